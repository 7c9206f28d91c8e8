using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MapService.History;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;

namespace MapService.Playback.Timelines;

/// <summary>
/// A data set laid out in time: where every unit is, what is going on, who holds what and which bridges are open, at any
/// moment. A pure function of the data set; immutable and safe for many threads. Numbers of spans are positions in its
/// lists. What takes a buffer allocates nothing once the buffer has grown to its size.
/// </summary>
public sealed class Timeline
{
    private readonly SpanIndex _segments;
    private readonly SpanIndex _events;
    private readonly SpanIndex _control;
    private readonly SpanIndex _bridges;

    private Timeline(
        Dataset dataset,
        (Segment[] Spans, SpanIndex Index) segments,
        (EventSpan[] Spans, SpanIndex Index) events,
        (ControlSpan[] Spans, SpanIndex Index) control,
        (BridgeSpan[] Spans, SpanIndex Index) bridges)
    {
        (First, Last) = (StoryTime.From(dataset.Header.From), StoryTime.From(dataset.Header.To));
        UnitCount = dataset.Units.Length;
        Segments = ImmutableCollectionsMarshal.AsImmutableArray(segments.Spans);
        Events = ImmutableCollectionsMarshal.AsImmutableArray(events.Spans);
        Control = ImmutableCollectionsMarshal.AsImmutableArray(control.Spans);
        Bridges = ImmutableCollectionsMarshal.AsImmutableArray(bridges.Spans);
        (_segments, _events, _control, _bridges) = (segments.Index, events.Index, control.Index, bridges.Index);
    }

    /// <summary>The first moment of the replay.</summary>
    public StoryTime First { get; }

    /// <summary>The last moment of the replay, at which it stops.</summary>
    public StoryTime Last { get; }

    /// <summary>How many units the data set has; no more than that are on the map at a time.</summary>
    public int UnitCount { get; }

    /// <summary>Where units are, in order of start.</summary>
    public ImmutableArray<Segment> Segments { get; }

    /// <summary>What is going on, in order of start.</summary>
    public ImmutableArray<EventSpan> Events { get; }

    /// <summary>Who holds what, in order of start.</summary>
    public ImmutableArray<ControlSpan> Control { get; }

    /// <summary>Which bridges were opened or closed again, in order of start.</summary>
    public ImmutableArray<BridgeSpan> Bridges { get; }

    /// <summary>Lays a data set out, on all processors; the same data set always gives the same numbers. O(n log n).</summary>
    public static Timeline Build(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var segments = Task.Run(() => LayOut(Itinerary.SegmentsOf(dataset), span => span.Start, span => span.End));
        var events = Task.Run(() => LayOut([.. Happenings.EventsOf(dataset)], span => span.Start, span => span.End));
        var control = LayOut([.. Happenings.ControlOf(dataset)], span => span.Start, span => span.End);
        var bridges = LayOut([.. Happenings.BridgesOf(dataset)], span => span.Start, span => span.End);
        return new Timeline(dataset, segments.GetAwaiter().GetResult(), events.GetAwaiter().GetResult(), control, bridges);
    }

    /// <summary>The state of the map at a moment. O(log n + what is on the map then).</summary>
    public Frame At(StoryTime time) => Between(StoryWindow.At(time));

    /// <summary>Everything that is on the map at some moment of a window. O(log n + found).</summary>
    public Frame Between(StoryWindow window)
    {
        var found = new SpanBuffer();
        Collect(window, found);
        return new Frame(window, found.ToNumbers());
    }

    /// <summary>How the frame of one window turns into that of another. O(log n + what starts or ends between them).</summary>
    public FrameDelta Next(StoryWindow before, StoryWindow after)
    {
        var (ended, started) = (new SpanBuffer(), new SpanBuffer());
        CollectNext(before, after, ended, started);
        return new FrameDelta(after, ended.ToNumbers(), started.ToNumbers());
    }

    /// <summary><see cref="Between"/> into a buffer: fills it with everything that is on the map at some moment of a window.</summary>
    public void Collect(StoryWindow window, SpanBuffer found)
    {
        ArgumentNullException.ThrowIfNull(found);
        found.Clear();
        _segments.CollectIn(window, found.SegmentList);
        _events.CollectIn(window, found.EventList);
        _control.CollectIn(window, found.ControlList);
        _bridges.CollectIn(window, found.BridgeList);
    }

