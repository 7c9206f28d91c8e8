using System.Collections.Immutable;
using MapService.History;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.Client.Directing;

/// <summary>A part of the map between four edges in degrees.</summary>
/// <param name="West">Western edge.</param>
/// <param name="South">Southern edge.</param>
/// <param name="East">Eastern edge.</param>
/// <param name="North">Northern edge.</param>
public readonly record struct ShotBox(double West, double South, double East, double North)
{
    /// <summary>A shot shows at least so many metres, and so much more around what happens, as a part of it.</summary>
    private const double LeastMetres = 1_500;
    private const double RoomPart = 0.3;

    /// <summary>A shot stays until what happens fills less than this part of it.</summary>
    private const double LeastFilled = 0.3;

    /// <summary>Whether another box is wholly in this one.</summary>
    public bool Contains(ShotBox inner) => inner.West >= West && inner.South >= South && inner.East <= East && inner.North <= North;

    internal static ShotBox Around(IReadOnlyCollection<ActionSpot> spots) =>
        new(spots.Min(spot => spot.Lon), spots.Min(spot => spot.Lat), spots.Max(spot => spot.Lon), spots.Max(spot => spot.Lat));

    internal static ShotBox At(ActionSpot spot) => new(spot.Lon, spot.Lat, spot.Lon, spot.Lat);

    internal ShotBox Widened()
    {
        var (lon, lat) = ((West + East) / 2, (South + North) / 2);
        var least = LeastMetres / Geodesy.MetresPerDegree / 2;
        var halfHeight = Math.Max((North - South) / 2 * (1 + RoomPart), least);
        var halfWidth = Math.Max((East - West) / 2 * (1 + RoomPart), least / Math.Cos(lat * Math.PI / 180));
        return new ShotBox(lon - halfWidth, lat - halfHeight, lon + halfWidth, lat + halfHeight);
    }

    internal bool IsFilledBy(ShotBox inner) =>
        inner.East - inner.West >= LeastFilled * (East - West) || inner.North - inner.South >= LeastFilled * (North - South);
}

/// <summary>What a camera is pointed at.</summary>
/// <param name="Box">What is shown.</param>
/// <param name="Since">The wall time at which it was pointed there.</param>
public sealed record Shot(ShotBox Box, Instant Since)
{
    /// <summary>Things farther than this from the heaviest one are left out of the picture: a map of everything shows nothing.</summary>
    private const double ReachMetres = 12_000;

    /// <summary>What is shown already counts so much more: the camera does not go to and fro between two scenes.</summary>
    private const double Loyalty = 1.5;

    /// <summary>A shot stays at least so long.</summary>
    private static readonly Duration Rest = Duration.FromSeconds(4);

    /// <summary>
    /// The shot that follows another, or the same one: it holds the heaviest group of spots, changes only when they leave it or come to
    /// fill little of it, and never in quick succession. Null as long as nothing has happened.
    /// </summary>
    /// <param name="shot">The shot before; null for none.</param>
    /// <param name="spots">Where something happens.</param>
    /// <param name="now">Wall time.</param>
    public static Shot? Next(Shot? shot, ImmutableArray<ActionSpot> spots, Instant now)
    {
        var group = HeaviestGroup(spots, shot?.Box);
        if (group.Count == 0 || (shot is not null && now - shot.Since < Rest))
            return shot;
        var around = ShotBox.Around(group);
        var widened = around.Widened();
        return shot is not null && shot.Box.Contains(around) && shot.Box.IsFilledBy(widened) ? shot : new Shot(widened, now);
    }

    /// <summary>The spots about the one that has most weight near it; of equal ones, about the first.</summary>
    private static List<ActionSpot> HeaviestGroup(ImmutableArray<ActionSpot> spots, ShotBox? shown)
    {
        var (most, heaviest) = (0.0, new List<ActionSpot>());
        foreach (var spot in spots)
        {
            var group = spots.Where(other => MetresBetween(other, spot) <= ReachMetres).ToList();
            var isShown = shown is { } box && box.Contains(ShotBox.At(spot));
            var weight = group.Sum(one => one.Weight) * (isShown ? Loyalty : 1);
            if (weight > most)
                (most, heaviest) = (weight, group);
        }
        return heaviest;
    }

    private static double MetresBetween(ActionSpot one, ActionSpot other) =>
        Geodesy.DistanceMetres(new Coordinate(one.Lon, one.Lat), new Coordinate(other.Lon, other.Lat));
}
