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
        var opened = await hub.Open(new OpenSession(null, null, null));
        await using var frames = hub.Watch(opened.Session, CancellationToken.None).GetAsyncEnumerator();
        await frames.MoveNextAsync();
        var before = Assert.IsType<Keyframe>(frames.Current);

        var position = server.Append(new RecordItem(new Place(new PlaceId("new-place"), "waypoint", new Point(30, 60), 10, [new Name("New place", "en")], null)));

        await frames.MoveNextAsync();
        var after = Assert.IsType<Keyframe>(frames.Current);
        Assert.Equal(before.Sequence + 1, after.Sequence);
        Assert.Equal(position, after.LogPosition);
        Assert.Equal("new-place", (await server.GetAsync("/api/geocode?q=new+place")).GetProperty("candidates")[0].GetProperty("place").GetString());

        // The clock is brought into the new span right after the history is replaced: with this frame or with the next.
        while (frames.Current.Clock.Version == before.Clock.Version)
            Assert.True(await frames.MoveNextAsync());
    }
}
