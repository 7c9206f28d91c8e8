using System.Collections.Immutable;
using MapService.Client.Scenes;

namespace MapService.Client.Layouts;

/// <summary>How large a text is, in pixels, at a size.</summary>
/// <param name="text">The text, of one line.</param>
/// <param name="size">Size of the letters in pixels.</param>
public delegate (double Width, double Height) TextMeasure(string text, double size);

/// <summary>
/// Gives everything of a scene its place on the screen. It remembers where labels were, so use one for each picture that moves. Not
/// safe for many threads.
/// </summary>
public sealed class SceneArranger(TextMeasure measure)
{
    /// <summary>From this zoom on units that stand are named; below it only those that move.</summary>
    private const double NameStandingZoom = 12;

    /// <summary>From this zoom on held places are named.</summary>
    private const double NamePlacesZoom = 13;

    /// <summary>An event at more places than this is a state of things.</summary>
    private const int MostNamedPlaces = 3;

    /// <summary>Places known less exactly than this have a circle of their accuracy.</summary>
    private const double ExactMetres = 90;

    /// <summary>Circles outside this range, in pixels, are not seen or say no more than the card does.</summary>
    private const double LeastCircle = 12;
    private const double WidestCircle = 150;

    /// <summary>What is farther off the screen than this, in pixels, is left out.</summary>
    private const double Margin = 80;

    private readonly LabelLayout _labels = new();

    /// <summary>The scene on the screen.</summary>
    /// <param name="scene">What is shown.</param>
    /// <param name="view">How the map lies on the screen.</param>
    /// <param name="chosen">What is looked at; it has a sign of its own and is always named.</param>
    public SceneLayout Arrange(Scene scene, MapView view, Selection? chosen = null)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var sizes = SignSizes.For(view);
        var apart = chosen is { Kind: SelectionKind.Unit, Id: var unit } ? unit : null;
        ImmutableArray<UnitSign> units = [.. SignStacks.Place(scene.Units, view, sizes, apart).Where(sign => view.IsNear(sign.Middle, Margin))];
        ImmutableArray<EventSign> events = [.. scene.Events.SelectMany(one => EventSigns(one, view)).Where(sign => view.IsNear(sign.Middle, Margin))];
        ImmutableArray<ControlSign> control =
        [
            .. scene.Control.Select(held => new ControlSign(held, view.ToPixel(held.Spot.Position))).Where(sign => view.IsNear(sign.Middle, Margin)),
        ];
        LabelWish[] wishes =
        [
            .. units.Where(sign => IsNamed(sign, view, chosen)).Select(sign => WishOf(sign, sizes, chosen)),
            .. events.Where(sign => !sign.IsSmall || IsChosen(chosen, SelectionKind.Event, sign.Shown.Id))
                .DistinctBy(sign => sign.Shown.Id).Select(sign => WishOf(sign, sizes, chosen)),
            .. control.Where(sign => view.Zoom >= NamePlacesZoom || IsChosen(chosen, SelectionKind.Place, sign.Shown.Spot.Id)).Select(sign => WishOf(sign, sizes)),
        ];
        var labels = _labels.Place(wishes, [.. BoxesOf(units, events, control, sizes), .. Outside(view)]);
        return new SceneLayout(scene, view, sizes, units, events, control, labels);
    }

    private static IEnumerable<EventSign> EventSigns(SceneEvent shown, MapView view) => shown.Spots.Select(spot =>
    {
        var radius = spot.DoubtRadius / view.Resolution;
        var isSeen = spot.AccuracyMetres >= ExactMetres && radius is >= LeastCircle and <= WidestCircle;
        return new EventSign(shown, spot, view.ToPixel(spot.Position), shown.Lingers || shown.Spots.Length > MostNamedPlaces, isSeen ? radius : null);
    });

    private static bool IsNamed(UnitSign sign, MapView view, Selection? chosen) =>
        sign.Units.Length == 1
        && (sign.First.Movement is not null || view.Zoom >= NameStandingZoom || IsChosen(chosen, SelectionKind.Unit, sign.First.Id));

    private LabelWish WishOf(UnitSign sign, SignSizes sizes, Selection? chosen) => Wish(
        $"unit {sign.First.Id}",
        sign.First.Label,
        sign.Middle,
        (sizes.SignWidth / 2) + 3,
        sizes,
        IsChosen(chosen, SelectionKind.Unit, sign.First.Id) ? 1_000 : sign.First.Movement is null ? 10 : 40);

    private LabelWish WishOf(EventSign sign, SignSizes sizes, Selection? chosen) => Wish(
        $"event {sign.Shown.Id}",
        sign.Shown.Label,
        sign.Middle,
        sizes.EventRadius,
        sizes,
        IsChosen(chosen, SelectionKind.Event, sign.Shown.Id) ? 1_000 : sign.Shown.IsLive ? 60 : 30 + (20 * sign.Shown.Strength));

    private LabelWish WishOf(ControlSign sign, SignSizes sizes) =>
        Wish($"place {sign.Shown.Spot.Id}", sign.Shown.Spot.Name, sign.Middle, sizes.ControlRadius + 2, sizes, 5);

    private LabelWish Wish(string key, string text, Pixel anchor, double reach, SignSizes sizes, double priority)
    {
        var (width, height) = measure(text, sizes.TextSize);
        return new LabelWish(key, text, anchor, reach, width, height, priority);
    }

    internal static IEnumerable<Box> BoxesOf(
        IEnumerable<UnitSign> units, IEnumerable<EventSign> events, IEnumerable<ControlSign> control, SignSizes sizes) =>
    [
        .. units.Select(sign => Box.Around(sign.Middle, sizes.SignWidth / 2, sizes.SignHeight / 2)),
        .. events.Select(sign => Box.Around(sign.Middle, sizes.EventRadius * 0.7, sizes.EventRadius * 0.7)),
        .. control.Select(sign => Box.Around(sign.Middle, sizes.ControlRadius + 1, sizes.ControlRadius + 1)),
    ];

    /// <summary>The four sides beyond the screen: a label there would be cut.</summary>
    private static IEnumerable<Box> Outside(MapView view)
    {
        const double Far = 1e5;
        return
        [
            new Box(-Far, -Far, 0, Far), new Box(view.Width, -Far, Far, Far), new Box(-Far, -Far, Far, 0), new Box(-Far, view.Height, Far, Far),
        ];
    }

    private static bool IsChosen(Selection? chosen, SelectionKind kind, string id) => chosen == new Selection(kind, id);
}
