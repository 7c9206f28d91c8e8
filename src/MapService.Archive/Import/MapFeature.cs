using System.Text.Json;
using NetTopologySuite.Geometries;

namespace MapService.Archive.Import;

/// <summary>A feature of the base map.</summary>
/// <param name="Kind">Its member <c>kind</c>, else <c>class</c>; empty if it has neither.</param>
/// <param name="Shape">WGS84, longitude first, degrees; null for points.</param>
internal sealed record MapFeature(string Kind, Geometry? Shape)
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>The features of a theme, in the order of its file; none if there is no such file.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FormatException">The file is no GeoJSON.</exception>
    public static IReadOnlyList<MapFeature> ReadTheme(string folder, string theme)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The base map's folder {folder} does not exist; name another with --geodata.");
        var file = Path.Combine(folder, theme + ".geojson");
        return File.Exists(file) ? ReadFile(file) : [];
    }

    private static IReadOnlyList<MapFeature> ReadFile(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var features = JsonDocument.Parse(stream);
            return [.. features.RootElement.GetProperty("features").EnumerateArray().Select(Read)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException($"The theme {file} of the base map is no GeoJSON: {error.Message}", error);
        }
    }

    private static MapFeature Read(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        string? Text(string name) => properties.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new MapFeature(Text("kind") ?? Text("class") ?? "", ReadShape(feature.GetProperty("geometry")));
    }

    private static Geometry? ReadShape(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "LineString" => Factory.CreateLineString(ReadLine(coordinates)),
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
