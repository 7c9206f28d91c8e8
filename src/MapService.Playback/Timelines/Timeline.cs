using System.Collections.Immutable;
using MapService.History;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;

namespace MapService.Playback.Timelines;

/// <summary>
/// A data set laid out in time: where every unit is, what is going on, who holds what and which bridges
/// are open, at any moment. A pure function
/// of the data set; immutable and safe for many threads. Numbers of spans are positions in its lists.
/// </summary>
public sealed class Timeline
{
    private readonly SpanIndex _segments;
    private readonly SpanIndex _events;
    private readonly SpanIndex _control;
    private readonly SpanIndex _bridges;

    private Timeline(Dataset dataset)
    {
        (First, Last) = (StoryTime.From(dataset.Header.From), StoryTime.From(dataset.Header.To));
        Segments = [.. Itinerary.SegmentsOf(dataset).OrderBy(segment => segment.Start)];
        Events = [.. Happenings.EventsOf(dataset).OrderBy(span => span.Start)];
        Control = [.. Happenings.ControlOf(dataset).OrderBy(span => span.Start)];
        Bridges = [.. Happenings.BridgesOf(dataset).OrderBy(span => span.Start)];
        _segments = SpanIndex.Build(Segments.Select(segment => segment.Start), Segments.Select(segment => segment.End));
        _events = SpanIndex.Build(Events.Select(span => span.Start), Events.Select(span => span.End));
        _control = SpanIndex.Build(Control.Select(span => span.Start), Control.Select(span => span.End));
        _bridges = SpanIndex.Build(Bridges.Select(span => span.Start), Bridges.Select(span => span.End));
    }

    /// <summary>The first moment of the replay.</summary>
    public StoryTime First { get; }

    /// <summary>The last moment of the replay, at which it stops.</summary>
    public StoryTime Last { get; }

    /// <summary>Where units are, in order of start.</summary>
    public ImmutableArray<Segment> Segments { get; }

    /// <summary>What is going on, in order of start.</summary>
    public ImmutableArray<EventSpan> Events { get; }

    /// <summary>Who holds what, in order of start.</summary>
    public ImmutableArray<ControlSpan> Control { get; }

    /// <summary>Which bridges were opened or closed again, in order of start.</summary>
    public ImmutableArray<BridgeSpan> Bridges { get; }

    /// <summary>Lays a data set out. O(n log n).</summary>
    public static Timeline Build(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new Timeline(dataset);
    }

    /// <summary>The state of the map at a moment. O(log n + what is on the map then).</summary>
    public Frame At(StoryTime time) => Between(StoryWindow.At(time));

    /// <summary>Everything that is on the map at some moment of a window. O(log n + found).</summary>
    public Frame Between(StoryWindow window) =>
        new(window, new SpanNumbers(
            Collect(_segments, window), Collect(_events, window), Collect(_control, window), Collect(_bridges, window)));

    /// <summary>How the frame of one window turns into that of another. O(log n + what starts or ends between them).</summary>
    public FrameDelta Next(StoryWindow before, StoryWindow after)
    {
        var (segments, events) = (Change(_segments, before, after), Change(_events, before, after));
        var (control, bridges) = (Change(_control, before, after), Change(_bridges, before, after));
        return new FrameDelta(
            after,
            new SpanNumbers(segments.Ended, events.Ended, control.Ended, bridges.Ended),
            new SpanNumbers(segments.Started, events.Started, control.Started, bridges.Started));
    }

    private static ImmutableArray<int> Collect(SpanIndex index, StoryWindow window)
    {
        var found = new List<int>();
        index.CollectIn(window, found);
        return Ascending(found);
    }

    private static (ImmutableArray<int> Ended, ImmutableArray<int> Started) Change(SpanIndex index, StoryWindow before, StoryWindow after)
    {
        var (ended, started) = (new List<int>(), new List<int>());
        index.CollectChanges(before, after, ended, started);
        return (Ascending(ended), Ascending(started));
    }

    private static ImmutableArray<int> Ascending(List<int> numbers)
    {
        numbers.Sort();
        return [.. numbers];
    }
}
