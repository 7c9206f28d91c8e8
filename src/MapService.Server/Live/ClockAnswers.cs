using MapService.Contract;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Server.Live;

/// <summary>The clock as a viewer is told it.</summary>
public static class ClockAnswers
{
    /// <summary>A clock as it is at a wall time; one that has come to its end is told as standing.</summary>
    public static ClockInfo Describe(Clock clock, Instant now)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new ClockInfo(
            clock.Version,
            clock.StoryTimeAt(now).Milliseconds,
            clock.Speed,
            clock.IsMovingAt(now),
            now.ToUnixTimeMilliseconds(),
            clock.Loop is { } loop ? new LoopSpan(loop.From.Milliseconds, loop.To.Milliseconds, loop.IsOnce ? true : null) : null);
    }
}
