using MapService.History.Movements;
using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.History.Tests.Movements;

/// <summary>
/// A small town: Long Street from west to east, Cross Street north over it at 30.05, a river south of Long Street with a
/// bridge at 30.08 to South Street, and a railway that has no line to any of them. A hundredth of a degree is 556 m east, 1112 m north.
/// </summary>
public sealed class RoutePlannerTests
{
    private static readonly LineString[] Streets =
    [
        Line((30.0, 60.0), (30.05, 60.0), (30.1, 60.0)),
        Line((30.05, 60.0), (30.05, 60.05)),
        Line((30.08, 60.0), (30.08, 59.99)),
        Line((30.0, 59.99), (30.1, 59.99)),
    ];

    private static readonly Waters River = Waters.Of([new Polygon(new LinearRing(
        [new(29.9, 59.994), new(30.2, 59.994), new(30.2, 59.996), new(29.9, 59.996), new(29.9, 59.994)]))]);

    private static readonly RoutePlanner Planner = RoutePlanner.Over(
        new Dictionary<TravelMode, RouteNetwork>
        {
            [TravelMode.Foot] = RouteNetwork.Of(Streets, crossingsJoin: true),
            [TravelMode.Road] = RouteNetwork.Of(Streets, crossingsJoin: true),
            [TravelMode.Rail] = RouteNetwork.Of([Line((30.0, 60.02), (30.04, 60.02)), Line((30.3, 60.02), (30.4, 60.02))], crossingsJoin: false),
            [TravelMode.River] = RouteNetwork.Of([Line((29.95, 59.995), (30.05, 59.995), (30.15, 59.995))], crossingsJoin: true),
        },
        River);

    [Fact]
    public void A_march_keeps_to_the_streets() =>
        AssertWay([(30.0, 60.0), (30.05, 60.0), (30.05, 60.04)], new Journey((30.0, 60.0005), (30.0505, 60.04)));

    [Fact]
    public void It_crosses_the_river_on_the_bridge() =>
        AssertWay([(30.01, 60.0), (30.08, 60.0), (30.08, 59.99), (30.01, 59.99)], new Journey((30.01, 60.0001), (30.01, 59.9899)));

    [Fact]
    public void The_street_on_the_far_bank_is_not_the_nearest_one() =>
        AssertWay([(30.02, 60.0)], new Journey((30.02, 59.9961), (30.0, 60.0)));

    [Fact]
    public void A_waypoint_is_passed_on_the_street_beside_it() =>
        AssertWay([(30.05, 60.0), (30.05, 60.01), (30.05, 60.0)], new Journey((30.0, 60.0), (30.1, 60.0)) { Via = [Bare(30.051, 60.01)] });

    [Fact]
    public void Who_passes_a_waypoint_beside_the_way_does_not_step_out_of_it() =>
        AssertWay([(30.06, 60.0), (30.07, 60.0)], new Journey((30.0, 60.0), (30.1, 60.0)) { Via = [Bare(30.06, 60.0004), Bare(30.07, 59.9996)] });

    [Fact]
    public void Waypoints_are_passed_in_their_order() =>
        AssertWay([(30.07, 60.0), (30.03, 60.0)], new Journey((30.01, 60.0), (30.09, 60.0)) { Via = [Bare(30.07, 60.0), Bare(30.03, 60.0)] });

    [Fact]
    public void A_waypoint_far_from_all_lines_was_drawn_by_hand_and_is_gone_to_straight() =>
        AssertWay([(30.2, 60.1), (30.3, 60.1)], new Journey((30.0, 60.0), (30.1, 60.0)) { Via = [Bare(30.2, 60.1), Bare(30.3, 60.1)] });

    [Fact]
    public void A_direct_movement_goes_straight() =>
        AssertWay([], new Journey((30.0, 60.0), (30.05, 60.04)) { Course = Course.Direct });

    [Fact]
    public void A_short_walk_across_a_square_is_straight_when_the_streets_lead_round() =>
        AssertWay([], new Journey((30.044, 60.003), (30.047, 60.004)));

    [Fact]
    public void A_short_walk_does_not_lead_through_the_river() =>
        AssertWay([(30.03, 60.0), (30.08, 60.0), (30.08, 59.99), (30.03, 59.99)], new Journey((30.03, 59.9965), (30.03, 59.9935)));

    [Fact]
    public void A_car_does_not_take_short_cuts() =>
        AssertWay([(30.042, 60.0), (30.05, 60.0), (30.05, 60.003)], new Journey((30.042, 60.001), (30.0495, 60.003)) { Mode = TravelMode.Road });

    [Fact]
    public void A_ship_joins_the_fairway_through_the_water() =>
        AssertWay([(30.03, 59.995)], new Journey((30.03, 59.9955), (30.12, 59.995)) { Mode = TravelMode.River });

    [Fact]
    public void A_mode_that_the_map_has_no_lines_for_goes_straight_over_its_waypoints() =>
        AssertWay([], new Journey((30.0, 60.0), (31.0, 60.0)) { Mode = TravelMode.Sea, Via = [Bare(30.5, 60.1)] });

    [Fact]
    public void Without_a_map_everything_does() =>
        Assert.Empty(Assert.IsType<RoutePlan.Found>(Plan(RoutePlanner.None, new Journey((30.0, 60.0), (30.05, 60.04)))).Way);

    [Fact]
    public void The_map_of_another_town_does_not_matter() => Assert.Empty(Assert.IsType<RoutePlan.Found>(
        Plan(Planner.Within(new GeographicBounds(10, 50, 11, 51)), new Journey((10.0, 50.0), (10.1, 50.0)))).Way);

