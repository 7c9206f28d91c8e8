using MapService.History;
using NetTopologySuite.Geometries;

namespace MapService.Archive.Import;

/// <summary>Reads positions, [longitude, latitude] in degrees, and boxes.</summary>
internal static class SeedPositions
{
    public const string Bounds = "[west, south, east, north] in degrees, west of east and south of north";

    private const string Allowed = "[longitude, latitude] in degrees";

    public static Point Read(SeedFields fields, string name) =>
        fields.Required(name, Allowed) is { } node ? Read(fields, node, fields.PathOf(name)) : new Point(0, 0);

    public static Point Read(SeedFields fields, SeedNode node, string path)
    {
        if (node is SeedList { Items: [var lon, var lat] })
            return new Point(fields.ReadNumber(lon, $"{path}[0]", -180, 180), fields.ReadNumber(lat, $"{path}[1]", -90, 90));
        fields.Report.Add(node, path, Allowed);
        return new Point(0, 0);
    }

    public static GeographicBounds ReadBounds(SeedFields fields, string name, SeedNode? node)
    {
        var path = fields.PathOf(name);
        if (node is SeedList { Items: [var west, var south, var east, var north] })
        {
            var bounds = new GeographicBounds(
                fields.ReadNumber(west, path, -180, 180),
                fields.ReadNumber(south, path, -90, 90),
                fields.ReadNumber(east, path, -180, 180),
                fields.ReadNumber(north, path, -90, 90));
            if (bounds.West < bounds.East && bounds.South < bounds.North)
                return bounds;
        }
        if (node is not null)
            fields.Report.Add(node, path, Bounds);
        return default;
    }
}
