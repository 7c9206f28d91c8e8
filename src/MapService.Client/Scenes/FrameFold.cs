using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;
using StoryWindow = MapService.Playback.Clocks.StoryWindow;

namespace MapService.Client.Scenes;

/// <summary>
/// Adds the frames of one session up to what is known of the replay around the present moment. Spans are as in the server's
/// timeline, by its numbers, with positions rounded to a ten-millionth of a degree; indexes hold for <see cref="LogPosition"/>.
/// Not safe for many threads.
/// </summary>
public sealed class FrameFold
{
    /// <summary>Degrees on the wire are ten-millionths.</summary>
    private const double UnitsPerDegree = 1e7;

    private readonly Dictionary<int, Segment> _segments = [];
    private readonly Dictionary<int, EventSpan> _events = [];
    private readonly Dictionary<int, ControlSpan> _control = [];
    private readonly Dictionary<int, BridgeSpan> _bridges = [];

    /// <summary>The step of the last frame; null before the first keyframe and after a gap.</summary>
    public long? Step { get; private set; }

    /// <summary>The position of the history in the server's log.</summary>
    public long LogPosition { get; private set; }

    /// <summary>The stretch of story time about which everything is known, both ends included.</summary>
    public StoryWindow Window { get; private set; }

    /// <summary>The clock of the last frame; null before the first.</summary>
    public ClockInfo? Clock { get; private set; }

    /// <summary>Where units are.</summary>
    public IReadOnlyDictionary<int, Segment> Segments => _segments;

    /// <summary>What is going on.</summary>
    public IReadOnlyDictionary<int, EventSpan> Events => _events;

    /// <summary>Who holds what.</summary>
    public IReadOnlyDictionary<int, ControlSpan> Control => _control;

    /// <summary>Which bridges were opened, or closed again.</summary>
    public IReadOnlyDictionary<int, BridgeSpan> Bridges => _bridges;

    /// <summary>Whether everything about a moment is known.</summary>
    public bool Knows(StoryTime moment) => Step is not null && Window.From <= moment && moment <= Window.To;

    /// <summary>The moment of the window that is nearest to another.</summary>
    public StoryTime NearestKnown(StoryTime moment) => moment < Window.From ? Window.From : moment > Window.To ? Window.To : moment;

    /// <summary>
    /// Takes a frame. False if it starts from another step than this is at: nothing is known any more until a keyframe comes, which
    /// the server sends when the session is watched again.
    /// </summary>
    /// <exception cref="InvalidDataException">The frame removes what is not there or adds what is: server and client are not of one kind.</exception>
    public bool Apply(ReplayFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Clock = frame.Clock;
        if (frame.Base is { } from && from != Step)
        {
            Step = null;
            return false;
        }
        if (frame.Base is null)
            Clear(frame);
        var story = (long)frame.Clock.StoryMs;
        Remove(frame.Ended);
        Add(frame.Started, story);
        Window = new StoryWindow(new StoryTime(story + frame.Window[0]), new StoryTime(story + frame.Window[1]));
        Step = frame.Step;
        return true;
    }

    private void Clear(ReplayFrame keyframe)
    {
        LogPosition = keyframe.LogPosition ?? throw new InvalidDataException("A keyframe has no log position.");
        _segments.Clear();
        _events.Clear();
        _control.Clear();
        _bridges.Clear();
    }

    private void Remove(EndedSpans? ended)
    {
        Remove(_segments, ended?.Segments);
        Remove(_events, ended?.Events);
        Remove(_control, ended?.Control);
        Remove(_bridges, ended?.Bridges);
    }

    private static void Remove<T>(Dictionary<int, T> spans, IReadOnlyList<int>? numbers)
    {
        foreach (var number in numbers ?? [])
        {
            if (!spans.Remove(number))
                throw new InvalidDataException($"Span {number} ends but is not there.");
        }
    }

    private void Add(StartedSpans? started, long story)
    {
        Add(_segments, started?.Segments, 9, span => SegmentOf(span, story));
        Add(_events, started?.Events, 4, span => new EventSpan((int)span[1], StartOf(span, story), EndOf(span, story)));
        Add(_control, started?.Control, 6, span =>
            new ControlSpan((int)span[1], (int)span[2], (int)span[3], StartOf(span, story), EndOf(span, story)));
        Add(_bridges, started?.Bridges, 6, span =>
            new BridgeSpan((int)span[1], (History.Events.BridgeState)span[2], (int)span[3], StartOf(span, story), EndOf(span, story)));
    }

    private static void Add<T>(Dictionary<int, T> spans, IReadOnlyList<long>? numbers, int width, Func<ReadOnlySpan<long>, T> read)
    {
        var all = numbers as long[] ?? [.. numbers ?? []];
        for (var at = 0; at < all.Length; at += width)
        {
            if (!spans.TryAdd((int)all[at], read(all.AsSpan(at, width))))
                throw new InvalidDataException($"Span {all[at]} starts but is there already.");
        }
    }

    private static Segment SegmentOf(ReadOnlySpan<long> span, long story) => new(
        (int)span[1],
        (int)span[2],
        span[3] / UnitsPerDegree,
        span[4] / UnitsPerDegree,
        (span[3] + span[5]) / UnitsPerDegree,
        (span[4] + span[6]) / UnitsPerDegree,
        StartOf(span, story),
        EndOf(span, story));

    private static StoryTime StartOf(ReadOnlySpan<long> span, long story) => new(story + span[^2]);

    private static StoryTime EndOf(ReadOnlySpan<long> span, long story) =>
        span[^1] == 0 ? StoryTime.EndOfTime : new StoryTime(story + span[^2] + span[^1]);
}
