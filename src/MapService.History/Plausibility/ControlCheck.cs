using MapService.History.Events;

namespace MapService.History.Plausibility;

/// <summary>Finds places that pass to two sides at one moment: then nobody can tell who holds them.</summary>
internal static class ControlCheck
{
    public static IEnumerable<Problem> Check(ToldItems story)
    {
        var passings = story.Events
            .SelectMany(happening => happening.Control.Select(change => (Event: happening, Change: change)))
            .GroupBy(passing => (passing.Change.Place, passing.Event.When.To));
        foreach (var moment in passings)
        {
            var (first, change) = moment.First();
            foreach (var other in moment.Where(other => other.Change.Side != change.Side))
                yield return Twice(other.Event, other.Change, first, change);
        }
    }

    private static Problem Twice(HistoricalEvent happening, ControlChange change, HistoricalEvent first, ControlChange toFirst) => new(
        happening.Key,
        $"control.{change.Place}",
        $"'{change.Side}' from {ToldItems.Text(happening.When.To)}, when '{first.Id}' gives it to '{toFirst.Side}'",
        "one side at a moment");
}
