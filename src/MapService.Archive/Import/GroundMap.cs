using System.Text.Json;
using MapService.History.Plausibility;
using NetTopologySuite.Geometries;

namespace MapService.Archive.Import;

/// <summary>Reads from the base map where there is land and water.</summary>
public static class GroundMap
{
    private static readonly string[] Themes = ["sea", "rivers", "lakes"];

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>Reads the waters of a folder of GeoJSON themes. A theme that is not there has none.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FormatException">A theme is no GeoJSON; the message says which.</exception>
    public static Ground Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The base map's folder {folder} does not exist; name another with --geodata.");
        var files = Themes.Select(theme => Path.Combine(folder, theme + ".geojson")).Where(File.Exists);
        return Ground.Of([.. files.SelectMany(ReadAreas)]);
    }

    private static IReadOnlyList<Geometry> ReadAreas(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var theme = JsonDocument.Parse(stream);
            return [.. theme.RootElement.GetProperty("features").EnumerateArray().Select(feature => ReadArea(feature.GetProperty("geometry"))).OfType<Geometry>()];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException($"The theme {file} of the base map is no GeoJSON: {error.Message}", error);
        }
    }

    /// <summary>A polygon or several; null for points and lines.</summary>
    private static Geometry? ReadArea(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => ReadPolygon(coordinates),
            "MultiPolygon" => Factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(ReadPolygon)]),
            _ => null,
        };
    }

    private static Polygon ReadPolygon(JsonElement rings)
    {
        List<LinearRing> read = [.. rings.EnumerateArray().Select(ring => Factory.CreateLinearRing(ReadLine(ring)))];
        return Factory.CreatePolygon(read[0], [.. read.Skip(1)]);
    }

    private static Coordinate[] ReadLine(JsonElement line) =>
        [.. line.EnumerateArray().Select(position => new Coordinate(position[0].GetDouble(), position[1].GetDouble()))];
}
