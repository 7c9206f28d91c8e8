namespace MapService.Desktop.Drawing;

/// <summary>What tells a side from others without its colour: a tile of 8 by 8 pixels that repeats, as on the web client's map.</summary>
/// <param name="Lines">Lines, 1.5 wide, as SVG path data; null for none.</param>
/// <param name="Areas">Filled areas, as SVG path data; null for none.</param>
public sealed record Pattern(string? Lines, string? Areas)
{
    /// <summary>Side of the tile in pixels.</summary>
    public const float Tile = 8;

    /// <summary>Width of its lines in pixels.</summary>
    public const float LineWidth = 1.5f;

    /// <summary>What it is drawn with, over the side's colour.</summary>
    public static readonly Colour Ink = new(255, 255, 255, 0.62);

    private static readonly Dictionary<string, Pattern> Known = new()
    {
        ["diagonal"] = new("M-2 2 L2 -2 M-2 10 L10 -2 M6 10 L10 6", null),
        ["cross"] = new("M-2 -2 L10 10 M-2 10 L10 -2", null),
        ["dots"] = new(null, "M0.7 2 a1.3 1.3 0 1 0 2.6 0 a1.3 1.3 0 1 0 -2.6 0 M4.7 6 a1.3 1.3 0 1 0 2.6 0 a1.3 1.3 0 1 0 -2.6 0"),
        ["horizontal"] = new("M0 2 H8 M0 6 H8", null),
        ["vertical"] = new("M2 0 V8 M6 0 V8", null),
        ["grid"] = new("M4 0 V8 M0 4 H8", null),
        ["checker"] = new(null, "M0 0 H4 V4 H0 Z M4 4 H8 V8 H4 Z"),
    };

    /// <summary>The pattern of a name in the data; null for a plain colour.</summary>
    public static Pattern? Of(string name) => Known.GetValueOrDefault(name);
}
