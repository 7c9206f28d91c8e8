using MapService.History.Dating;
using MapService.History.Events;
using MapService.History.Places;

namespace MapService.History.Plausibility;

/// <summary>Finds units that take part in an event while their movements have them elsewhere, or not on the map at all.</summary>
internal static class AttendanceCheck
{
    /// <summary>Before a building, in its yard, on its stairs: one place of the gazetteer and the next.</summary>
    private const double BesideMetres = 500;

    /// <summary>Across the city and back, some time in a day or month of which not every errand is told.</summary>
    private const double ErrandMetres = 5_000;

    public static IEnumerable<Problem> Check(ToldItems story)
    {
        var whereabouts = story.Units.ToDictionary(unit => unit.Id, unit => Whereabouts.Of(story, unit));
        foreach (var happening in story.Events)
        {
            for (var index = 0; index < happening.Units.Length; index++)
            {
                if (whereabouts.TryGetValue(happening.Units[index], out var where) && Elsewhere(story, happening, where) is { } found)
                    yield return new Problem(happening.Key, $"units[{index}]", $"'{happening.Units[index]}', {found}", $"units that are at one of the event's places then");
            }
        }
    }

    /// <summary>Where a unit is instead; null if it may be at the event.</summary>
    private static string? Elsewhere(ToldItems story, HistoricalEvent happening, Whereabouts where)
    {
        var places = happening.Places.Select(story.Find).OfType<Place>().ToList();
        if (places.Count == 0)
            return null;
        var during = Stretch.Around(happening.When);
        if (where.During(during) is not { Count: > 0 } stays)
            return $"who is not on the map at {ToldItems.Text(happening.When.From)}";
        if (places.Min(place => stays.Min(stay => stay.MetresFrom(place, during))) <= Tolerance(happening.When))
            return null;
        var longest = stays.MaxBy(stay => stay.Time.SharedWith(during))!;
        var nearest = places.MinBy(place => longest.MetresFrom(place, during))!;
        return $"who is {longest.Description}, {ToldItems.Text(longest.MetresFrom(nearest, during))} from '{nearest.Id}', at {ToldItems.Text(happening.When.From)}";
    }

    private static double Tolerance(When when) => when.Precision >= Precision.Day ? ErrandMetres : BesideMetres;
}
