using System.Collections.Immutable;
using MapService.Client.Layouts;
using MapService.Client.Scenes;
using MapService.Client.Stories;

namespace MapService.Desktop.Drawing;

/// <summary>A scene as marks, from below to above: circles of doubt, trails, events, held places, bridges, units, labels.</summary>
public sealed class SceneDrawing(Story story, Palette palette)
{
    private const double TrailWidth = 4;
    private const double GlyphPart = 0.5;
    private const int StarPoints = 16;

    /// <summary>Everything that is to be drawn.</summary>
    /// <param name="layout">The scene in its places.</param>
    /// <param name="chosen">What is looked at; it has a ring.</param>
    public ImmutableArray<Mark> Draw(SceneLayout layout, Selection? chosen)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return
        [
            .. layout.Events.SelectMany(Doubt),
            .. layout.Scene.Trails.SelectMany(trail => Trail(trail, layout.View)),
            .. layout.Events.SelectMany(sign => Event(sign, layout.Sizes, chosen)),
            .. layout.Control.SelectMany(sign => Control(sign, layout.Sizes, chosen)),
            .. layout.Scene.Bridges.Where(bridge => bridge.IsOpen).SelectMany(bridge => OpenBridge(layout.View.ToPixel(bridge.Spot.Position))),
            .. layout.Units.SelectMany(Leader),
            .. layout.Units.SelectMany(sign => Unit(sign, layout.Sizes, layout.View.TurnDegrees, chosen)),
            .. layout.Labels.Select(label => new Mark.Text(label.Wish.Text, label.Middle, layout.Sizes.TextSize, palette.Ink, palette.Sheen)),
        ];
    }

    private IEnumerable<Mark> Doubt(EventSign sign)
    {
        var colour = ColourOf(sign.Shown.Side).Faded(sign.Shown.Strength);
        if (sign.DoubtRadius is { } radius)
            yield return new Mark.Circle(sign.Middle, radius, colour.Faded(0.06), colour.Faded(0.55), 1.2, sign.Shown.IsInferred);
    }

    private IEnumerable<Mark> Trail(SceneTrail trail, MapView view)
    {
        var colour = ColourOf(trail.Side).Faded(trail.Strength);
        ImmutableArray<Pixel> way = [.. trail.Way.Select(view.ToPixel)];
        yield return new Mark.Line(way, palette.Sheen.Faded(0.7 * trail.Strength), TrailWidth + 3, IsBroken: false);
        yield return new Mark.Line(way, colour.Faded(0.65), TrailWidth, trail.IsDoubtful);
        yield return new Mark.Line([.. trail.Bright.Select(view.ToPixel)], colour, TrailWidth + 1, IsBroken: false);
    }

    private IEnumerable<Mark> Event(EventSign sign, SignSizes sizes, Selection? chosen)
    {
        var radius = sizes.EventRadius * (sign.IsSmall ? 0.6 : 1);
        var colour = ColourOf(sign.Shown.Side).Faded(0.25 + (0.75 * sign.Shown.Strength));
        yield return new Mark.Area(Star(sign.Middle, radius), colour, palette.Sheen, 2, PatternOf(sign.Shown.Side));
        if (chosen == new Selection(SelectionKind.Event, sign.Shown.Id))
            yield return Ring(sign.Middle, radius + 6);
    }

    private IEnumerable<Mark> Control(ControlSign sign, SignSizes sizes, Selection? chosen)
    {
        yield return new Mark.Circle(sign.Middle, sizes.ControlRadius, ColourOf(sign.Shown.Side), palette.Sheen, 2, Hatch: PatternOf(sign.Shown.Side));
        if (chosen == new Selection(SelectionKind.Place, sign.Shown.Spot.Id))
            yield return Ring(sign.Middle, sizes.ControlRadius + 7);
    }

    private IEnumerable<Mark> OpenBridge(Pixel at) =>
    [
        new Mark.Line([new Pixel(at.X - 7, at.Y + 4), new Pixel(at.X - 2, at.Y - 6)], palette.Ink, 3, IsBroken: false),
        new Mark.Line([new Pixel(at.X + 7, at.Y + 4), new Pixel(at.X + 2, at.Y - 6)], palette.Ink, 3, IsBroken: false),
    ];

    /// <summary>The line to the true place of a sign that stands off it.</summary>
    private IEnumerable<Mark> Leader(UnitSign sign)
    {
        if (sign.At != sign.Middle)
            yield return new Mark.Line([sign.At, sign.Middle], ColourOf(sign.First.Side), 1, IsBroken: false);
    }

    private IEnumerable<Mark> Unit(UnitSign sign, SignSizes sizes, double turn, Selection? chosen)
    {
        var colour = ColourOf(sign.First.Side);
        if (sign.Units.Length == 1 && chosen == new Selection(SelectionKind.Unit, sign.First.Id))
            yield return Ring(sign.Middle, sizes.SignWidth * 0.78);
        if (sign.First.HeadingDegrees is { } heading)
            yield return new Mark.Area(Arrow(sign.Middle, heading + turn, sizes.SignWidth), colour, palette.Sheen, 1);
        yield return new Mark.Area(Block(sign.Middle, sizes), colour, palette.Sheen, 2, PatternOf(sign.First.Side));
        yield return sign.Units.Length == 1
            ? new Mark.Picture(Glyph.Of(sign.First.Kind), sign.Middle, sizes.SignWidth * GlyphPart, InkOn(colour), colour)
            : new Mark.Text($"{sign.Units.Length}", sign.Middle, sizes.TextSize, InkOn(colour), colour);
    }

    private Mark Ring(Pixel middle, double radius) => new Mark.Circle(middle, radius, palette.Ink.Faded(0), palette.Ink, 2.5);

    /// <summary>Grey for sides that the data does not know.</summary>
    private Colour ColourOf(string? side) => Colour.Parse(side is null ? "#6b7280" : story.FindSide(side)?.Colour ?? "#6b7280");

    /// <summary>What tells sides apart without colours.</summary>
    private Pattern? PatternOf(string? side) => side is null ? null : Pattern.Of(story.FindSide(side)?.Pattern ?? "");

    private static Colour InkOn(Colour ground) =>
        (0.3 * ground.Red) + (0.59 * ground.Green) + (0.11 * ground.Blue) > 150 ? new Colour(0, 0, 0) : new Colour(255, 255, 255);

    private static ImmutableArray<Pixel> Block(Pixel middle, SignSizes sizes)
    {
        var box = Box.Around(middle, sizes.SignWidth / 2, sizes.SignHeight / 2);
        return [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)];
    }

    /// <summary>A head that looks out from behind the sign.</summary>
    private static ImmutableArray<Pixel> Arrow(Pixel middle, double heading, double signWidth) =>
        [Around(middle, heading, signWidth * 0.95), Around(middle, heading + 35, signWidth * 0.62), Around(middle, heading - 35, signWidth * 0.62)];

    private static ImmutableArray<Pixel> Star(Pixel middle, double radius) =>
        [.. Enumerable.Range(0, StarPoints).Select(point => Around(middle, point * 360.0 / StarPoints, point % 2 == 0 ? radius : radius * 0.56))];

    private static Pixel Around(Pixel middle, double degrees, double distance)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Pixel(middle.X + (distance * sin), middle.Y - (distance * cos));
    }
}
