using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Units;
using NetTopologySuite.Geometries;

namespace MapService.History.Plausibility;

/// <summary>Finds ships on land and land units in the water, where they stand and on their ways.</summary>
internal static class GroundCheck
{
    /// <summary>What banks are drawn off by, and a quay is wide.</summary>
    private const double ToleranceMetres = 50;

    /// <summary>A channel through a harbour or between islands that the map does not show.</summary>
    private const double LongestOverLandMetres = 300;

    /// <summary>Longer than any bridge, of which the map may not show all.</summary>
    private const double LongestThroughWaterMetres = 1000;

    /// <summary>Kinds of places that float or cross the water, where whoever is aboard or on the bridge may be.</summary>
    private static readonly string[] OverWater = ["anchorage", "mooring", "roadstead", "harbour", "landing", Place.BridgeKind];

    public static IEnumerable<Problem> Check(ToldItems story, Ground ground)
    {
        foreach (var unit in story.Units)
        {
            if (story.Find(unit.Presence.Place) is { } place && Stands(unit, place, ground) is { } found)
                yield return new Problem(unit.Key, "present.place", found, Allowed(IsShip(unit)));
        }
        foreach (var movement in story.Movements)
        {
            if (story.Find(movement.Unit) is { } unit)
            {
                foreach (var problem in Check(story, movement, unit, ground))
                    yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Check(ToldItems story, Movement movement, Unit unit, Ground ground)
    {
        if (story.Find(movement.To) is { } place && Stands(unit, place, ground) is { } found)
            yield return new Problem(movement.Key, "to", found, Allowed(IsShip(unit)));
        var isAfloat = movement.Mode is TravelMode.River or TravelMode.Sea;
        if (story.RouteOf(movement) is { } route && Crosses(story, movement, route, isAfloat, ground) is { } crossed)
            yield return new Problem(movement.Key, "via", crossed, Allowed(isAfloat));
        for (var index = 0; index < movement.Via.Length; index++)
        {
            if (movement.Via[index].Position is { } position && MetresOff(ground, position.Coordinate, isAfloat) is { } metres && metres > ToleranceMetres)
                yield return new Problem(movement.Key, $"via[{index}]", $"{Where(isAfloat)}, {ToldItems.Text(metres)} from {(isAfloat ? "water" : "land")}", Allowed(isAfloat));
        }
    }

    /// <summary>What is wrong with a way between its points; null if nothing is.</summary>
    private static string? Crosses(ToldItems story, Movement movement, IReadOnlyList<Coordinate> route, bool isAfloat, Ground ground)
    {
        var inaccuracy = Math.Max(story.Find(movement.From)!.AccuracyMetres, story.Find(movement.To)!.AccuracyMetres);
        var metres = isAfloat ? ground.LongestOverLand(route) : ground.LongestThroughWater(route);
        return metres > inaccuracy + (isAfloat ? LongestOverLandMetres : LongestThroughWaterMetres)
            ? $"a way with {ToldItems.Text(metres)} of {(isAfloat ? "land" : "water")} at a stretch"
            : null;
    }

    /// <summary>What is wrong with a unit at a place; null if nothing is.</summary>
    private static string? Stands(Unit unit, Place place, Ground ground)
    {
        var isShip = IsShip(unit);
        if (!isShip && OverWater.Contains(place.Kind))
            return null;
        return MetresOff(ground, place.Location.Coordinate, isShip) is { } metres && metres > place.AccuracyMetres + ToleranceMetres
            ? $"'{place.Id}', {Where(isShip)}, {ToldItems.Text(metres)} from {(isShip ? "water" : "land")}"
            : null;
    }

    private static double? MetresOff(Ground ground, Coordinate position, bool isAfloat) =>
        isAfloat ? ground.MetresToWater(position) : ground.MetresToLand(position);

    private static bool IsShip(Unit unit) => unit.Kind == UnitKind.Ship;

    private static string Where(bool isAfloat) => isAfloat ? "on land" : "in the water";

    private static string Allowed(bool isAfloat) => isAfloat
        ? "the water of the base map"
        : $"land, or a place that is {string.Join(", ", OverWater)}";
}
