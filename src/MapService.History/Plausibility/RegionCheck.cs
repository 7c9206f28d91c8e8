using System.Globalization;
using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.History.Plausibility;

/// <summary>
/// Finds what happens outside the region of the data set: most often longitude and latitude were changed about, or a digit was
/// left out. Places that nobody uses may lie anywhere; a gazetteer knows America.
/// </summary>
internal static class RegionCheck
{
    /// <summary>
    /// Where a data set says nothing: Europe from Ireland to the Caspian Sea, the theatre of the war. Its south and east are
    /// such that no town of Russia lies in it with its coordinates the wrong way round.
    /// </summary>
    private static readonly GeographicBounds Theatre = new(-12, 34, 50, 72);

    public static IEnumerable<Problem> Check(ToldItems story)
    {
        var region = story.Header?.Region ?? Theatre;
        var used = UsedBy(story);
        foreach (var place in story.Places.Where(place => used.Contains(place.Id) && IsOutside(region, place)))
            yield return new Problem(place.Key, "at", Text(place.Location), Allowed(region));
        foreach (var movement in story.Movements)
        {
            for (var index = 0; index < movement.Via.Length; index++)
            {
                if (movement.Via[index].Position is { } position && !region.Contains(position))
                    yield return new Problem(movement.Key, $"via[{index}]", Text(position), Allowed(region));
            }
        }
    }

    private static HashSet<PlaceId> UsedBy(ToldItems story) =>
    [
        .. story.Units.Select(unit => unit.Presence.Place),
        .. story.Events.SelectMany(happening => happening.Places),
        .. story.Events.SelectMany(happening => happening.Control.Select(change => change.Place)),
        .. story.Movements.SelectMany(movement => movement.Via.Select(waypoint => waypoint.Place).OfType<PlaceId>()),
        .. story.Movements.SelectMany(movement => new[] { movement.From, movement.To }),
    ];

    /// <summary>Whether no part of where it may lie is inside.</summary>
    private static bool IsOutside(GeographicBounds region, Place place)
    {
        var nearest = new Coordinate(Nearest(place.Location.X, region.West, region.East), Nearest(place.Location.Y, region.South, region.North));
        return Geodesy.DistanceMetres(place.Location.Coordinate, nearest) > place.AccuracyMetres;
    }

    private static double Nearest(double degrees, double first, double last) => Math.Min(Math.Max(degrees, first), last);

    private static string Text(Point position) => string.Create(CultureInfo.InvariantCulture, $"[{position.X}, {position.Y}]");

    private static string Allowed(GeographicBounds region) => string.Create(
        CultureInfo.InvariantCulture, $"[longitude, latitude] in dataset.region, {region.West} to {region.East} and {region.South} to {region.North}");
}
