using MapService.Desktop.Drawing;

namespace MapService.Desktop.BaseMaps;

/// <summary>What a name of the base map is of; it decides the ink.</summary>
public enum NameGround
{
    /// <summary>What is looked for first.</summary>
    Land,

    /// <summary>What is less looked for.</summary>
    SoftLand,

    /// <summary>Seas, rivers and lakes; written sloping.</summary>
    Water,

    /// <summary>Parks and gardens; written sloping.</summary>
    Park,
}

/// <summary>How names of a theme and kind are written: sizes, ranks and scales are the web client's.</summary>
/// <param name="Ground">What they are of.</param>
/// <param name="Size">In pixels.</param>
/// <param name="Rank">Names of lower rank give way.</param>
/// <param name="Below">Shown up to this many Web Mercator metres a pixel.</param>
/// <param name="Above">Shown from this many on.</param>
public sealed record Lettering(NameGround Ground, double Size, int Rank, double Below, double Above = 0)
{
    private static readonly Dictionary<string, Lettering> Known = new()
    {
        ["sea"] = new(NameGround.Water, 24, 90, 700),
        ["rivers canal"] = new(NameGround.Water, 14, 58, 9),
        ["rivers"] = new(NameGround.Water, 17, 62, 26),
        ["lakes"] = new(NameGround.Water, 15, 40, 60),
        // The web client leaves a name out that has no room in its water; this map does not measure that.
        ["lakes pond"] = new(NameGround.Water, 13, 19, 4.5),
        ["islands"] = new(NameGround.SoftLand, 18, 52, 24, Above: 3),
        ["stations terminus"] = new(NameGround.Land, 14, 50, 14),
        ["stations"] = new(NameGround.Land, 13, 45, 24),
        ["buildings"] = new(NameGround.Land, 13, 48, 4.5),
        ["buildings palace"] = new(NameGround.Land, 13, 46, 20),
        ["buildings observatory"] = new(NameGround.Land, 13, 46, 24),
        ["parks"] = new(NameGround.Park, 13, 20, 24),
        ["builtup town"] = new(NameGround.Land, 16, 70, 330),
        ["builtup suburb"] = new(NameGround.SoftLand, 14, 44, 60, Above: 5),
        ["builtup village"] = new(NameGround.Land, 14, 42, 140),
        ["builtup camp"] = new(NameGround.SoftLand, 13, 35, 60),
        ["theatre capital"] = new(NameGround.Land, 20, 100, 24_000, Above: 60),
        ["theatre city"] = new(NameGround.Land, 17, 88, 6_500, Above: 60),
        ["theatre town"] = new(NameGround.Land, 15, 80, 2_400, Above: 60),
        ["theatre small-town"] = new(NameGround.SoftLand, 13, 72, 900, Above: 60),
        ["theatre sea"] = new(NameGround.Water, 18, 82, 4_000, Above: 300),
        ["theatre lake"] = new(NameGround.Water, 14, 71, 1_500, Above: 100),
    };

    /// <summary>Of these themes only the kinds listed are named.</summary>
    private static readonly string[] Picky = ["builtup", "theatre"];

    /// <summary>Whether the letters slope.</summary>
    public bool IsItalic => Ground is NameGround.Water or NameGround.Park;

    /// <summary>How features of a theme and kind are lettered; null where they bear no name on the map.</summary>
    public static Lettering? Of(string theme, string kind) =>
        Known.GetValueOrDefault($"{theme} {kind}") ?? (Picky.Contains(theme) ? null : Known.GetValueOrDefault(theme));

    /// <summary>Whether names are written at a scale in Web Mercator metres a pixel.</summary>
    public bool IsInScale(double resolution) => resolution >= Above && resolution <= Below;

    /// <summary>The colour of the letters.</summary>
    public Colour InkOf(Palette palette)
    {
        ArgumentNullException.ThrowIfNull(palette);
        return Ground switch
        {
            NameGround.Water => palette.WaterName,
            NameGround.Park => palette.ParkName,
            NameGround.SoftLand => palette.SoftName,
            _ => palette.Name,
        };
    }
}
