using MapService.Archive.Import;
using MapService.History;
using MapService.History.Movements;
using MapService.History.Places;
using NetTopologySuite.Densify;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;
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

    private static readonly Dataset Shipped = Dataset.From(SeedFolder.Read(Theme.At("seeds"), RouteMap.Read(Theme.At("geodata"))));
    private static readonly Geometry Region = Metres.Of(new Envelope(27.6, 31.7, 58.6, 60.5).ToGeometry());
    private static readonly Geometry Water = Metres.Of(Theme.Water);
    private static readonly Geometry Land = Region.Difference(Water);

    [Fact]
    public void Validation_finds_nothing_that_cannot_have_been_so() =>
        Assert.Empty(SeedFolder.Validate(Theme.At("seeds"), GroundMap.Read(Theme.At("geodata")), RouteMap.Read(Theme.At("geodata"))).Problems);

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
        foreach (var movement in Movements(TravelMode.River, TravelMode.Sea))
        {
            var dry = RouteOf(movement).Intersection(Region).Difference(Water);
            Assert.True(dry.Length < 60 + EndsOf(movement).Sum(end => end.AccuracyMetres), $"{movement.Id} crosses {dry.Length:F0} m of land");
        }
    }

    [Fact]
    public void Who_goes_by_land_crosses_water_on_bridges_only()
    {
        // The widest of the small canals, whose many bridges are not all drawn, is 40 m.
        var bridged = Metres.Of(Theme.Area("rivers")).Intersection(Water);
        var bridges = Theme.Read("bridges").Select(bridge => Metres.Of(bridge.Shape).Buffer(60)).Aggregate((one, other) => one.Union(other));
        foreach (var movement in Movements(TravelMode.Foot, TravelMode.Road, TravelMode.Rail))
        {
            // Who comes from a ship is in the water by as much as the ship's place is uncertain.
            var ends = EndsOf(movement).Select(end => Metres.Of(end.Location).Buffer(end.AccuracyMetres));
            var swum = ends.Aggregate(RouteOf(movement).Intersection(bridged).Difference(bridges), (route, end) => route.Difference(end));
            var widest = Enumerable.Range(0, swum.NumGeometries).Max(index => swum.GetGeometryN(index).Length);
            Assert.True(widest < 90, $"{movement.Id} swims {widest:F0} m");
        }
    }

    [Theory]
    [InlineData(TravelMode.Foot, 2000, "roads", "bridges")]
    [InlineData(TravelMode.Road, 2000, "roads", "bridges")]
    [InlineData(TravelMode.Rail, 5000, "railways")]
    [InlineData(TravelMode.River, 1000, "fairways")]
    [InlineData(TravelMode.Sea, 5000, "fairways")]
    public void Every_movement_stays_on_its_network_but_near_the_places_that_it_leads_to(TravelMode mode, double nearMetres, params string[] themes)
    {
        var lines = new IndexedFacetDistance(Lines(themes));
        foreach (var movement in Movements(mode).Where(movement => movement.Course == Course.Network))
        {
            var near = movement.PlacesNamed.Select(id => Shipped.PlaceById[id]).Select(place => Metres.Of(place.Location).Buffer(nearMetres + place.AccuracyMetres));
            var far = FarthestFrom(lines, near.Aggregate(RouteOf(movement), (route, place) => route.Difference(place)));
            Assert.True(far < 60, $"{movement.Id} leaves its network by {far:F0} m");
        }
    }

    [Fact]
    public void In_the_city_nobody_goes_far_from_the_streets()
    {
        // Streets of the city and its squares are drawn by their middle.
        var city = Metres.Of(new Envelope(30.2, 30.45, 59.88, 60.01).ToGeometry());
        var streets = new IndexedFacetDistance(Lines("roads", "bridges"));
        foreach (var movement in Movements(TravelMode.Foot, TravelMode.Road))
        {
            var vague = EndsOf(movement).Where(end => end.AccuracyMetres > 150).Select(end => Metres.Of(end.Location).Buffer(end.AccuracyMetres));
            var far = FarthestFrom(streets, vague.Aggregate(RouteOf(movement).Intersection(city), (route, end) => route.Difference(end)));
            Assert.True(far < 250, $"{movement.Id} leaves the streets by {far:F0} m");
        }
    }

    private static Geometry Lines(params string[] themes) =>
        Metres.Of(new GeometryFactory().BuildGeometry([.. themes.SelectMany(Theme.Read).Select(line => line.Shape)]));

    /// <summary>How far the farthest point of a route is from some lines, in metres; looked at every 50 m.</summary>
    private static double FarthestFrom(IndexedFacetDistance lines, Geometry route) =>
        route.IsEmpty ? 0 : Densifier.Densify(route, 50).Coordinates.Max(point => lines.Distance(new Point(point)));

    private static IEnumerable<Movement> Movements(params TravelMode[] modes) => Shipped.Movements.Where(movement => modes.Contains(movement.Mode));

    private static Geometry RouteOf(Movement movement) => Metres.Of(Shipped.RouteOf(movement));

    private static IEnumerable<Place> EndsOf(Movement movement) => [Shipped.PlaceById[movement.From], Shipped.PlaceById[movement.To]];

    private static bool IsInRegion(Place place) => place.Location is { X: > 28.4 and < 31.6, Y: > 58.6 and < 60.5 };
}

internal static class EnvelopeGeometry
{
    public static Geometry ToGeometry(this Envelope box) => new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(box);
}
