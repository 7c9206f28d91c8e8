using NetTopologySuite.Geometries;

namespace MapService.Archive.Import;

/// <summary>Reads positions: [longitude, latitude] in degrees.</summary>
internal static class SeedPositions
{
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
}
