using MapService.Client.Connection;
using MapService.Client.Scenes;
using MapService.Client.Stories;
using MapService.Playback.Clocks;
using MapService.Server.Tests;
using Xunit;

namespace MapService.Client.Tests.Scenes;

/// <summary>What of the shipped history is shown at a moment, beside what the frames tell.</summary>
public sealed class SceneTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_trail_leads_from_the_departure_to_where_the_unit_is_and_fades_after_the_arrival()
    {
        var story = await StoryAsync();
        var movement = story.Movements.First(one => one.Route.LengthMetres > 2_000);
        SceneTrail? TrailAt(StoryTime at) => SceneAt(story, at).Trails.SingleOrDefault(trail => trail.Movement == movement.Id);

        var half = TrailAt(Between(movement, 0.5))!;
        var (lon, lat) = movement.Route.PositionAt(movement.Route.LengthMetres / 2);
        Assert.Equal(1, half.Strength);
        Assert.True(Distance(MercatorPoint.FromLonLat(lon, lat), half.Way[^1]) < 10);
        Assert.True(half.Way.Length < TrailAt(Between(movement, 0.99))!.Way.Length + 1);
        Assert.InRange(TrailAt(Later(movement.End, minutes: 20))!.Strength, 0.49, 0.51);
        Assert.Null(TrailAt(Later(movement.End, minutes: 41)));
        Assert.Null(TrailAt(Later(movement.Start, minutes: -1)));
    }

    [Fact]
    public async Task An_event_is_live_while_it_lasts_and_fades_afterwards()
    {
        var story = await StoryAsync();
        var told = story.Events.First(one => one.End > one.Start && one.Spots.Length > 0);
        SceneEvent? Shown(StoryTime at, bool live) =>
            SceneAt(story, at, live ? [new LiveEvent(told.Id, told.Start, told.End)] : []).Events.SingleOrDefault(one => one.Id == told.Id);

        Assert.True(Shown(told.Start, live: true) is { IsLive: true, Strength: 1 });
        Assert.True(Shown(Later(told.End, minutes: 15), live: false) is { IsLive: false, Strength: > 0.6 and < 0.7 });
        Assert.Null(Shown(Later(told.End, minutes: 46), live: false));
    }

    [Fact]
    public async Task Doubt_about_a_place_is_as_wide_on_the_map_as_on_the_ground()
    {
        var story = await StoryAsync();
        var vague = story.Events.SelectMany(one => one.Spots).First(spot => spot.AccuracyMetres >= 1_000);
        var (lon, lat) = vague.Position.ToLonLat();

        var edge = MercatorPoint.FromLonLat(lon, lat + (vague.AccuracyMetres / 111_319.49));

        Assert.Equal(vague.DoubtRadius, Distance(vague.Position, edge), vague.DoubtRadius / 200);
    }

    [Fact]
    public void Mercator_and_degrees_turn_into_each_other()
    {
        var (lon, lat) = MercatorPoint.FromLonLat(30.3137, 59.9404).ToLonLat();

        Assert.Equal((30.3137, 59.9404), (Math.Round(lon, 10), Math.Round(lat, 10)));
        Assert.Equal(3_374_505, MercatorPoint.FromLonLat(30.3137, 59.9404).X, 1.0);
    }

    private static Scene SceneAt(Story story, StoryTime at, params LiveEvent[] live) => Scene.Of(new Snapshot(at, [], [.. live], [], []), story);

    private static StoryTime Between(StoryMovement movement, double share) =>
        new(movement.Start.Milliseconds + (long)(share * (movement.End.Milliseconds - movement.Start.Milliseconds)));

    private static StoryTime Later(StoryTime at, int minutes) => new(at.Milliseconds + (minutes * 60_000L));

    private static double Distance(MercatorPoint one, MercatorPoint other) => Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));

    private async Task<Story> StoryAsync()
    {
        using var history = new HistoryApi(server.Address);
        return await history.StoryAsync();
    }
}
