using MapService.History.Movements;
using NetTopologySuite.Geometries;

namespace MapService.Archive.Import;

/// <summary>Reads from the base map what movements keep to; <c>docs/data-formats.md</c> tells the themes.</summary>
public static class RouteMap
{
    /// <summary>
    /// Reads the lines and waters of a folder of GeoJSON themes. A theme that is not there has no lines, and its mode then goes
    /// straight from waypoint to waypoint.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FormatException">A theme is no GeoJSON; the message says which.</exception>
    public static RoutePlanner Read(string folder)
    {
        List<MapFeature> streets =
        [
            .. MapFeature.ReadTheme(folder, "roads"),
            .. MapFeature.ReadTheme(folder, "bridges").Where(bridge => bridge.Kind != "railway-bridge"),
        ];
        var railways = MapFeature.ReadTheme(folder, "railways").Where(railway => railway.Kind != "unfinished");
        var fairways = RouteNetwork.Of(LinesOf(MapFeature.ReadTheme(folder, "fairways")), crossingsJoin: true);
        var networks = new Dictionary<TravelMode, RouteNetwork>
        {
            [TravelMode.Foot] = RouteNetwork.Of(LinesOf(streets), crossingsJoin: true),
            [TravelMode.Road] = RouteNetwork.Of(LinesOf(streets.Where(street => street.Kind != "footway")), crossingsJoin: true),
            [TravelMode.Rail] = RouteNetwork.Of(LinesOf(railways), crossingsJoin: false),
            [TravelMode.River] = fairways,
            [TravelMode.Sea] = fairways,
        };
        return RoutePlanner.Over(networks, Waters.Of(GroundMap.ReadWaters(folder)));
    }

    private static List<LineString> LinesOf(IEnumerable<MapFeature> features) =>
        [.. features.Select(feature => feature.Shape).OfType<LineString>()];
}
