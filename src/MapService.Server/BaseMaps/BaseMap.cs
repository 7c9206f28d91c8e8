using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MapService.Contract;

namespace MapService.Server.BaseMaps;

/// <summary>What there is to draw under the data: our own themes, and the maps that the operator configured.</summary>
public sealed class BaseMap
{
    public const string Extension = ".geojson";

    private BaseMap(string folder, BaseMapInfo info, IReadOnlyList<string> tileOrigins) =>
        (Folder, Info, TileOrigins) = (folder, info, tileOrigins);

    /// <summary>Where the themes' files are.</summary>
    public string Folder { get; }

    public BaseMapInfo Info { get; }

    /// <summary>The servers that pages may load tiles from.</summary>
    public IReadOnlyList<string> TileOrigins { get; }

    /// <summary>Reads what is in a folder and checks the configuration.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ValidationException">A configured map cannot be used; the message says why.</exception>
    public static BaseMap Open(string folder, BaseMapOptions options)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The base map's folder {folder} does not exist; name another with --geodata.");
        foreach (var layer in options.Layers)
            Validator.ValidateObject(layer, new ValidationContext(layer), validateAllProperties: true);

        var files = Directory.GetFiles(folder, "*" + Extension).Order(StringComparer.Ordinal).ToList();
        var info = new BaseMapInfo(
            [.. files.Select(file => Path.GetFileNameWithoutExtension(file))],
            [.. files.SelectMany(CreditsOf).Distinct()],
            [.. options.Layers.Select(Describe)]);
        return new BaseMap(Path.GetFullPath(folder), info, [.. options.Layers.Select(layer => layer.Origin).Distinct()]);
    }

    private static TileLayerInfo Describe(TileLayerOptions layer) =>
        new(layer.Id, layer.Name, layer.Template, layer.Attribution, layer.MinZoom, layer.MaxZoom);

    /// <summary>The member <c>credits</c> of a theme's file.</summary>
    private static List<string> CreditsOf(string file)
    {
        using var stream = File.OpenRead(file);
        using var theme = JsonDocument.Parse(stream);
        return theme.RootElement.TryGetProperty("credits", out var credits)
            ? [.. credits.EnumerateArray().Select(credit => credit.GetString() ?? "")]
            : [];
    }
}
