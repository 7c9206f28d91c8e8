using System.Diagnostics;
using MapService.Archive.Import;
using MapService.History;
using MapService.History.Dating;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using Xunit;

namespace MapService.Geodata.Tests;

/// <summary>Ways over the shipped map between places that are known.</summary>
public sealed class RoutesOnTheMapTests
{
    private static readonly RoutePlanner Planner = RouteMap.Read(Theme.At("geodata"));
    private static readonly Geometry Water = Metres.Of(Theme.Area("sea", "rivers", "lakes"));

    private static readonly Dictionary<string, (double Lon, double Lat, double AccuracyMetres)> Known = new()
    {
        ["petrograd"] = (30.325, 59.937, 5000),
        ["warsaw-station"] = (30.3086, 59.9078, 40),
        ["finland-station"] = (30.3562, 59.9557, 30),
        ["gatchina"] = (30.1075, 59.5635, 1500),
        ["pskov"] = (28.333, 57.815, 3000),
        ["moscow"] = (37.618, 55.752, 10_000),
        ["kiev"] = (30.523, 50.45, 8000),
        ["riga"] = (24.115, 56.947, 5000),
        ["reval"] = (24.745, 59.437, 4000),
        ["helsingfors"] = (24.945, 60.17, 4000),
        ["mogilev"] = (30.331, 53.894, 4000),
        ["minsk"] = (27.561, 53.902, 4000),
        ["brest-litovsk"] = (23.655, 52.0825, 3000),
        ["berlin"] = (13.4, 52.517, 10_000),
        ["vienna"] = (16.37, 48.21, 8000),
        ["luga"] = (29.8454, 58.7412, 1500),
        ["narva"] = (28.19, 59.377, 2000),
        ["finland"] = (25.5, 61.5, 200_000),
        ["don-region"] = (41.0, 48.5, 200_000),
        ["smolny"] = (30.3967, 59.9463, 40),
        ["winter-palace"] = (30.3137, 59.9405, 30),
        ["kronstadt-harbour"] = (29.766, 59.983, 300),
        ["aurora-mooring"] = (30.2885, 59.9337, 80),
        ["peter-and-paul-fortress"] = (30.3165, 59.9501, 20),
        ["pulkovo"] = (30.325, 59.779, 400),
        ["tsarskoye-selo"] = (30.398, 59.718, 2000),
        ["kronstadt"] = (29.768, 59.992, 1500),
    };

    [Fact]
    public void A_train_from_the_Warsaw_station_to_Gatchina_follows_the_Warsaw_railway()
    {
        var line = Metres.Of(Theme.Read("railways").Single(railway => railway.Id == "warsaw-line").Shape);
        var way = WayBetween("warsaw-station", "gatchina", TravelMode.Rail);

        Assert.All(way.Coordinates[1..^1], position => Assert.InRange(line.Distance(Metres.Of(new Point(position))), 0, 10));
        Assert.InRange(Geodesy.LengthMetres(way), 42_000, 47_000);
    }

    [Fact]
    public void A_ship_from_Kronstadt_to_the_Nikolaevsky_Bridge_stays_in_the_water()
    {
        var way = WayBetween("kronstadt-harbour", "aurora-mooring", TravelMode.Sea);

        Assert.Equal(0, Metres.Of(way).Difference(Water).Length, tolerance: 1);
        Assert.InRange(Geodesy.LengthMetres(way), 32_000, 37_000);
    }

    [Fact]
    public void A_march_from_Smolny_to_the_Winter_Palace_keeps_to_the_streets_and_swims_nowhere()
    {
        var streets = Theme.Read("roads").Select(street => Metres.Of(street.Shape)).ToList();
        var bridges = Theme.Read("bridges").Select(bridge => Metres.Of(bridge.Shape).Buffer(30)).ToList();
        var way = WayBetween("smolny", "winter-palace", TravelMode.Foot);

        Assert.All(way.Coordinates[1..^1], position => Assert.InRange(streets.Min(street => street.Distance(Metres.Of(new Point(position)))), 0, 5));
        Assert.InRange(bridges.Aggregate(Metres.Of(way).Intersection(Water), (wet, bridge) => wet.Difference(bridge)).Length, 0, 1);
        Assert.InRange(Geodesy.LengthMetres(way), 4500, 6000);
    }

    [Fact]
    public void A_march_to_the_fortress_crosses_the_Neva_on_a_bridge()
    {
        var bridges = Theme.Read("bridges").Select(bridge => Metres.Of(bridge.Shape).Buffer(60)).ToList();
        var way = Metres.Of(WayBetween("winter-palace", "peter-and-paul-fortress", TravelMode.Foot));

        Assert.InRange(bridges.Aggregate(way.Intersection(Water), (wet, bridge) => wet.Difference(bridge)).Length, 0, 1);
    }

