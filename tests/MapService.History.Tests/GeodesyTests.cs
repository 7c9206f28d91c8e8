using NetTopologySuite.Geometries;

namespace MapService.History.Tests;

public sealed class GeodesyTests
{
    private static readonly Coordinate Pole = new(0, 90);
    private static readonly Coordinate Petrograd = new(30.3158, 59.9391);
    private static readonly Coordinate Moscow = new(37.6173, 55.7558);
    private static readonly Coordinate Kronstadt = new(29.768, 59.992);

    /// <summary>A degree of a great circle of the mean radius.</summary>
    private const double DegreeMetres = 111_195;

    [Fact]
    public void A_degree_of_latitude_is_111_kilometres() =>
        Assert.Equal(DegreeMetres, Geodesy.DistanceMetres(new(30, 59), new(30, 60)), tolerance: 1);

    [Fact]
    public void A_degree_of_longitude_at_60_north_is_half_as_long() =>
        Assert.Equal(DegreeMetres / 2, Geodesy.DistanceMetres(new(30, 60), new(31, 60)), tolerance: 5);

    [Fact]
    public void Petrograd_to_Moscow_is_634_kilometres() => Assert.Equal(634_000, Geodesy.DistanceMetres(Petrograd, Moscow), tolerance: 2000);

    [Fact]
    public void Petrograd_to_Kronstadt_is_31_kilometres() => Assert.Equal(31_000, Geodesy.DistanceMetres(Petrograd, Kronstadt), tolerance: 300);

    [Fact]
    public void From_pole_to_pole_is_half_a_great_circle() =>
        Assert.Equal(180 * DegreeMetres, Geodesy.DistanceMetres(Pole, new(0, -90)), tolerance: 150);

    [Fact]
    public void The_180th_meridian_is_no_barrier() =>
        Assert.Equal(2 * DegreeMetres, Geodesy.DistanceMetres(new(179, 0), new(-179, 0)), tolerance: 2);

    [Fact]
    public void A_place_is_no_way_from_itself() => Assert.Equal(0, Geodesy.DistanceMetres(Petrograd, Petrograd));

    [Fact]
    public void The_way_back_is_as_long() => Seeds.ForEach(500, random =>
    {
        var (one, other) = (Position(random), Position(random));
        Assert.Equal(Geodesy.DistanceMetres(one, other), Geodesy.DistanceMetres(other, one), tolerance: 1e-6);
    });

    [Theory]
    [InlineData(30, 61, 0)]
    [InlineData(30, 59, 180)]
    [InlineData(30.000001, 60, 90)]
    [InlineData(29.999999, 60, 270)]
    public void The_bearing_is_clockwise_from_north(double lon, double lat, double degrees) =>
        Assert.Equal(degrees, Geodesy.BearingDegrees(new(30, 60), new(lon, lat)), tolerance: 0.001);

    [Fact]
    public void Moscow_lies_south_east_of_Petrograd() => Assert.Equal(134, Geodesy.BearingDegrees(Petrograd, Moscow), tolerance: 1);

    [Fact]
    public void The_bearing_to_the_same_place_is_0() => Assert.Equal(0, Geodesy.BearingDegrees(Petrograd, Petrograd));

    [Fact]
    public void A_bearing_is_at_least_0_and_less_than_360() => Seeds.ForEach(500, random =>
        Assert.InRange(Geodesy.BearingDegrees(Position(random), Position(random)), 0, Math.BitDecrement(360)));

    [Fact]
    public void A_hair_west_of_north_is_less_than_360() =>
        Assert.InRange(Geodesy.BearingDegrees(new(0, 0), new(-1e-15, 10)), 0, Math.BitDecrement(360));

    [Fact]
    public void A_line_is_as_long_as_its_pieces() => Assert.Equal(
        3 * DegreeMetres, Geodesy.LengthMetres(new LineString([new(30, 57), new(30, 58), new(30, 60)])), tolerance: 3);

    private static Coordinate Position(Random random) => new((random.NextDouble() * 360) - 180, (random.NextDouble() * 180) - 90);
}
