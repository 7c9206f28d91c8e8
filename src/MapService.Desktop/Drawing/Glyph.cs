namespace MapService.Desktop.Drawing;

/// <summary>A picture of a unit's kind, in a box of 24 by 24, as on the web client's map.</summary>
/// <param name="Fill">Filled outline, as SVG path data; null for none.</param>
/// <param name="Stroke">Lines, 2.2 wide, as SVG path data; null for none.</param>
public sealed record Glyph(string? Fill, string? Stroke)
{
    private static readonly Dictionary<string, Glyph> Known = new()
    {
        ["infantry"] = new(null, "M2 4.5 L22 19.5 M22 4.5 L2 19.5"),
        ["cavalry"] = new(null, "M2 19.5 L22 4.5"),
        ["artillery"] = new("M2 9.5 L15.5 6.8 L16.3 10.8 L2.8 12.6 Z", "M16.5 16 m-4.5 0 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0 M12.5 17 L4 20"),
        ["armoured-car"] = new("M2 10.5 L5 9 H8.5 V5.5 H14 V7 H20 V8.4 H14 V9 H19 L22 11.5 V16 H2 Z M6.5 14.3 a3 3 0 1 0 0.01 0 Z M17.5 14.3 a3 3 0 1 0 0.01 0 Z", null),
        ["ship"] = new("M1 13.5 H23 L20 19.5 H4 Z M6 12.6 V9.5 H17.5 V12.6 Z M8.3 8.7 V4 H10.6 V8.7 Z M12.6 8.7 V4 H14.9 V8.7 Z", "M19.5 13 V5 M4 13 V7"),
        ["train"] = new("M3 9 H12 V4.5 H21 V16 H3 Z M4.6 8.2 V4.5 H7.4 V8.2 Z M6 15.4 a2.7 2.7 0 1 0 0.01 0 Z M12 15.4 a2.7 2.7 0 1 0 0.01 0 Z M18 15.4 a2.7 2.7 0 1 0 0.01 0 Z", null),
        ["motor-car"] = new("M1.5 15.8 V11.8 L8 10.5 L10.2 6 H18 L20 10.8 L22.5 11.5 V15.8 Z M6.3 13.8 a3.1 3.1 0 1 0 0.01 0 Z M17.7 13.8 a3.1 3.1 0 1 0 0.01 0 Z", null),
        ["sailors"] = new(null, "M12 7.2 V21 M7.5 10 H16.5 M3.5 14 C4 19 8.5 20.8 12 21 C15.5 20.8 20 19 20.5 14 M12 2.6 a2.3 2.3 0 1 0 0.01 0 Z"),
        ["red-guards"] = new("M6.3 3 C10 1.4 13 5.6 20.5 3.6 V12.2 C13 14.2 10 10 6.3 11.6 Z", "M5.4 2 V22"),
        ["person"] = new("M12 2.5 a4.6 4.6 0 1 1 -0.01 0 Z M3.5 21.5 C3.5 15 7.5 13 12 13 C16.5 13 20.5 15 20.5 21.5 Z", null),
        ["body"] = new("M12 3 a3.4 3.4 0 1 1 -0.01 0 Z M5 7.2 a2.7 2.7 0 1 1 -0.01 0 Z M19 7.2 a2.7 2.7 0 1 1 -0.01 0 Z M6.5 20.5 C6.5 13.8 9 11.2 12 11.2 C15 11.2 17.5 13.8 17.5 20.5 Z M0.8 20.5 C0.8 15.5 2.5 13.4 5.6 13.6 C5 15.5 4.8 18 4.8 20.5 Z M23.2 20.5 C23.2 15.5 21.5 13.4 18.4 13.6 C19 15.5 19.2 18 19.2 20.5 Z", null),
    };

    private static readonly Glyph Dot = new("M12 7 a5 5 0 1 1 -0.01 0 Z", null);

    /// <summary>The picture of a kind; a dot for kinds that have none.</summary>
    public static Glyph Of(string kind) => Known.GetValueOrDefault(kind, Dot);
}
