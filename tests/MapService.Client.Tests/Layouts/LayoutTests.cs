using System.Collections.Immutable;
using MapService.Client.Layouts;
using MapService.Client.Scenes;
using Xunit;

namespace MapService.Client.Tests.Layouts;

/// <summary>Where things are on the screen, and what is pointed at.</summary>
public sealed class LayoutTests
{
    private static readonly MercatorPoint Palace = MercatorPoint.FromLonLat(30.3137, 59.9404);
    private static readonly MapView View = MapView.AtZoom(Palace, 13, 1_000, 800);

    [Fact]
    public void A_pixel_and_its_point_on_the_map_are_one()
    {
        var pixel = new Pixel(123, 456);
        var there = View.ToPixel(View.ToMercator(pixel));

        Assert.Equal(0, pixel.DistanceTo(there), 6);
        Assert.Equal(13, View.Zoom, 9);
        Assert.Equal(new Pixel(500, 400), View.ToPixel(Palace));
    }

    [Fact]
    public void A_view_turns_clockwise_about_its_middle()
    {
        var turned = View with { TurnDegrees = 90 };
        var north = turned.ToPixel(new MercatorPoint(Palace.X, Palace.Y + (100 * View.Resolution)));

        Assert.Equal(0, north.DistanceTo(new Pixel(600, 400)), 6);
        Assert.Equal(0, new Pixel(123, 456).DistanceTo(turned.ToPixel(turned.ToMercator(new Pixel(123, 456)))), 6);
        Assert.Equal([105, 75, 345, 0], [turned.TurnAfter(1), turned.TurnAfter(-1), View.TurnAfter(-1), (View with { TurnDegrees = 345 }).TurnAfter(1)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(90)]
    public void A_view_shows_all_between_two_corners_and_no_nearer_than_is_wished(double turn)
    {
        var (one, other) = (MercatorPoint.FromLonLat(30.2, 59.9), MercatorPoint.FromLonLat(30.5, 60));

        var shown = (View with { TurnDegrees = turn }).Showing(one, other, 15);

        MercatorPoint[] corners = [one, other, new(one.X, other.Y), new(other.X, one.Y)];
        Assert.All(corners, corner => Assert.True(shown.IsNear(shown.ToPixel(corner), 0.001)));
        Assert.Contains(corners, corner => !shown.IsNear(shown.ToPixel(corner), -1));
        Assert.Equal(15, shown.Showing(one, one, 15).Zoom, 9);
    }

    [Fact]
    public void What_is_struck_is_picked_the_uppermost_first_and_a_near_miss_counts()
    {
        var scene = SceneOf([Standing("guards", "red", 0, 0)]) with { Control = [new SceneControl(SpotAt("palace", 0, 0), "red", "taken", default)] };
        var layout = Arrange(scene);

        Assert.Equal(new Selection(SelectionKind.Unit, "guards"), layout.Pick(new Pixel(500, 400)));
        Assert.Equal(new Selection(SelectionKind.Unit, "guards"), layout.Pick(new Pixel(500 + (layout.Sizes.SignWidth / 2) + 5, 400)));
        Assert.Null(layout.Pick(new Pixel(700, 400)));
    }

    [Fact]
    public void Many_of_a_side_that_stand_together_share_a_sign_beside_those_of_another()
    {
        var layout = Arrange(SceneOf([.. Enumerable.Range(0, 5).Select(number => Standing($"red-{number}", "red", 0, 0)), Standing("white", "white", 0, 0)]));

        Assert.Equal([5, 1], layout.Units.Select(sign => sign.Units.Length));
        Assert.True(layout.Units[0].Middle.DistanceTo(layout.Units[1].Middle) >= layout.Sizes.SignWidth);
    }

    [Fact]
    public void Who_is_looked_at_and_who_moves_has_a_sign_of_its_own()
    {
        var units = Enumerable.Range(0, 5).Select(number => Standing($"red-{number}", "red", 0, 0)).Append(Standing("goes", "red", 0, 0) with { Movement = "march", HeadingDegrees = 90 });
        var layout = new SceneArranger(Measure).Arrange(SceneOf([.. units]), View, new Selection(SelectionKind.Unit, "red-3"));

        Assert.Contains(layout.Units, sign => sign.Units.Length == 1 && sign.First.Id == "red-3");
        Assert.Contains(layout.Units, sign => sign.Units.Length == 1 && sign.First.Id == "goes");
        Assert.Contains(layout.Units, sign => sign.Units.Length == 4);
    }

    [Fact]
    public void Labels_cover_neither_signs_nor_one_another()
    {
        var scene = SceneOf([.. Enumerable.Range(0, 40).Select(number => Standing($"unit-{number}", "red", number * 37 % 400, number * 53 % 300))]);
        var layout = Arrange(scene);
        var boxes = layout.Labels.Select(label => Box.Around(label.Middle, label.Wish.Width / 2, label.Wish.Height / 2)).ToList();

        Assert.NotEmpty(boxes);
        Assert.All(boxes, box => Assert.DoesNotContain(boxes, other => other != box && box.Overlaps(other)));
        Assert.All(boxes, box => Assert.DoesNotContain(
            layout.Units, sign => box.Overlaps(Box.Around(sign.Middle, layout.Sizes.SignWidth / 2, layout.Sizes.SignHeight / 2))));
    }

    [Fact]
    public void A_label_stays_on_its_side_as_long_as_that_is_free()
    {
        var labels = new LabelLayout();
        LabelWish Wish(double x) => new("a", "a", new Pixel(x, 100), 5, 40, 10, 1);
        var first = labels.Place([Wish(100)], [new Box(105, 0, 400, 200)]).Single();

        var next = labels.Place([Wish(100)], []).Single();

        Assert.Equal(first.Middle, next.Middle);
        Assert.Empty(new LabelLayout().Place([Wish(100)], [new Box(0, 0, 400, 400)]));
    }

    [Fact]
    public void The_more_important_label_comes_first()
    {
        LabelWish Wish(string key, double priority) => new(key, key, new Pixel(100, 100), 5, 190, 190, priority);
        Box[] onlyOneSideIsFree = [new Box(0, 0, 100, 400), new Box(100, 0, 400, 4), new Box(100, 206, 400, 400)];

        Assert.Equal("dear", new LabelLayout().Place([Wish("cheap", 1), Wish("dear", 2)], onlyOneSideIsFree).Single().Wish.Key);
    }

    [Fact]
    public void Doubt_about_where_is_a_circle_unless_it_says_nothing()
    {
        SceneEvent At(Spot spot) => new("event", "Event", "red", "battle", [spot], default, default, 1, true, false);
        EventSign SignOf(Spot spot) => Arrange(SceneOf([]) with { Events = [At(spot)] }).Events.Single();

        Assert.InRange(SignOf(SpotAt("near", 0, 0, metres: 400)).DoubtRadius!.Value, 12, 150);
        Assert.Null(SignOf(SpotAt("exact", 0, 0, metres: 20)).DoubtRadius);
        Assert.Null(SignOf(SpotAt("somewhere", 0, 0, metres: 30_000)).DoubtRadius);
    }

    private static SceneLayout Arrange(Scene scene) => new SceneArranger(Measure).Arrange(scene, View);

    private static (double Width, double Height) Measure(string text, double size) => (text.Length * size / 2, size);

    private static Scene SceneOf(ImmutableArray<SceneUnit> units) => Scene.Empty with { Units = units };

    /// <summary>A unit so many pixels to the right of the middle and above it.</summary>
    private static SceneUnit Standing(string id, string side, double right, double up) =>
        new(id, id, side, "infantry", new MercatorPoint(Palace.X + (right * View.Resolution), Palace.Y + (up * View.Resolution)), null, null);

    private static Spot SpotAt(string id, double right, double up, double metres = 10) => new(
        id, id, new MercatorPoint(Palace.X + (right * View.Resolution), Palace.Y + (up * View.Resolution)), metres, MercatorPoint.LengthAt(59.94, metres));
}
