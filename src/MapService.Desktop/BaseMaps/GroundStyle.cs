using MapService.Desktop.Drawing;

namespace MapService.Desktop.BaseMaps;

/// <summary>How a feature of the base map is drawn.</summary>
/// <param name="Fill">Inside of an area; null for none.</param>
/// <param name="Line">Its line or edge; null for none.</param>
/// <param name="Width">Width of the line in pixels.</param>
/// <param name="LeastZoom">Below this zoom it is left out.</param>
public readonly record struct GroundStyle(Colour? Fill, Colour? Line, double Width, double LeastZoom)
{
    /// <summary>The style of a theme's features of a kind.</summary>
    public static GroundStyle Of(string theme, string kind, Palette palette)
    {
        ArgumentNullException.ThrowIfNull(palette);
        return theme switch
        {
            "coast-near" => new(kind == "land" ? palette.Paper : palette.Water, palette.Shore, 1, 0),
            "sea" or "rivers" or "lakes" => new(palette.Water, palette.Shore, 1, 0),
            "islands" or "restored" => new(palette.Paper, palette.Shore, 1, 9),
            "builtup" => new(palette.BuiltUp, null, 0, 8),
            "parks" => new(palette.Park, null, 0, 11),
            "buildings" => new(palette.Building, palette.Ink, 0.8, 12),
            "railways" => new(null, palette.Rail, 1.6, 7),
            "bridges" => new(null, palette.Rail, 3, 12),
            _ => new(null, palette.Road, 2, 10),
        };
    }
}
