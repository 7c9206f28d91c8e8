using System.Collections.Immutable;
using MapService.Client.Scenes;

namespace MapService.Client.Layouts;

/// <summary>
/// Finds room for the signs of units: those that move stand where they are, those that stand near one another stand side by side,
/// and many of one side share a sign.
/// </summary>
internal static class SignStacks
{
    /// <summary>Fewer signs than this stand side by side and can be read.</summary>
    private const int Fewest = 3;

    /// <summary>Signs nearer than this many of their widths would cover one another.</summary>
    private const double ReachInSigns = 1.5;

    private const double Gap = 4;

    /// <summary>Signs of units, those that move last.</summary>
    public static ImmutableArray<UnitSign> Place(IEnumerable<SceneUnit> units, MapView view, SignSizes sizes, string? apart)
    {
        var all = units.Select(unit => (Unit: unit, At: view.ToPixel(unit.Position))).ToList();
        var standing = all.Where(one => one.Unit.Movement is null).Select(one => one.Unit);
        return
        [
            .. Gather(standing, view, sizes.SignWidth * ReachInSigns).SelectMany(cluster => SideBySide(cluster, sizes, apart)),
            .. all.Where(one => one.Unit.Movement is not null).Select(one => new UnitSign([one.Unit], one.At, one.At)),
        ];
    }

    /// <summary>Units by the spot near which they stand, the fullest spots first: the same groups wherever on the screen they lie.</summary>
    private static List<(Pixel At, List<SceneUnit> Units)> Gather(IEnumerable<SceneUnit> units, MapView view, double reach)
    {
        var clusters = new List<(Pixel At, List<SceneUnit> Units)>();
        var spots = units.GroupBy(unit => unit.Position).OrderByDescending(spot => spot.Count()).ThenBy(spot => spot.Key.X).ThenBy(spot => spot.Key.Y);
        foreach (var spot in spots)
        {
            var at = view.ToPixel(spot.Key);
            if (clusters.Find(cluster => cluster.At.DistanceTo(at) < reach) is { Units: { } near })
                near.AddRange(spot);
            else
                clusters.Add((at, [.. spot]));
        }
        return clusters;
    }

    private static IEnumerable<UnitSign> SideBySide((Pixel At, List<SceneUnit> Units) cluster, SignSizes sizes, string? apart)
    {
        var groups = GroupsOf(cluster.Units, apart);
        var columns = groups.Count <= 3 ? groups.Count : (int)Math.Ceiling(Math.Sqrt(groups.Count));
        var rows = (groups.Count + columns - 1) / columns;
        return groups.Select((group, index) =>
        {
            var row = index / columns;
            var inRow = Math.Min(columns, groups.Count - (row * columns));
            var middle = new Pixel(
                cluster.At.X + (((index % columns) - ((inRow - 1) / 2.0)) * (sizes.SignWidth + Gap)),
                cluster.At.Y + ((row - ((rows - 1) / 2.0)) * (sizes.SignHeight + Gap)));
            return new UnitSign(group, cluster.At, middle);
        });
    }

    /// <summary>Those of a side share a sign where they are many; the one that is looked at has its own.</summary>
    private static List<ImmutableArray<SceneUnit>> GroupsOf(List<SceneUnit> units, string? apart) =>
    [
        .. from unit in units
           orderby unit.Side, unit.Kind, unit.Id
           group unit by (unit.Side, Own: unit.Id == apart) into side
           from members in side.Count() < Fewest ? side.Select(unit => ImmutableArray.Create(unit)) : [[.. side]]
           select members,
    ];
}
