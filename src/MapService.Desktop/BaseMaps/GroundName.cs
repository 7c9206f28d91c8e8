using System.Collections.Immutable;
using System.Text.Json;
using MapService.Client.Scenes;
using NetTopologySuite.Geometries;

namespace MapService.Desktop.BaseMaps;

/// <summary>A name of the base map. Immutable.</summary>
/// <param name="Text">The name, in English.</param>
/// <param name="At">Its middle: the point itself, or a point well inside an area.</param>
/// <param name="Look">How it is written.</param>
public sealed record GroundName(string Text, MercatorPoint At, Lettering Look)
{
    /// <summary>Themes whose names are written.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["theatre", "sea", "builtup", "rivers", "islands", "stations", "buildings", "lakes", "parks"];

    /// <summary>Reads the names of points and areas of a GeoJSON FeatureCollection.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ImmutableArray<GroundName> Read(string theme, string geoJson)
    {
        using var document = JsonDocument.Parse(geoJson);
        return [.. document.RootElement.GetProperty("features").EnumerateArray().SelectMany(feature => Of(theme, feature))];
    }

    private static IEnumerable<GroundName> Of(string theme, JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        var (name, kind) = (TextOf(properties, "name"), TextOf(properties, "kind"));
        if (name.Length > 0 && Lettering.Of(theme, kind) is { } look && PointOf(feature.GetProperty("geometry")) is { } point)
            yield return new GroundName(name, MercatorPoint.FromLonLat(point.X, point.Y), look);
    }

    private static string TextOf(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static Coordinate? PointOf(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "Point" => PositionOf(coordinates),
            "Polygon" => PointInside(coordinates[0]),
            "MultiPolygon" => PointInside(coordinates[0][0]),
            _ => null,
        };
    }

    private static Coordinate PointInside(JsonElement ring) =>
        new Polygon(new LinearRing([.. ring.EnumerateArray().Select(PositionOf)])).InteriorPoint.Coordinate;

    private static Coordinate PositionOf(JsonElement position) => new(position[0].GetDouble(), position[1].GetDouble());
}
