using MapService.History.Plausibility;
using NetTopologySuite.Geometries;

namespace MapService.Archive.Import;

/// <summary>Reads from the base map where there is land and water.</summary>
public static class GroundMap
{
    private static readonly string[] Themes = ["sea", "rivers", "lakes"];

    /// <summary>Reads the waters of a folder of GeoJSON themes. A theme that is not there has none.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FormatException">A theme is no GeoJSON; the message says which.</exception>
    public static Ground Read(string folder) => Ground.Of(ReadWaters(folder));

    /// <summary>The areas of all waters, which may lie over each other. Throws as <see cref="Read"/> does.</summary>
    internal static IReadOnlyCollection<Geometry> ReadWaters(string folder) =>
    [
        .. Themes.SelectMany(theme => MapFeature.ReadTheme(folder, theme)).Select(feature => feature.Shape).OfType<Geometry>()
            .Where(shape => shape is IPolygonal),
    ];
}
