using System.Collections.Immutable;
using MapService.Client.Scenes;

namespace MapService.Client.Layouts;

/// <summary>A scene with everything in its place on the screen. Immutable.</summary>
/// <param name="Scene">What is shown.</param>
/// <param name="View">How the map lies on the screen.</param>
/// <param name="Sizes">Sizes of the signs.</param>
/// <param name="Units">Units, in order of drawing.</param>
/// <param name="Events">Events, in order of drawing; they belong below the rest.</param>
/// <param name="Control">Held places.</param>
/// <param name="Labels">Labels that found room.</param>
public sealed record SceneLayout(
    Scene Scene,
    MapView View,
    SignSizes Sizes,
    ImmutableArray<UnitSign> Units,
    ImmutableArray<EventSign> Events,
    ImmutableArray<ControlSign> Control,
    ImmutableArray<PlacedLabel> Labels)
{
    /// <summary>How many pixels beside a sign a finger still means it.</summary>
    private const double NearMiss = 8;

    /// <summary>The least radius in which a sign is struck, in pixels.</summary>
    private const double LeastRadius = 14;

    /// <summary>What its signs and labels cover: names of the ground there give way.</summary>
    public IEnumerable<Box> Covered =>
    [
        .. SceneArranger.BoxesOf(Units, Events, Control, Sizes),
        .. Labels.Select(label => Box.Around(label.Middle, label.Wish.Width / 2, label.Wish.Height / 2)),
    ];

    /// <summary>What is at a pixel: the uppermost sign that is struck, else the nearest that is almost; null for none.</summary>
    public Selection? Pick(Pixel at)
    {
        var hits = Hits().Select(hit => (hit.Selection, Beside: hit.Middle.DistanceTo(at) - Math.Max(LeastRadius, hit.Radius))).ToList();
        if (hits.FindLastIndex(hit => hit.Beside <= 0) is >= 0 and var struck)
            return hits[struck].Selection;
        var near = hits.Where(hit => hit.Beside <= NearMiss).ToList();
        return near.Count == 0 ? null : near.MinBy(hit => hit.Beside).Selection;
    }

    /// <summary>In order of drawing.</summary>
    private IEnumerable<(Selection Selection, Pixel Middle, double Radius)> Hits() =>
    [
        .. Events.Select(sign => (new Selection(SelectionKind.Event, sign.Shown.Id), sign.Middle, Sizes.EventRadius)),
        .. Control.Select(sign => (new Selection(SelectionKind.Place, sign.Shown.Spot.Id), sign.Middle, Sizes.ControlRadius + 4)),
        .. Units.Select(sign => (new Selection(SelectionKind.Unit, sign.First.Id), sign.Middle, Sizes.SignWidth / 2)),
    ];
}
