using NetTopologySuite.Geometries;
using Xunit;

namespace MapService.Geodata.Tests;

/// <summary>The coasts that rebuild.cs derives, and what is drawn on them.</summary>
public sealed class TheatreTests
{
    private static readonly Dictionary<string, Geometry> Land = new[] { "coast-near", "coast-theatre", "coast-world" }.ToDictionary(band => band, LandOf);

    [Theory]
    [InlineData("Helsingfors", 24.95, 60.19, true)]
    [InlineData("Reval", 24.75, 59.40, true)]
    [InlineData("Narva", 28.19, 59.37, true)]
    [InlineData("Pskov", 28.36, 57.80, true)]
    [InlineData("Riga", 24.15, 56.94, true)]
    [InlineData("middle of Oesel", 22.5, 58.4, true)]
    [InlineData("Mogilev", 30.33, 53.89, true)]
    [InlineData("Kiev", 30.52, 50.45, true)]
    [InlineData("Brest-Litovsk", 23.66, 52.09, true)]
    [InlineData("Stockholm", 18.03, 59.35, true)]
    [InlineData("London", -0.13, 51.51, true)]
    [InlineData("Washington", -77.07, 38.93, true)]
    [InlineData("Gulf of Finland", 26.5, 59.9, false)]
    [InlineData("Gulf of Riga", 23.6, 57.7, false)]
    [InlineData("Baltic", 20.0, 57.0, false)]
    [InlineData("Lake Ladoga", 31.5, 61.0, false)]
    [InlineData("Lake Onega", 35.5, 61.5, false)]
    [InlineData("Lake Peipus", 27.5, 58.7, false)]
    [InlineData("Black Sea", 34.0, 44.0, false)]
    [InlineData("Atlantic", -40.0, 45.0, false)]
    public void Known_positions_lie_on_their_side_of_the_coast_in_every_band_that_reaches_them(string name, double lon, double lat, bool isLand)
    {
        var point = new Point(lon, lat) { SRID = 4326 };
        foreach (var (band, land) in Land.Where(pair => CoverOf(pair.Key).Contains(point.Coordinate)))
            Assert.True(land.Contains(point) == isLand, $"{name} is on the wrong side in {band}");
    }

    // The middles of today's reservoirs of Rybinsk, Kiev, Kremenchug, Kakhovka, Tsimlyansk, Kuybyshev, Narva and Kaunas.
    [Theory]
    [InlineData(38.4, 58.4)]
    [InlineData(30.5, 50.85)]
    [InlineData(32.6, 49.3)]
    [InlineData(34.2, 47.4)]
    [InlineData(42.9, 48.0)]
    [InlineData(48.8, 54.4)]
    [InlineData(28.3, 59.28)]
    [InlineData(24.12, 54.86)]
    public void Reservoirs_of_later_years_are_land(double lon, double lat)
    {
        var point = new Point(lon, lat) { SRID = 4326 };
        Assert.All(Land.Where(pair => CoverOf(pair.Key).Contains(point.Coordinate)), pair => Assert.True(pair.Value.Contains(point), pair.Key));
    }

    [Fact]
    public void Each_band_is_coarser_than_the_one_within_it()
    {
        var metresBetweenPoints = Land.ToDictionary(pair => pair.Key, pair => Metres.Of(pair.Value).Length / pair.Value.NumPoints);

        Assert.True(metresBetweenPoints["coast-near"] * 2 < metresBetweenPoints["coast-theatre"], "the near coast is not finer");
        Assert.True(metresBetweenPoints["coast-theatre"] * 2 < metresBetweenPoints["coast-world"], "the theatre's coast is not finer");
    }

    [Fact]
    public void Each_band_lies_within_the_next()
    {
        var covers = Theme.Read("theatre").Where(feature => feature.Kind == "band").Select(feature => feature.Shape.EnvelopeInternal).OrderBy(cover => cover.Area).ToList();

        Assert.Equal(4, covers.Count);
        Assert.All(covers.Zip(covers.Skip(1)), pair => Assert.True(pair.Second.Contains(pair.First)));
        Assert.All(Land.Keys, band => Assert.Contains(CoverOf(band), covers));
    }

    [Fact]
    public void The_coast_goes_on_where_the_maps_own_drawing_of_the_Gulf_ends()
    {
        const double MostMetres = 250;
        var ends = Metres.Of(Theme.Area("sea")).Boundary.Coordinates.Where(point => Math.Abs(point.X - Metres.Of(new Point(29.1, 60)).Coordinate.X) < 1).ToList();
        var coast = Metres.Of(Theme.Read("coast-near").Single(part => part.Kind == "land").Shape).Boundary;

        Assert.Equal(2, ends.Count);
        Assert.All(ends, end => Assert.True(coast.Distance(new Point(end)) < MostMetres, $"{coast.Distance(new Point(end)):F0} m between the two coasts"));
    }

    [Fact]
    public void Towns_stand_on_land_and_seas_are_named_in_the_water()
    {
        string[] towns = ["capital", "city", "town", "small-town"];
        string[] waters = ["sea", "wide-sea", "ocean", "lake"];
        foreach (var feature in Theme.Read("theatre").Where(feature => feature.Shape is Point))
        {
            var land = Land[FinestAt(feature.Shape.Coordinate)];
            var off = Metres.Between(land, feature.Shape);
            if (towns.Contains(feature.Kind))
                Assert.True(off < 3 * feature.AccuracyMetres, $"{feature} stands {off:F0} m off the land");
            if (waters.Contains(feature.Kind))
                Assert.True(off > 0, $"{feature} is named on land");
        }
    }

    private static string FinestAt(Coordinate at) => Land.Keys.First(band => CoverOf(band).Contains(at));

    private static Envelope CoverOf(string band) => Theme.Read(band).Single(part => part.Kind == "open-sea").Shape.EnvelopeInternal;

    private static Geometry LandOf(string band)
    {
        var parts = Theme.Read(band).ToDictionary(part => part.Kind, part => part.Shape);
        return parts["land"].Difference(parts["lake"]);
    }
}
