namespace MapService.Desktop.Drawing;

/// <summary>Inks and paper of the map: quiet, so that the sides' colours carry.</summary>
/// <param name="IsDark">Whether the ground is dark.</param>
/// <param name="Paper">The land.</param>
/// <param name="Water">Sea, rivers and lakes.</param>
/// <param name="Shore">Their edge.</param>
/// <param name="BuiltUp">Towns.</param>
/// <param name="Park">Parks and gardens.</param>
/// <param name="Building">Buildings.</param>
/// <param name="Road">Streets and highways.</param>
/// <param name="Rail">Railways.</param>
/// <param name="Sheen">Around signs of what moves and changes.</param>
/// <param name="Ink">Texts and rings.</param>
/// <param name="Name">Names of the base map.</param>
/// <param name="SoftName">Names of what is less looked for.</param>
/// <param name="WaterName">Names of seas, rivers and lakes.</param>
/// <param name="ParkName">Names of parks and gardens.</param>
public sealed record Palette(
    bool IsDark,
    Colour Paper,
    Colour Water,
    Colour Shore,
    Colour BuiltUp,
    Colour Park,
    Colour Building,
    Colour Road,
    Colour Rail,
    Colour Sheen,
    Colour Ink,
    Colour Name,
    Colour SoftName,
    Colour WaterName,
    Colour ParkName)
{
    /// <summary>As an atlas of about 1914 is printed.</summary>
    public static readonly Palette Day = Of(
        false,
        "#f4ecd9", "#c3d7d5", "#55797d", "#ead9ba", "#d6dcb6", "#8c7760", "#fffaf0", "#2f2a25", "#fffaf0", "#1d1a16",
        "#3b3229", "#6a5b49", "#2d5b63", "#596632");

    /// <summary>The same sheet by lamplight, for a dark hall.</summary>
    public static readonly Palette Night = Of(
        true,
        "#25221d", "#12262e", "#5d8790", "#322c23", "#28311f", "#75654f", "#57503f", "#b9ab92", "#0f0e0c", "#f6ecd6",
        "#e6dac0", "#b6a88d", "#8fbfc9", "#a3b17c");

    private static Palette Of(bool isDark, params string[] inks)
    {
        var all = inks.Select(Colour.Parse).ToArray();
        return new Palette(
            isDark, all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[10], all[11], all[12], all[13]);
    }
}
