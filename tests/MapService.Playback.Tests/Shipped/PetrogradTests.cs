using MapService.Archive.Import;
using MapService.History;
using MapService.History.Movements;
using MapService.Playback.Clocks;
using NetTopologySuite.Geometries;

namespace MapService.Playback.Tests.Shipped;

/// <summary>The history that comes with the program, as its chronicle tells it.</summary>
public sealed class PetrogradTests
{
    private static readonly Replay Petrograd = new(Dataset.From(SeedFolder.Read(Repository.Seeds, RouteMap.Read(Repository.Geodata))));

    public static TheoryData<string> ShipsFromKronstadt => ["kronstadt-ships-first", "kronstadt-ships-second", "kronstadt-ships-third"];

    [Theory]
    [InlineData("post-office", "01:29", "01:30")]
    [InlineData("telegraph", "01:29", "01:30")]
    [InlineData("state-bank", "05:59", "06:00")]
    [InlineData("palace-bridge", "06:59", "07:00")]
    [InlineData("warsaw-station", "07:59", "08:00")]
    [InlineData("winter-palace", "1917-11-08T01:49", "1917-11-08T01:50")]
    public void A_place_passes_from_the_government_to_the_revolution(string place, string before, string from)
    {
        Assert.Equal("government", Petrograd.HolderOf(place, before));
        Assert.Equal("revolution", Petrograd.HolderOf(place, from));
    }

    [Fact]
    public void At_half_past_six_the_State_Bank_is_taken_and_the_Palace_Bridge_is_not()
    {
        Assert.Equal("revolution", Petrograd.HolderOf("state-bank", "06:30"));
        Assert.Equal("government", Petrograd.HolderOf("palace-bridge", "06:30"));
    }

    [Fact]
    public void At_half_past_seven_both_are_taken()
    {
        Assert.Equal("revolution", Petrograd.HolderOf("state-bank", "07:30"));
        Assert.Equal("revolution", Petrograd.HolderOf("palace-bridge", "07:30"));
    }

    [Theory]
    [MemberData(nameof(ShipsFromKronstadt))]
    public void The_ships_from_Kronstadt_are_under_way_before_two_in_the_afternoon(string ships) =>
        Assert.True(Petrograd.IsMoving(ships, "13:59"));

    [Theory]
    [MemberData(nameof(ShipsFromKronstadt))]
    public void The_ships_from_Kronstadt_lie_in_the_Neva_from_two_in_the_afternoon(string ships)
    {
        Assert.False(Petrograd.IsMoving(ships, "14:00"));
        Assert.True(MetresFrom("nikolaevsky-bridge", ships, "14:00") < 2000);
    }

    [Fact]
    public void The_Aurora_lies_at_the_Nikolaevsky_Bridge_from_half_past_three() =>
        Assert.True(MetresFrom("nikolaevsky-bridge", "aurora", "03:30") < 500);

    [Fact]
    public void The_Aurora_fires_at_nine_in_the_evening() => Assert.Contains("aurora-fires-blanks", Petrograd.EventsAt("21:00"));

    [Fact]
    public void Kerensky_is_on_the_way_to_Gatchina_in_the_morning() => Assert.True(Petrograd.IsMoving("kerensky", "11:00"));

    [Fact]
    public void The_Provisional_Government_leaves_the_map_with_its_arrest()
    {
        Assert.NotNull(Petrograd.Find("provisional-government", "1917-11-08T01:49"));
        Assert.Null(Petrograd.Find("provisional-government", "1917-11-08T01:50"));
    }

    [Theory]
    [InlineData(TravelMode.Foot, 7)]
    [InlineData(TravelMode.Road, 60)]
    [InlineData(TravelMode.Rail, 80)]
    [InlineData(TravelMode.River, 30)]
    [InlineData(TravelMode.Sea, 40)]
    public void Nobody_travels_faster_than_the_means_of_1917_allow(TravelMode mode, double kilometresPerHour) => Assert.All(
        Petrograd.Dataset.Movements.Where(movement => movement.Mode == mode),
        movement => Assert.True(SpeedOf(movement) <= kilometresPerHour, $"{movement.Id}: {SpeedOf(movement):0.0} km/h"));

    [Fact]
    public void Everything_that_happens_can_be_played()
    {
        var span = new StoryWindow(Petrograd.Timeline.First, Petrograd.Timeline.Last);

        Assert.Equal(Petrograd.Dataset.Events.Length, Petrograd.Timeline.Between(span).Spans.Events.Length);
    }

    private static double MetresFrom(string place, string unit, string time)
    {
        var (lon, lat) = Petrograd.PositionOf(unit, time)!.Value;
        return Geodesy.DistanceMetres(Petrograd.Dataset.PlaceById[new(place)].Location.Coordinate, new Coordinate(lon, lat));
    }

    private static double SpeedOf(Movement movement)
    {
        var duration = StoryTime.From(movement.Arrival.To).Milliseconds - StoryTime.From(movement.Departure.From).Milliseconds;
        return Geodesy.LengthMetres(Petrograd.Dataset.RouteOf(movement)) / duration * 3600;
    }
}