    [Theory]
    [InlineData("petrograd", "pskov", 255, 290)]
    [InlineData("petrograd", "moscow", 640, 670)]
    [InlineData("petrograd", "brest-litovsk", 930, 1080)]
    [InlineData("petrograd", "kiev", 1150, 1300)]
    [InlineData("petrograd", "mogilev", 680, 800)]
    [InlineData("petrograd", "reval", 360, 390)]
    [InlineData("petrograd", "riga", 540, 590)]
    [InlineData("finland-station", "helsingfors", 415, 460)]
    [InlineData("petrograd", "berlin", 1550, 1800)]
    [InlineData("moscow", "brest-litovsk", 1030, 1130)]
    [InlineData("kiev", "brest-litovsk", 570, 680)]
    [InlineData("vienna", "brest-litovsk", 700, 950)]
    [InlineData("minsk", "petrograd", 700, 1000)]
    [InlineData("petrograd", "luga", 135, 145)]
    [InlineData("petrograd", "narva", 150, 175)]
    [InlineData("petrograd", "finland", 250, 600)]
    [InlineData("petrograd", "don-region", 1400, 1800)]
    public void Trains_go_from_town_to_town_as_far_as_the_lines_were_long(string from, string to, double leastKilometres, double mostKilometres) =>
        Assert.InRange(Geodesy.LengthMetres(WayBetween(from, to, TravelMode.Rail)) / 1000, leastKilometres, mostKilometres);

    [Fact]
    public void The_way_to_Brest_Litovsk_leads_through_Pskov_Dvinsk_and_Vilna()
    {
        var way = Metres.Of(WayBetween("petrograd", "brest-litovsk", TravelMode.Rail));

        Assert.All(
            new[] { (28.36, 57.80), (26.527, 55.883), (25.285, 54.67) },
            town => Assert.InRange(way.Distance(Metres.Of(new Point(town.Item1, town.Item2))), 0, 2000));
    }

    [Theory]
    [InlineData("kronstadt-harbour", "helsingfors", 290, 340)]
    [InlineData("kronstadt-harbour", "reval", 290, 350)]
    [InlineData("helsingfors", "reval", 80, 110)]
    public void Ships_go_down_the_Gulf(string from, string to, double leastKilometres, double mostKilometres) =>
        Assert.InRange(Geodesy.LengthMetres(WayBetween(from, to, TravelMode.Sea)) / 1000, leastKilometres, mostKilometres);

    [Theory]
    [InlineData("luga", "pskov", TravelMode.Foot, 130, 150)]
    [InlineData("riga", "pskov", TravelMode.Foot, 270, 340)]
    [InlineData("gatchina", "tsarskoye-selo", TravelMode.Road, 20, 32)]
    [InlineData("pulkovo", "gatchina", TravelMode.Road, 25, 32)]
    public void Roads_lead_out_of_the_city(string from, string to, TravelMode mode, double leastKilometres, double mostKilometres) =>
        Assert.InRange(Geodesy.LengthMetres(WayBetween(from, to, mode)) / 1000, leastKilometres, mostKilometres);

    [Fact]
    public void Nobody_walks_over_the_sea_to_Kronstadt() =>
        Assert.Equal("roads of the map at 'petrograd' and 'kronstadt' that do not meet", Assert.IsType<RoutePlan.NotFound>(Plan("petrograd", "kronstadt", TravelMode.Foot)).Problem);

    [Fact]
    public void There_is_no_road_to_Vienna() =>
        Assert.Equal("no road of the map within 10.0 km of 'vienna'", Assert.IsType<RoutePlan.NotFound>(Plan("petrograd", "vienna", TravelMode.Road)).Problem);

    private static LineString WayBetween(string from, string to, TravelMode mode) =>
        Plan(from, to, mode) is RoutePlan.Found { Way: var way }
            ? new LineString([PlaceOf(from).Location.Coordinate, .. way.Select(position => position.Coordinate), PlaceOf(to).Location.Coordinate])
            : throw new UnreachableException($"No way from {from} to {to}: {Plan(from, to, mode)}");

    private static RoutePlan Plan(string from, string to, TravelMode mode)
    {
        var when = When.Unknown;
        var movement = new Movement(
            new MovementId("journey"), new UnitId("traveller"), new PlaceId(from), new PlaceId(to), [], mode, when, when, Certainty.Certain, [], []);
        return Planner.Plan(movement, new Dictionary<PlaceId, Place> { [new PlaceId(from)] = PlaceOf(from), [new PlaceId(to)] = PlaceOf(to) });
    }

    private static Place PlaceOf(string id)
    {
        var (lon, lat, accuracy) = Known[id];
        return new Place(new PlaceId(id), "town", new Point(lon, lat), accuracy, [new Name(id, "en")], null);
    }
}
