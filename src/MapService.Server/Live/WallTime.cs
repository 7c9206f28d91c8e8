using NodaTime;

namespace MapService.Server.Live;

/// <summary>The wall clock as an instant.</summary>
public static class WallTime
{
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
