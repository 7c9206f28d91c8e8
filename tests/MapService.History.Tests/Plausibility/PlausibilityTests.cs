using MapService.History.Dating;
using MapService.History.Movements;
using MapService.History.Plausibility;
using MapService.History.Units;
using NetTopologySuite.Geometries;

namespace MapService.History.Tests.Plausibility;

public sealed class PlausibilityTests
{
    /// <summary>Guards that march from the barracks to the bank, 10 km in two hours, and stand there.</summary>
    private static readonly HistoryBuilder March = new HistoryBuilder()
        .Place("barracks", 30, 60).Place("bridge", 30.09, 60).Place("bank", 30.18, 60)
        .Unit("guards", at: "barracks", to: "20:00")
        .Moves("guards", "barracks", "bank", "05:00", "07:00");

    [Fact]
    public void Every_kind_has_a_limit_in_every_mode() => Assert.All(
        from mode in Enum.GetValues<TravelMode>()
        from kind in Enum.GetValues<UnitKind>()
        select SpeedLimits.Of(mode, kind),
        limit => Assert.InRange(limit, 5, 100));

    [Theory]
    [InlineData("04:00", "barracks")]
    [InlineData("05:09", "barracks")]
    [InlineData("06:00", "bridge")]
    [InlineData("06:11", "bridge")]
    [InlineData("06:51", "bank")]
    [InlineData("19:00", "bank")]
    public void A_unit_takes_part_where_it_stands_and_where_it_passes(string time, string place) => Assert.Empty(Check(time, Precision.Minute, place));

    [Theory]
    [InlineData("04:00", "bank", "at 'barracks', 10.0 km from 'bank'")]
    [InlineData("05:30", "bank", "on the way of 'guards-to-bank-05-00', 5.8 km from 'bank'")]
    [InlineData("06:40", "barracks", "on the way of 'guards-to-bank-05-00', 6.7 km from 'barracks'")]
    [InlineData("08:00", "barracks", "at 'bank', 10.0 km from 'barracks'")]
    [InlineData("21:00", "bank", "not on the map")]
    public void A_unit_does_not_take_part_elsewhere(string time, string place, string found) =>
        Assert.Contains(found, Assert.Single(Check(time, Precision.Minute, place)).Found, StringComparison.Ordinal);

    [Theory]
    [InlineData(Precision.Minute, 1)]
    [InlineData(Precision.Hour, 0)]
    [InlineData(Precision.PartOfDay, 0)]
    public void The_less_exactly_a_time_is_stated_the_more_it_allows(Precision precision, int problems) =>
        Assert.Equal(problems, Check("06:35", precision, "bridge").Count);

    [Fact]
    public void A_departure_that_is_not_known_exactly_allows_both() => Assert.Empty(PlausibilityCheck.Check(
        [
            .. March.Items.Where(item => item is not Movement),
            March.Items.OfType<Movement>().Single() with { Departure = Sample.Between("03:00", "05:00") },
            AtPlace("04:55", Precision.Minute, "barracks"),
            AtPlace("04:55", Precision.Minute, "bridge") with { Id = new("other") },
        ],
        Ground.Unknown));

    [Fact]
    public void Anything_is_judged_without_a_failure() => Prop.ForAll(
        AnyItem.Arbitrary.Generator.ListOf().ToArbitrary(),
        items => PlausibilityCheck.Check([.. items], Ground.Unknown) is not null).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(29.5, 60, 0, 27_800)]
    [InlineData(30.5, 60, 27_800, 0)]
    public void The_ground_knows_how_far_land_and_water_are(double lon, double lat, double toWater, double toLand)
    {
        var ground = Ground.Of([Box(29, 59, 30, 61), Box(31, 60, 31.1, 60.1)]);
        var position = new Coordinate(lon, lat);

        Assert.Equal(toWater, ground.MetresToWater(position)!.Value, 100.0);
        Assert.Equal(toLand, ground.MetresToLand(position)!.Value, 100.0);
    }

    [Fact]
    public void Beyond_the_map_nothing_is_known()
    {
        Assert.Null(Ground.Of([Box(29, 59, 30, 61)]).MetresToLand(new Coordinate(31, 60)));
        Assert.Null(Ground.Unknown.MetresToWater(new Coordinate(30, 60)));
    }

    private static IReadOnlyList<Problem> Check(string time, Precision precision, string place) =>
        PlausibilityCheck.Check([.. March.Items, AtPlace(time, precision, place)], Ground.Unknown);

    private static History.Events.HistoricalEvent AtPlace(string time, Precision precision, string place) =>
        Sample.Event("event", Sample.At(time) with { Precision = precision }) with { Places = [new(place)], Units = [new("guards")] };

    private static Geometry Box(double west, double south, double east, double north) =>
        new GeometryFactory().ToGeometry(new Envelope(west, east, south, north));
}
