using MapService.History;
using MapService.History.Events;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Playback.Timelines;

/// <summary>Turns events into the spans during which they are under way, and into who holds what.</summary>
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
        var places = dataset.Places.Select((place, index) => (place.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var sides = dataset.Sides.Select((side, index) => (side.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var changes =
            from happening in dataset.Events.Select((happening, index) => (happening, index))
            from change in happening.happening.Control
            let at = StoryTime.From(happening.happening.When.To)
            orderby at
            select new ControlSpan(places[change.Place], sides[change.Side], happening.index, at, StoryTime.EndOfTime);
        return changes.GroupBy(change => change.Place).SelectMany(Successive);
    }

    private static IEnumerable<ControlSpan> Successive(IEnumerable<ControlSpan> changes)
    {
        ControlSpan? held = null;
        foreach (var change in changes.GroupBy(change => change.Start).Select(atOnce => atOnce.Last()))
        {
            if (held?.Side == change.Side)
                continue;
            if (held is { } before)
                yield return before with { End = change.Start };
            held = change;
        }
        if (held is { } last)
            yield return last;
    }

    private static StoryTime EndOf(HistoricalEvent happening)
    {
        var shortest = happening.When.From.Plus(ShortestEvent);
        return StoryTime.From(happening.When.To > shortest ? happening.When.To : shortest);
    }
}
