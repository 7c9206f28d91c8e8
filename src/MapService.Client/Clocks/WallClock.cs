using NodaTime;

namespace MapService.Client.Clocks;

/// <summary>Local wall time that never runs backwards, not even when the computer's clock is set. Safe for many threads.</summary>
public sealed class WallClock(TimeProvider time)
{
    private readonly Instant _start = Instant.FromDateTimeOffset(time.GetUtcNow());
    private readonly long _startTimestamp = time.GetTimestamp();

    /// <summary>The wall time.</summary>
    public Instant Now => _start + Duration.FromTimeSpan(time.GetElapsedTime(_startTimestamp));
}
