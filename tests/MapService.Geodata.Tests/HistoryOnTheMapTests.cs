using MapService.Archive.Import;
using MapService.History;
using MapService.History.Movements;
using MapService.History.Places;
using NetTopologySuite.Densify;
using NetTopologySuite.Geometries;
using Xunit;

namespace MapService.Geodata.Tests;

public sealed class HistoryOnTheMapTests
{
    /// <summary>Kinds of places that float.</summary>
    private static readonly string[] Afloat = ["anchorage", "mooring"];

    /// <summary>Kinds of places that are neither on land nor on water as a whole.</summary>
    private static readonly string[] Either = ["bridge", "harbour", "region", "waypoint", "position"];

    /// <summary>Kinds of places that a building may bear the name of without being it.</summary>
    private static readonly string[] Wide = ["town", "settlement", "village", "suburb", "district", "region"];

    private static readonly Dataset Shipped = Dataset.From([.. SeedFolder.Read(Path.Combine(AppContext.BaseDirectory, "seeds", "petrograd-1917"))]);
    private static readonly Geometry Water = Metres.Of(Theme.Area("sea", "rivers", "lakes"));
    private static readonly Geometry Land = Metres.Of(new Envelope(27.6, 31.7, 58.6, 60.5).ToGeometry()).Difference(Water);

    [Fact]
    public void Validation_finds_nothing_that_cannot_have_been_so()
    {
        var shipped = AppContext.BaseDirectory;
        var ground = GroundMap.Read(Path.Combine(shipped, "geodata", "petrograd-1917"));

        Assert.Empty(SeedFolder.Validate(Path.Combine(shipped, "seeds", "petrograd-1917"), ground).Problems);
    }

    [Fact]
    public void Every_place_of_the_region_is_within_its_accuracy_on_land_or_on_water_as_its_kind_says()
    {
        var wrong = Shipped.Places.Where(place => IsInRegion(place) && !Either.Contains(place.Kind)).Where(place =>
        {
            var (here, right) = (Metres.Of(place.Location), Afloat.Contains(place.Kind) ? Water : Land);
            return here.Distance(right) > place.AccuracyMetres;
        });

        Assert.Empty(wrong.Select(place => $"{place.Id} ({place.Kind})"));
    }

    [Fact]
    public void A_bridge_of_the_gazetteer_is_the_bridge_of_the_map()
    {
        var bridges = Theme.Read("bridges").ToDictionary(bridge => bridge.Id);
        foreach (var place in Shipped.Places.Where(place => place.Kind == "bridge"))
        {
            Assert.True(bridges.TryGetValue(place.Id.Value, out var bridge), $"{place.Id} is not on the map");
            Assert.True(Metres.Between(bridge.Shape, place.Location) < 60, $"{place.Id} lies elsewhere on the map");
        }
    }

    [Theory]
    [InlineData("buildings")]
    [InlineData("bridges")]
    [InlineData("stations")]
    public void What_is_a_place_of_the_gazetteer_by_name_and_spot_has_its_id(string theme)
    {
        var gazetteer = new Gazetteer(Shipped.Places);
        var wrong =
            from feature in Theme.Read(theme)
            from name in feature.Names
            from match in gazetteer.Find(name, 5)
            where match.Reason <= MatchReason.Inflected && !Wide.Contains(match.Place.Kind)
            where Metres.Between(feature.Shape, match.Place.Location) < Math.Max(150, feature.AccuracyMetres) && match.Place.Id.Value != feature.Id
            select $"{feature} is {match.Place.Id}";

        Assert.Empty(wrong.Distinct());
    }

    [Theory]
    [InlineData("buildings")]
    [InlineData("bridges")]
    [InlineData("stations")]
    public void What_has_the_id_of_a_place_lies_where_the_place_is(string theme)
    {
        var places = Shipped.Places.ToDictionary(place => place.Id.Value);
        var astray = Theme.Read(theme).Where(feature => places.TryGetValue(feature.Id, out var place)
            && Metres.Between(feature.Shape, place.Location) > Math.Max(200, feature.AccuracyMetres + place.AccuracyMetres));

        Assert.Empty(astray);
    }

    [Fact]
    public void Only_bridges_that_open_are_opened()
    {
        var fixedBridges = Theme.Read("bridges").Where(bridge => bridge.Movable is "" or "none").Select(bridge => bridge.Id);

        Assert.Empty(Shipped.Events.SelectMany(happening => happening.Bridges).Select(change => change.Bridge.Value).Intersect(fixedBridges));
    }

    [Fact]
    public void Ships_stay_in_the_water()
    {
        foreach (var (movement, route) in Routes(TravelMode.River, TravelMode.Sea))
            Assert.True(route.Difference(Water).Length < 60, $"{movement.Id} crosses {route.Difference(Water).Length:F0} m of land");
    }

    [Fact]
    public void Who_goes_by_land_crosses_water_on_bridges_only()
    {
        // The widest of the small canals, whose many bridges are not all drawn, is 40 m.
        var bridged = Metres.Of(Theme.Area("rivers")).Intersection(Water);
        var bridges = Theme.Read("bridges").Select(bridge => Metres.Of(bridge.Shape).Buffer(60)).Aggregate((one, other) => one.Union(other));
        foreach (var (movement, route) in Routes(TravelMode.Foot, TravelMode.Road, TravelMode.Rail))
        {
            var swum = route.Intersection(bridged).Difference(bridges);
            var widest = Enumerable.Range(0, swum.NumGeometries).Max(index => swum.GetGeometryN(index).Length);
            Assert.True(widest < 90, $"{movement.Id} swims {widest:F0} m");
        }
    }

    [Fact]
    public void Who_goes_by_land_keeps_to_the_roads_and_trains_to_the_rails()
    {
        // Streets of the city and its squares are drawn by their middle; highways outside are known less well.
        var city = Metres.Of(new Envelope(30.2, 30.45, 59.88, 60.01).ToGeometry());
        var roads = Network("roads", "bridges");
        var rails = Network("railways");
        foreach (var (movement, route) in Routes(TravelMode.Foot, TravelMode.Road, TravelMode.Rail))
        {
            var network = movement.Mode == TravelMode.Rail ? rails : roads;
            Assert.True(FarthestFrom(network, route.Intersection(city)) < 150, $"{movement.Id} leaves its network in the city");
            Assert.True(FarthestFrom(network, route) < 250, $"{movement.Id} leaves its network");
        }
    }

    private static IReadOnlyList<Geometry> Network(params string[] themes) =>
        [.. themes.SelectMany(Theme.Read).Select(line => Metres.Of(line.Shape))];

    /// <summary>How far the farthest point of a route is from a network, in metres; looked at every 20 m.</summary>
    private static double FarthestFrom(IReadOnlyList<Geometry> network, Geometry route) =>
        route.IsEmpty ? 0 : Densifier.Densify(route, 20).Coordinates.Max(point => network.Min(line => line.Distance(new Point(point))));

    private static IEnumerable<(Movement Movement, Geometry Route)> Routes(params TravelMode[] modes) =>
        Shipped.Movements.Where(movement => modes.Contains(movement.Mode)).Select(movement => (movement, Metres.Of(Shipped.RouteOf(movement))));

    private static bool IsInRegion(Place place) => place.Location is { X: > 28.4 and < 31.6, Y: > 58.6 and < 60.5 };
}

internal static class EnvelopeGeometry
{
    public static Geometry ToGeometry(this Envelope box) => new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(box);
}