    /// <summary><see cref="Next"/> into buffers: fills them with what touches only the one and only the other window.</summary>
    public void CollectNext(StoryWindow before, StoryWindow after, SpanBuffer ended, SpanBuffer started)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(started);
        ended.Clear();
        started.Clear();
        _segments.CollectChanges(before, after, ended.SegmentList, started.SegmentList);
        _events.CollectChanges(before, after, ended.EventList, started.EventList);
        _control.CollectChanges(before, after, ended.ControlList, started.ControlList);
        _bridges.CollectChanges(before, after, ended.BridgeList, started.BridgeList);
    }

    /// <summary>
    /// How far a window can move before anything leaves or enters it, in story milliseconds: until then every step is
    /// quiet. <see cref="long.MaxValue"/> if nothing ever does. O(log n).
    /// </summary>
    /// <param name="window">Where it is.</param>
    /// <param name="isBackwards">Whether it moves to earlier times.</param>
    public long MillisecondsUntilChange(StoryWindow window, bool isBackwards = false) => Math.Min(
        Math.Min(_segments.MillisecondsUntilChange(window, isBackwards), _events.MillisecondsUntilChange(window, isBackwards)),
        Math.Min(_control.MillisecondsUntilChange(window, isBackwards), _bridges.MillisecondsUntilChange(window, isBackwards)));

    /// <summary>Where every unit on the map is at a moment, in order of when its segment started. O(log n + units on the map).</summary>
    /// <param name="time">The moment.</param>
    /// <param name="found">Filled from its beginning; <see cref="UnitCount"/> long, or it may be too short.</param>
    /// <returns>How many there are.</returns>
    public int CollectPositions(StoryTime time, Span<UnitPosition> found)
    {
        var count = 0;
        var segments = Segments.AsSpan();
        var candidates = _segments.CandidatesAt(time);
        foreach (var number in candidates.Earlier)
            count += PutIfThere(number, in segments[number], time, found[count..]);
        for (var number = candidates.From; number < candidates.To; number++)
            count += PutIfThere(number, in segments[number], time, found[count..]);
        return count;
    }

    internal void CollectSegments(StoryTime time, List<int> found) => _segments.CollectIn(StoryWindow.At(time), found);

    internal void CollectSegmentChanges(StoryTime before, StoryTime after, List<int> ended, List<int> started) =>
        _segments.CollectChanges(StoryWindow.At(before), StoryWindow.At(after), ended, started);

    /// <summary>The moments between which, both left out, the same segments are on the map as at this one.</summary>
    internal (StoryTime Before, StoryTime After) SegmentChangesAround(StoryTime time)
    {
        var window = StoryWindow.At(time);
        var (back, ahead) = (_segments.MillisecondsUntilChange(window, isBackwards: true), _segments.MillisecondsUntilChange(window, isBackwards: false));
        return (
            new StoryTime(back == long.MaxValue ? long.MinValue : time.Milliseconds - back),
            new StoryTime(ahead == long.MaxValue ? long.MaxValue : time.Milliseconds + ahead));
    }

    private static int PutIfThere(int number, in Segment segment, StoryTime time, Span<UnitPosition> found)
    {
        if (segment.End <= time)
            return 0;
        var (lon, lat) = segment.PositionAt(time);
        found[0] = new UnitPosition(segment.Unit, number, lon, lat);
        return 1;
    }

    private static (T[] Spans, SpanIndex Index) LayOut<T>(T[] unordered, Func<T, StoryTime> startOf, Func<T, StoryTime> endOf)
    {
        var spans = Chronology.Order(unordered, startOf);
        return (spans, SpanIndex.Build(spans.Select(startOf), spans.Select(endOf)));
    }
}

/// <summary>Where a unit is.</summary>
/// <param name="Unit">Index of the unit in the data set.</param>
/// <param name="Segment">Number of the segment that it is on.</param>
/// <param name="Lon">Longitude, degrees.</param>
/// <param name="Lat">Latitude, degrees.</param>
public readonly record struct UnitPosition(int Unit, int Segment, double Lon, double Lat);
