using MapService.Desktop.Drawing;

namespace MapService.Desktop.BaseMaps;

/// <summary>How a feature of the base map is drawn.</summary>
/// <param name="Fill">Inside of an area; null for none.</param>
/// <param name="Line">Its line or edge; null for none.</param>
/// <param name="Width">Width of the line in pixels.</param>
/// <param name="LeastZoom">Below this zoom it is left out.</param>
/// <param name="LineZoom">Below this zoom its line is left out.</param>
public readonly record struct GroundStyle(Colour? Fill, Colour? Line, double Width, double LeastZoom, double LineZoom = 0)
{
    /// <summary>The style of a theme's features of a kind.</summary>
    public static GroundStyle Of(string theme, string kind, Palette palette)
    {
        ArgumentNullException.ThrowIfNull(palette);
        return theme switch
        {
            "coast-near" => new(kind == "land" ? palette.Paper : palette.Water, palette.Shore, 1, 0),
            // From far the edges would be seen at which they are cut off and the coast goes on.
            "sea" or "lakes" => new(palette.Water, palette.Shore, 1, 0, LineZoom: 11),
            "rivers" => new(palette.Water, palette.Shore, 1, 8),
            "islands" => new(palette.Paper, palette.Shore, 1, 8),
            "builtup" => new(palette.BuiltUp, null, 0, 8),
            "parks" => new(palette.Park, null, 0, 11),
            "buildings" => new(palette.Building, palette.Ink, 0.8, 12),
            "railways" => new(null, palette.Rail, 1.6, 7),
            "bridges" => new(null, palette.Rail, 3, 12),
            _ => new(null, palette.Road, 2, 10),
        };
    }
}
