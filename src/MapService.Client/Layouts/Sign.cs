using System.Collections.Immutable;
using MapService.Client.Scenes;

namespace MapService.Client.Layouts;

/// <summary>What can be pointed at.</summary>
public enum SelectionKind
{
    /// <summary>An event.</summary>
    Event,

    /// <summary>A place.</summary>
    Place,

    /// <summary>A unit.</summary>
    Unit,
}

/// <summary>Something on the map that can be chosen.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
public readonly record struct Selection(SelectionKind Kind, string Id);

/// <summary>A unit's sign on the screen, or that of several of one side that stand together.</summary>
/// <param name="Units">Those that the sign stands for; one or more.</param>
/// <param name="At">Their true place.</param>
/// <param name="Middle">Where the sign is.</param>
public sealed record UnitSign(ImmutableArray<SceneUnit> Units, Pixel At, Pixel Middle)
{
    /// <summary>The unit itself, or the first of those that the sign stands for.</summary>
    public SceneUnit First => Units[0];
}

/// <summary>An event's mark on the screen.</summary>
/// <param name="Shown">The event.</param>
/// <param name="Spot">The place of the mark; an event has a mark at each of its places.</param>
/// <param name="Middle">Where the mark is.</param>
/// <param name="IsSmall">Whether it tells of a state of things rather than of something to watch.</param>
/// <param name="DoubtRadius">Radius of the circle within which it was, in pixels; null where that says nothing.</param>
public sealed record EventSign(SceneEvent Shown, Spot Spot, Pixel Middle, bool IsSmall, double? DoubtRadius);

/// <summary>A held place's mark on the screen.</summary>
/// <param name="Shown">The place.</param>
/// <param name="Middle">Where the mark is.</param>
public sealed record ControlSign(SceneControl Shown, Pixel Middle);

/// <summary>Sizes of signs for a view, in pixels: readable across a hall when near, small enough to leave the region visible when far.</summary>
/// <param name="SignWidth">Width of a unit's sign.</param>
/// <param name="EventRadius">Outer radius of an event's mark.</param>
/// <param name="ControlRadius">Radius of a held place's mark.</param>
/// <param name="TextSize">Size of labels.</param>
public readonly record struct SignSizes(double SignWidth, double EventRadius, double ControlRadius, double TextSize)
{
    /// <summary>A sign is so much lower than it is wide.</summary>
    private const double SignShape = 0.7;

    /// <summary>Height of a unit's sign.</summary>
    public double SignHeight => SignWidth * SignShape;

    /// <summary>The sizes for a view.</summary>
    public static SignSizes For(MapView view)
    {
        // A wide screen is a projector or is looked at from farther off.
        var scale = view.Width > 1_700 ? 1.1 : 1;
        return new SignSizes(
            Math.Clamp(26 + ((view.Zoom - 9) * 3.6), 18, 46) * scale,
            view.Zoom < 11 ? 15 : 21,
            Math.Clamp(5 + ((view.Zoom - 10) * 1.3), 5, 10),
            15 * scale);
    }
}
