using System.Text.Json;
using NetTopologySuite.Geometries;

namespace MapService.Geodata.Tests;

/// <summary>A feature of the base map.</summary>
internal sealed record Feature(string Theme, string Id, string Kind, double AccuracyMetres, string Basis, Geometry Shape, string Movable, IReadOnlyList<string> Names)
{
    public override string ToString() => $"{Theme}/{Id}";
}

/// <summary>Reads the themes of the base map from their GeoJSON files.</summary>
internal static class Theme
{
    private static readonly string[] NameProperties = ["name", "name_ru", "name_nl", "name_sv"];

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    private static string Folder => At("geodata");

    /// <summary>The folder of the shipped data set under <paramref name="root"/>: geodata or seeds.</summary>
    public static string At(string root) => Path.Combine(AppContext.BaseDirectory, root, "petrograd-1917");

    public static IReadOnlyList<string> Names =>
        [.. Directory.GetFiles(Folder, "*.geojson").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Feature> Read(string theme)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, theme + ".geojson")));
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(feature => ReadFeature(theme, feature))];
    }

    /// <summary>The area of all polygons of some themes as one shape.</summary>
    public static Geometry Area(params string[] themes) =>
        Factory.BuildGeometry([.. themes.SelectMany(Read).Select(feature => feature.Shape)]).Buffer(0);

    /// <summary>All water of the region: the map's own drawing, and the coast of the theatre where that has none.</summary>
    public static Geometry Water { get; } = Area("sea", "rivers", "lakes").Union(WideWater());

    private static Geometry WideWater()
    {
        var parts = Read("coast-near").ToDictionary(part => part.Kind, part => part.Shape);
        return parts["open-sea"].Difference(parts["land"]).Union(parts["lake"]);
    }

    private static Feature ReadFeature(string theme, JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        string Text(string name) => properties.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        var kind = Text("kind") is { Length: > 0 } text ? text : Text("class");
        var accuracy = properties.TryGetProperty("accuracy_m", out var metres) ? metres.GetDouble() : double.NaN;
        string[] names = [.. NameProperties.Select(Text).Where(name => name.Length > 0)];
        return new Feature(theme, Text("id"), kind, accuracy, Text("basis"), ReadShape(feature.GetProperty("geometry")), Text("movable"), names);
    }

    private static Geometry ReadShape(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "Point" => Factory.CreatePoint(ReadPosition(coordinates)),
            "LineString" => Factory.CreateLineString(ReadLine(coordinates)),
            "Polygon" => ReadPolygon(coordinates),
            "MultiPolygon" => Factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(ReadPolygon)]),
            var other => throw new NotSupportedException($"The base map has a {other}."),
        };
    }

    private static Polygon ReadPolygon(JsonElement rings)
    {
        var read = rings.EnumerateArray().Select(ring => Factory.CreateLinearRing(ReadLine(ring))).ToList();
        return Factory.CreatePolygon(read[0], [.. read.Skip(1)]);
    }

    private static Coordinate[] ReadLine(JsonElement line) => [.. line.EnumerateArray().Select(ReadPosition)];

    private static Coordinate ReadPosition(JsonElement position) => new(position[0].GetDouble(), position[1].GetDouble());
}
