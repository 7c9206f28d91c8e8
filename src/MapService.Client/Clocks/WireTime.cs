using MapService.Contract;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Client.Clocks;

/// <summary>Times of the wire as times of the clock.</summary>
internal static class WireTime
{
    public static Instant Wall(double unixMs) => Instant.FromUnixTimeTicks((long)(unixMs * NodaConstants.TicksPerMillisecond));

    public static double UnixMs(Instant wall) => (double)wall.ToUnixTimeTicks() / NodaConstants.TicksPerMillisecond;

    public static StoryTime Story(double milliseconds) => new((long)Math.Round(milliseconds));

    /// <summary>The clock within a span; a loop that is not wholly in it, as when the history has changed, is left out.</summary>
    public static Clock ClockOf(ClockInfo info, StoryWindow span)
    {
        var at = Story(info.StoryMs);
        StoryLoop? loop = info.Loop is { } stretch ? new StoryLoop(Story(stretch.FromMs), Story(stretch.ToMs), stretch.Once is true) : null;
        var isWithin = loop is { } inside && inside.From >= span.From && inside.To <= span.To && inside.Contains(at);
        return Clock.Restore(span.From, span.To, Wall(info.ServerMs), at, info.Speed, info.Playing, isWithin ? loop : null, info.Version);
    }
}
