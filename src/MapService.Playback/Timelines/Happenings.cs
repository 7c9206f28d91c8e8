using MapService.History;
using MapService.History.Events;
using MapService.History.Places;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Playback.Timelines;

/// <summary>Turns events into the spans during which they are under way, and into who holds what and which bridges are open.</summary>
internal static class Happenings
{
    /// <summary>An event that is stated as a moment is under way for a minute, the finest precision of the data.</summary>
    private static readonly Period ShortestEvent = Period.FromMinutes(1);

    /// <summary>One span for each event.</summary>
    public static IEnumerable<EventSpan> EventsOf(Dataset dataset) =>
        dataset.Events.Select((happening, index) => new EventSpan(index, StoryTime.From(happening.When.From), EndOf(happening)));

    /// <summary>
    /// A place passes to a side when the event that brings it about is over, and stays with it until another side takes
    /// it. That the same side takes it again changes nothing. Of those who take it at one moment the last one has it.
    /// </summary>
    public static IEnumerable<ControlSpan> ControlOf(Dataset dataset)
    {
        var sides = dataset.Sides.Select((side, index) => (side.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        return StatesOf(dataset, happening => happening.Control.Select(change => (change.Place, sides[change.Side])))
            .Select(held => new ControlSpan(held.Place, held.Value, held.Event, held.Start, held.End));
    }

    /// <summary>A bridge is opened or closed when the event that brings it about is over, and stays so until the next that changes it.</summary>
    public static IEnumerable<BridgeSpan> BridgesOf(Dataset dataset) =>
        StatesOf(dataset, happening => happening.Bridges.Select(change => (change.Bridge, change.State)))
            .Select(bridge => new BridgeSpan(bridge.Place, bridge.Value, bridge.Event, bridge.Start, bridge.End));

    /// <summary>How places are from one change to the next, place by place.</summary>
    private static IEnumerable<PlaceState<T>> StatesOf<T>(Dataset dataset, Func<HistoricalEvent, IEnumerable<(PlaceId Place, T Value)>> changesOf)
        where T : struct
    {
        var places = dataset.Places.Select((place, index) => (place.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var changes =
            from happening in dataset.Events.Select((happening, index) => (happening, index))
            from change in changesOf(happening.happening)
            let at = StoryTime.From(happening.happening.When.To)
            orderby at
            select new PlaceState<T>(places[change.Place], change.Value, happening.index, at, StoryTime.EndOfTime);
        return changes.GroupBy(change => change.Place).SelectMany(Successive);
    }

    private static IEnumerable<PlaceState<T>> Successive<T>(IEnumerable<PlaceState<T>> changes)
        where T : struct
    {
        PlaceState<T>? lasting = null;
        foreach (var change in changes.GroupBy(change => change.Start).Select(atOnce => atOnce.Last()))
        {
            if (lasting is { } same && same.Value.Equals(change.Value))
                continue;
            if (lasting is { } before)
                yield return before with { End = change.Start };
            lasting = change;
        }
        if (lasting is { } last)
            yield return last;
    }

    private static StoryTime EndOf(HistoricalEvent happening)
    {
        var shortest = happening.When.From.Plus(ShortestEvent);
        return StoryTime.From(happening.When.To > shortest ? happening.When.To : shortest);
    }

    /// <summary>What is true of a place in story time [Start, End), and the event that brought it about; both by index.</summary>
    private readonly record struct PlaceState<T>(int Place, T Value, int Event, StoryTime Start, StoryTime End)
        where T : struct;
}
