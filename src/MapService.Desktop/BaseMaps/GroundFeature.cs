using System.Collections.Immutable;
using System.Text.Json;
using MapService.Client.Scenes;

namespace MapService.Desktop.BaseMaps;

/// <summary>A feature of the base map, in Web Mercator. Immutable.</summary>
/// <param name="Theme">The theme that it is of.</param>
/// <param name="Kind">What it is within its theme; empty where the map does not say.</param>
/// <param name="IsArea">Whether its lines are rings around an area, by even and odd.</param>
/// <param name="Lines">One or more.</param>
public sealed record GroundFeature(string Theme, string Kind, bool IsArea, ImmutableArray<ImmutableArray<MercatorPoint>> Lines)
{
    /// <summary>Themes that can be drawn, from below; the others are passed over.</summary>
    public static IReadOnlyList<string> Themes { get; } =
        ["coast-near", "sea", "lakes", "islands", "builtup", "parks", "rivers", "roads", "railways", "bridges", "buildings"];

    /// <summary>Reads the lines and areas of a GeoJSON FeatureCollection.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ImmutableArray<GroundFeature> Read(string theme, string geoJson)
    {
        using var document = JsonDocument.Parse(geoJson);
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(feature => Of(theme, feature)).Where(feature => feature.Lines.Length > 0)];
    }

    private static GroundFeature Of(string theme, JsonElement feature)
    {
        var (geometry, properties) = (feature.GetProperty("geometry"), feature.GetProperty("properties"));
        var type = geometry.GetProperty("type").GetString();
        var coordinates = geometry.GetProperty("coordinates");
        IEnumerable<JsonElement> lines = type switch
        {
            "LineString" => [coordinates],
            "MultiLineString" or "Polygon" => coordinates.EnumerateArray(),
            "MultiPolygon" => coordinates.EnumerateArray().SelectMany(polygon => polygon.EnumerateArray()),
            _ => [],
        };
        var kind = properties.TryGetProperty("kind", out var value) ? value.GetString() ?? "" : "";
        return new GroundFeature(theme, kind, type is "Polygon" or "MultiPolygon", [.. lines.Select(LineOf)]);
    }

    private static ImmutableArray<MercatorPoint> LineOf(JsonElement positions) =>
        [.. positions.EnumerateArray().Select(position => MercatorPoint.FromLonLat(position[0].GetDouble(), position[1].GetDouble()))];
}
