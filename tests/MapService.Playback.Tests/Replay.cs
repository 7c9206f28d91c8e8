using MapService.History;
using MapService.History.Events;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Playback.Tests;

/// <summary>A history and its timeline, asked in the words of the history. Times are those of <see cref="Sample.Time"/>.</summary>
internal sealed class Replay(Dataset dataset)
{
    public Replay(HistoryBuilder history)
        : this(history.Build())
    {
    }

    public Dataset Dataset { get; } = dataset;

    public Timeline Timeline { get; } = Timeline.Build(dataset);

    public static StoryTime Story(string time) => StoryTime.From(Sample.Time(time));

    /// <summary>The segment of a unit that is on the map, or null.</summary>
    public Segment? Find(string unit, StoryTime time) => Timeline.At(time).Spans.Segments
        .Select(number => Timeline.Segments[number])
        .Where(segment => Dataset.Units[segment.Unit].Id.Value == unit)
        .Select(segment => (Segment?)segment)
        .SingleOrDefault();

    public Segment? Find(string unit, string time) => Find(unit, Story(time));

    public (double Lon, double Lat)? PositionOf(string unit, string time) => Find(unit, time)?.PositionAt(Story(time));

    public bool IsMoving(string unit, string time) => Find(unit, time) is { IsMoving: true };

    public string? HolderOf(string place, StoryTime time) => Timeline.At(time).Spans.Control
        .Select(number => Timeline.Control[number])
        .Where(span => Dataset.Places[span.Place].Id.Value == place)
        .Select(span => Dataset.Sides[span.Side].Id.Value)
        .SingleOrDefault();

    public string? HolderOf(string place, string time) => HolderOf(place, Story(time));

    public BridgeState? StateOf(string bridge, StoryTime time) => Timeline.At(time).Spans.Bridges
        .Select(number => Timeline.Bridges[number])
        .Where(span => Dataset.Places[span.Place].Id.Value == bridge)
        .Select(span => (BridgeState?)span.State)
        .SingleOrDefault();

    public BridgeState? StateOf(string bridge, string time) => StateOf(bridge, Story(time));

    public IEnumerable<string> EventsAt(StoryTime time) =>
        Timeline.At(time).Spans.Events.Select(number => Dataset.Events[Timeline.Events[number].Event].Id.Value);

    public IEnumerable<string> EventsAt(string time) => EventsAt(Story(time));
}