    [Fact]
    public void A_region_is_joined_from_as_far_as_it_is_vague()
    {
        AssertWay([(30.1, 60.0)], new Journey((30.0, 60.0), (30.3, 60.05)) { ToAccuracy = 20_000 });
        AssertProblem("no road of the map within 12.0 km of 'there'", new Journey((30.0, 60.0), (30.3, 60.05)) { ToAccuracy = 10_000 });
    }

    [Fact]
    public void Between_two_regions_that_may_be_the_same_it_is_straight_if_there_is_no_other_way() =>
        AssertWay([], new Journey((30.0, 60.2), (30.05, 60.2)) { Mode = TravelMode.Rail, ToAccuracy = 5000 });

    [Fact]
    public void A_place_away_from_all_lines_is_a_problem() =>
        AssertProblem("no road of the map within 2.0 km of 'there'", new Journey((30.0, 60.0), (30.2, 60.0)));

    [Fact]
    public void Lines_that_do_not_meet_are_a_problem() => AssertProblem(
        "railways of the map at 'here' and 'there' that do not meet", new Journey((30.02, 60.02), (30.38, 60.02)) { Mode = TravelMode.Rail });

    [Fact]
    public void A_way_far_round_is_a_problem()
    {
        var loop = RouteNetwork.Of([Line((30.0, 60.0), (30.0, 60.1), (30.02, 60.1), (30.02, 60.0))], crossingsJoin: true);
        var planner = RoutePlanner.Over(new Dictionary<TravelMode, RouteNetwork> { [TravelMode.Road] = loop }, Waters.None);

        var refused = Assert.IsType<RoutePlan.NotFound>(Plan(planner, new Journey((30.0, 60.0), (30.02, 60.0)) { Mode = TravelMode.Road }));
        Assert.Equal("23.3 km by road from 'here' to 'there', which are 1.1 km apart", refused.Problem);
    }

    [Fact]
    public void The_leg_that_cannot_be_is_named() => AssertProblem(
        "no road of the map within 2.0 km of 'there'", new Journey((30.0, 60.0), (30.2, 60.0)) { Via = [Bare(30.1, 60.0)] });

    [Fact]
    public void Who_comes_back_to_where_he_was_goes_nowhere_without_waypoints() =>
        AssertWay([], new Journey((30.0, 60.0005), (30.0, 60.0005)));

    [Fact]
    public void A_way_passes_every_waypoint_in_order_on_any_map() => Seeds.ForEach(200, random =>
    {
        var map = new RandomLines(random);
        var planner = RoutePlanner.Over(
            new Dictionary<TravelMode, RouteNetwork> { [TravelMode.Foot] = RouteNetwork.Of(map.Lines(), crossingsJoin: true) }, Waters.None);
        Coordinate[] stops = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => map.Position())];
        var journey = new Journey((stops[0].X, stops[0].Y), (stops[^1].X, stops[^1].Y)) { Via = [.. stops[1..^1].Select(stop => Bare(stop.X, stop.Y))] };

        if (Plan(planner, journey) is not RoutePlan.Found { Way: var way })
            return;
        Coordinate[] line = [stops[0], .. way.Select(point => point.Coordinate), stops[^1]];
        Assert.True(PassesInOrder(line, stops), $"{string.Join(" ", (object[])line)} does not pass {string.Join(" ", (object[])stops)}");
        Assert.True(Geodesy.LengthMetres(line) >= Geodesy.DistanceMetres(stops[0], stops[^1]) - 1);
    });

    /// <summary>Looked at every few metres; a hundred metres is near enough, and five for simplifying and rounding.</summary>
    private static bool PassesInOrder(Coordinate[] line, Coordinate[] stops)
    {
        var next = 0;
        foreach (var (from, to) in line.Zip(line.Skip(1)))
        {
            var steps = (int)(Geodesy.DistanceMetres(from, to) / 5) + 1;
            for (var step = 0; step <= steps; step++)
            {
                var share = (double)step / steps;
                var here = new Coordinate(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y)));
                while (next < stops.Length && Geodesy.DistanceMetres(here, stops[next]) <= 105)
                    next++;
            }
        }
        return next == stops.Length;
    }

    private static void AssertWay((double Lon, double Lat)[] expected, Journey journey)
    {
        var way = Assert.IsType<RoutePlan.Found>(Plan(Planner, journey)).Way;
        Assert.Equal(expected, way.Select(point => (point.X, point.Y)));
    }

    private static void AssertProblem(string expected, Journey journey) =>
        Assert.Equal(expected, Assert.IsType<RoutePlan.NotFound>(Plan(Planner, journey)).Problem);

    private static RoutePlan Plan(RoutePlanner planner, Journey journey)
    {
        var (here, there) = (
            Sample.Place("here", journey.From.Lon, journey.From.Lat) with { AccuracyMetres = 10 },
            Sample.Place("there", journey.To.Lon, journey.To.Lat) with { AccuracyMetres = journey.ToAccuracy });
        var movement = Sample.Movement("guards", "here", "there", "01:00", "02:00") with { Mode = journey.Mode, Via = [.. journey.Via], Course = journey.Course };
        return planner.Plan(movement, new Dictionary<PlaceId, Place> { [here.Id] = here, [there.Id] = there });
    }

    private static Waypoint Bare(double lon, double lat) => new(null, new Point(lon, lat));

    private static LineString Line(params (double Lon, double Lat)[] points) => new([.. points.Select(point => new Coordinate(point.Lon, point.Lat))]);

    private sealed record Journey((double Lon, double Lat) From, (double Lon, double Lat) To)
    {
        public TravelMode Mode { get; init; } = TravelMode.Foot;

        public double ToAccuracy { get; init; } = 10;

        public Waypoint[] Via { get; init; } = [];

        public Course Course { get; init; }
    }
}
