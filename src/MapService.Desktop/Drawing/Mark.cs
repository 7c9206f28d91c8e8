using System.Collections.Immutable;
using MapService.Client.Layouts;

namespace MapService.Desktop.Drawing;

/// <summary>A colour.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Opacity">0 (nothing) to 1.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue, double Opacity = 1)
{
    /// <summary>Reads #RRGGBB.</summary>
    public static Colour Parse(string text)
    {
        var number = Convert.ToInt32(text.TrimStart('#'), 16);
        return new Colour((byte)(number >> 16), (byte)(number >> 8), (byte)number);
    }

    /// <summary>The same colour, so much of it.</summary>
    public Colour Faded(double opacity) => this with { Opacity = Opacity * opacity };
}

/// <summary>Something to be drawn, in pixels. The simplest that any way of drawing can do.</summary>
public abstract record Mark
{
    private Mark()
    {
    }

    /// <summary>A line through points.</summary>
    /// <param name="Points">Two or more.</param>
    /// <param name="Ink">Its colour.</param>
    /// <param name="Width">Its width.</param>
    /// <param name="IsBroken">Whether it is dashed.</param>
    public sealed record Line(ImmutableArray<Pixel> Points, Colour Ink, double Width, bool IsBroken) : Mark;

    /// <summary>A filled polygon with an outline.</summary>
    /// <param name="Points">Three or more.</param>
    /// <param name="Fill">Its inside.</param>
    /// <param name="Edge">Its outline.</param>
    /// <param name="EdgeWidth">Width of the outline.</param>
    /// <param name="Hatch">A pattern over the fill; null for none.</param>
    public sealed record Area(ImmutableArray<Pixel> Points, Colour Fill, Colour Edge, double EdgeWidth, Pattern? Hatch = null) : Mark;

    /// <summary>A filled circle with an outline.</summary>
    /// <param name="Middle">Its middle.</param>
    /// <param name="Radius">Its radius.</param>
    /// <param name="Fill">Its inside.</param>
    /// <param name="Edge">Its outline.</param>
    /// <param name="EdgeWidth">Width of the outline.</param>
    /// <param name="IsBroken">Whether the outline is dashed.</param>
    /// <param name="Hatch">A pattern over the fill; null for none.</param>
    public sealed record Circle(
        Pixel Middle, double Radius, Colour Fill, Colour Edge, double EdgeWidth, bool IsBroken = false, Pattern? Hatch = null) : Mark;

    /// <summary>A picture of a unit's kind.</summary>
    /// <param name="Shown">What it is made of.</param>
    /// <param name="Middle">Its middle.</param>
    /// <param name="Size">Width and height.</param>
    /// <param name="Ink">Its colour.</param>
    /// <param name="Ground">The colour around it: a pattern frames it and does not cut it up.</param>
    public sealed record Picture(Glyph Shown, Pixel Middle, double Size, Colour Ink, Colour Ground) : Mark;

    /// <summary>A line of text with a halo.</summary>
    /// <param name="Content">The text.</param>
    /// <param name="Middle">Its middle.</param>
    /// <param name="Size">Size of the letters.</param>
    /// <param name="Ink">Their colour.</param>
    /// <param name="Halo">The colour around them.</param>
    /// <param name="IsItalic">Whether they slope.</param>
    public sealed record Text(string Content, Pixel Middle, double Size, Colour Ink, Colour Halo, bool IsItalic = false) : Mark;
}
