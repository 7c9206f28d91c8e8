using System.Net;
using System.Net.Sockets;
using MapService.Client.Connection;
using MapService.Playback.Clocks;
using MapService.Server.Tests;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Client.Tests.Connection;

/// <summary>Events and places are looked up at a real server.</summary>
public sealed class HistoryApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_place_is_found_by_a_name_in_any_language()
    {
        using var history = new HistoryApi(server.Address);

        Assert.Equal("winter-palace", (await history.FindPlacesAsync("у Зимнего дворца"))[0].Place);
        Assert.Empty(await history.FindPlacesAsync("Qwghlm"));
    }

    [Fact]
    public async Task Events_are_found_by_words_time_and_document()
    {
        using var history = new HistoryApi(server.Address);
        var (from, to) = (Story("1917-11-07T00:00:00"), Story("1917-11-08T00:00:00"));
        var source = (await history.StoryAsync()).Dataset.Sources[0].Id;

        var found = await history.FindEventsAsync(new EventQuery("bank", from, to));
        var told = await history.FindEventsAsync(new EventQuery(Source: source));

        Assert.Contains("state-bank-occupied", found.Select(one => one.Id));
        Assert.All(told, one => Assert.Contains(source, one.Properties.Citations.Select(citation => citation.Source)));
    }

    [Fact]
    public async Task The_story_is_read_with_its_times_and_ways()
    {
        using var history = new HistoryApi(server.Address);
        var story = await history.StoryAsync();

        Assert.Equal(story.Dataset.Counts.Events, story.Events.Length);
        Assert.Equal(story.Dataset.Counts.Movements, story.Movements.Length);
        Assert.Equal(Story("1917-11-07T06:00:00"), story.FindEvent("state-bank-occupied")?.Start);
        Assert.All(story.Movements, movement => Assert.Equal(movement.Properties.LengthMetres, movement.Route.LengthMetres, movement.Properties.LengthMetres / 100));
        Assert.Null(story.FindEvent("no-such-event"));
    }

    [Fact]
    public async Task What_the_server_will_not_answer_is_told_from_a_server_that_is_away()
    {
        using var history = new HistoryApi(server.Address);
        using var away = new HistoryApi(new Uri($"http://127.0.0.1:{FreePort()}"));

        await Assert.ThrowsAsync<CallRefusedException>(() => history.StateAtAsync(new StoryTime(0)));
        await Assert.ThrowsAsync<ConnectionLostException>(() => away.BaseMapAsync());
    }

    [Fact]
    public async Task The_base_map_is_read_by_its_themes()
    {
        using var history = new HistoryApi(server.Address);
        var map = await history.BaseMapAsync();

        Assert.NotEmpty(map.Credits);
        Assert.Contains("FeatureCollection", await history.ThemeAsync(map.Themes[0]), StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
