using MapService.Archive;
using MapService.Contract;
using MapService.History.Places;
using NetTopologySuite.Geometries;
using Xunit;

namespace MapService.Server.Tests.Live;

public sealed class GrowingLogTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_is_written_to_the_log_is_served_without_a_restart_and_viewers_get_a_keyframe()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(null, null, null, null));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);
        var before = await viewer.NextAsync();

        var position = server.Append(new RecordItem(new Place(new PlaceId("new-place"), "waypoint", new Point(30, 60), 10, [new Name("New place", "en")], null)));

        var after = await viewer.NextAsync();
        Assert.Null(after.Base);
        Assert.True(after.Step > before.Step);
        Assert.Equal(position, after.LogPosition);
        Assert.Equal(position, (await server.IdsAsync()).LogPosition);
        Assert.Equal("new-place", (await server.GetAsync("/api/geocode?q=new+place")).GetProperty("candidates")[0].GetProperty("place").GetString());
    }
}
