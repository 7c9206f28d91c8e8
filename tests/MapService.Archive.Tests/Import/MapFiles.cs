using MapService.Archive.Import;
using MapService.History.Movements;

namespace MapService.Archive.Tests.Import;

/// <summary>A base map; a test writes the themes that it is about.</summary>
internal sealed class MapFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    /// <summary>Writes a theme of lines, each as a list of positions in JSON.</summary>
    public MapFiles Lines(string theme, params (string Kind, string Positions)[] lines) => Write(
        theme,
        string.Join(',', lines.Select(line =>
            $$$"""{"type":"Feature","properties":{"kind":"{{{line.Kind}}}"},"geometry":{"type":"LineString","coordinates":{{{line.Positions}}}}}""")));

    /// <summary>Writes a theme of one area, as a list of rings in JSON.</summary>
    public MapFiles Area(string theme, string rings) =>
        Write(theme, $$$"""{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":{{{rings}}}}}""");

    public MapFiles Text(string theme, string text)
    {
        _folder.Write($"{theme}.geojson", text);
        return this;
    }

    public RoutePlanner Read() => RouteMap.Read(Path);

    public void Dispose() => _folder.Dispose();

    private MapFiles Write(string theme, string features) => Text(theme, $$"""{"type":"FeatureCollection","features":[{{features}}]}""");
}
