using System.Collections.Immutable;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks;

/// <summary>The plain way: look at every span. What the index is measured against.</summary>
internal static class LinearScan
{
    public static Frame At(Timeline timeline, StoryTime time)
    {
        var window = StoryWindow.At(time);
        return new Frame(window, Find(timeline, (start, end) => Touches(start, end, window)));
    }

    public static FrameDelta Next(Timeline timeline, StoryWindow before, StoryWindow after) => new(
        after,
        Find(timeline, (start, end) => Touches(start, end, before) && !Touches(start, end, after)),
        Find(timeline, (start, end) => Touches(start, end, after) && !Touches(start, end, before)));

    private static bool Touches(StoryTime start, StoryTime end, StoryWindow window) => start <= window.To && end > window.From;

    private static SpanNumbers Find(Timeline timeline, Func<StoryTime, StoryTime, bool> isWanted)
    {
        var (segments, events) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        var (control, bridges) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        for (var number = 0; number < timeline.Segments.Length; number++)
        {
            if (isWanted(timeline.Segments[number].Start, timeline.Segments[number].End))
                segments.Add(number);
        }
        for (var number = 0; number < timeline.Events.Length; number++)
        {
            if (isWanted(timeline.Events[number].Start, timeline.Events[number].End))
                events.Add(number);
        }
        for (var number = 0; number < timeline.Control.Length; number++)
        {
            if (isWanted(timeline.Control[number].Start, timeline.Control[number].End))
                control.Add(number);
        }
        for (var number = 0; number < timeline.Bridges.Length; number++)
        {
            if (isWanted(timeline.Bridges[number].Start, timeline.Bridges[number].End))
                bridges.Add(number);
        }
        return new SpanNumbers(
            segments.DrainToImmutable(), events.DrainToImmutable(), control.DrainToImmutable(), bridges.DrainToImmutable());
    }
}
