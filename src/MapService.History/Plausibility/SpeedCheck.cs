using System.Globalization;
using MapService.History.Movements;
using NodaTime;

namespace MapService.History.Plausibility;

/// <summary>Finds movements that are too fast: the shortest way that their accuracy allows, in the longest time.</summary>
internal static class SpeedCheck
{
    public static IEnumerable<Problem> Check(ToldItems story) =>
        story.Movements.Select(movement => Check(story, movement)).OfType<Problem>();

    private static Problem? Check(ToldItems story, Movement movement)
    {
        if (story.RouteOf(movement) is not { } route || story.Find(movement.Unit) is not { } unit)
            return null;
        var hours = Period.Between(movement.Departure.From, movement.Arrival.To, PeriodUnits.Ticks).Ticks / (double)NodaConstants.TicksPerHour;
        var inaccuracy = story.Find(movement.From)!.AccuracyMetres + story.Find(movement.To)!.AccuracyMetres;
        var metres = Math.Max(0, Geodesy.LengthMetres([.. route]) - inaccuracy);
        var limit = SpeedLimits.Of(movement.Mode, unit.Kind);
        if (hours <= 0 || metres / 1000 <= limit * hours)
            return null;
        return new Problem(
            movement.Key,
            "arrive",
            string.Create(CultureInfo.InvariantCulture, $"{ToldItems.Text(movement.Arrival.To)}: {ToldItems.Text(metres)} in {hours:0.##} h, {metres / 1000 / hours:0} km/h"),
            string.Create(CultureInfo.InvariantCulture, $"at most {limit} km/h for {Words.Of(unit.Kind)} by {Words.Of(movement.Mode)}"));
    }
}
