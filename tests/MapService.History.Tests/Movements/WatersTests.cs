using MapService.History.Movements;
using NetTopologySuite.Geometries;

namespace MapService.History.Tests.Movements;

public sealed class WatersTests
{
    private const double MetresPerHundredth = Geodesy.MetresPerDegree / 100;

    /// <summary>A river from west to east, a hundredth of a degree wide, with an island, and a canal that reaches into it.</summary>
    private static readonly Waters River = Waters.Of(
    [
        new Polygon(Box(30.0, 60.0, 30.1, 60.01), [Box(30.04, 60.004, 30.06, 60.006)]),
        new Polygon(Box(30.02, 59.99, 30.03, 60.002)),
    ]);

    [Theory]
    [InlineData(30.01, 59.98, 30.01, 60.02, 1)]
    [InlineData(30.05, 59.98, 30.05, 60.02, 0.8)]
    [InlineData(30.025, 59.98, 30.025, 60.02, 2)]
    [InlineData(30.01, 60.002, 30.01, 60.003, 0.1)]
    [InlineData(30.05, 60.0045, 30.05, 60.0055, 0)]
    [InlineData(30.2, 59.98, 30.2, 60.02, 0)]
    public void What_of_a_straight_piece_is_wet_is_counted_once(double fromLon, double fromLat, double toLon, double toLat, double hundredths) =>
        Assert.Equal(hundredths * MetresPerHundredth, River.MetresIn(new(fromLon, fromLat), new(toLon, toLat)), tolerance: 1);

    [Fact]
    public void A_piece_through_a_corner_of_the_bank_is_as_wet_as_it_is() =>
        Assert.Equal(0, River.MetresIn(new(29.99, 60.0), new(30.0, 59.99)), tolerance: 1e-6);

    [Fact]
    public void Without_waters_everything_is_dry() => Assert.Equal(0, Waters.Of([]).MetresIn(new(30, 60), new(31, 60)));

    private static LinearRing Box(double west, double south, double east, double north) =>
        new([new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]);
}
