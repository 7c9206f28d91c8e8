using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.History.Tests.Places;

public sealed class PlaceTests
{
    private static readonly Place Palace = Sample.Place("winter-palace") with
    {
        Names = [new Name("Winterpaleis", "nl"), new Name("Winter Palace", "en"), new Name("The Palace", "en")],
    };

    [Fact]
    public void The_first_name_in_a_language_is_its_main_name() => Assert.Equal("Winter Palace", Palace.NameIn("en"));

    [Fact]
    public void Without_a_name_in_the_language_the_first_of_all_stands_in() => Assert.Equal("Winterpaleis", Palace.NameIn("fr"));

    [Theory]
    [InlineData(30, 60, true)]
    [InlineData(29, 59, true)]
    [InlineData(31, 61, true)]
    [InlineData(28.999, 60, false)]
    [InlineData(30, 61.001, false)]
    public void A_box_contains_its_edges(double lon, double lat, bool contained) =>
        Assert.Equal(contained, new GeographicBounds(29, 59, 31, 61).Contains(new Point(lon, lat)));
}
