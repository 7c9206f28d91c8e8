using System.Collections.Immutable;
using MapService.Archive;
using MapService.Contract;
using MapService.History.Dating;
using MapService.History.Events;
using MapService.History.Places;
using MapService.History.Sources;
using NodaTime;
using Xunit;
using BridgeChange = MapService.History.Events.BridgeChange;
using Citation = MapService.History.Sources.Citation;

namespace MapService.Server.Tests.Live;

/// <summary>A bridge opened by an event that is written to the log while the server runs.</summary>
public sealed class BridgeTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string BeforeNoon = "1917-11-07T11:59:59";
    private const string Noon = "1917-11-07T12:00:00";

    [Fact]
    public async Task A_bridge_is_open_from_the_minute_on_and_closed_before_in_the_answers_and_on_the_stream()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(Moments.StoryMs(Noon), null, null, null));
        await using (var before = await Watcher.OfAsync(server, opened.Session))
        {
            await before.NextAsync();
            Assert.Empty(before.BridgesAt(Moments.Story(Noon)));
            server.Append(new RecordItem(Opening("palace-bridge", Noon)));
            Assert.Null((await before.NextAsync()).Base);
        }

        await using var after = await Watcher.OfAsync(server, opened.Session);
        await after.NextAsync();
        Assert.Equal([("palace-bridge", "opened")], after.BridgesAt(Moments.Story(Noon)));
        Assert.Empty(after.BridgesAt(Moments.Story(BeforeNoon)));
        Assert.Equal(0, (await server.GetAsync($"/api/state?at={BeforeNoon}")).GetProperty("bridges").GetArrayLength());
        var bridge = (await server.GetAsync($"/api/state?at={Noon}")).GetProperty("bridges")[0];
        Assert.Equal(
            ("palace-bridge", "opened", Noon, "opening"),
            (bridge.GetProperty("place").GetString(), bridge.GetProperty("state").GetString(), bridge.GetProperty("since").GetString(), bridge.GetProperty("event").GetString()));
        var told = (await server.GetAsync("/api/events")).GetProperty("features").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "opening");
        Assert.Equal("opened", told.GetProperty("properties").GetProperty("bridges")[0].GetProperty("state").GetString());
    }

    private static HistoricalEvent Opening(string bridge, string at) => new(
        new EventId("opening"), "seizure", "The bridge is opened", "It is raised.",
        When.AtInstant(LocalDateTime.FromDateTime(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture)), Precision.Minute, Calendar.Gregorian),
        [new PlaceId(bridge)], [], null, [], [new BridgeChange(new PlaceId(bridge), History.Events.BridgeState.Opened)], [], Certainty.Certain, [],
        [new Citation(new SourceId("chronicle"), new LineRange(4, 4), ImmutableSortedDictionary<string, string>.Empty, [])]);
}
