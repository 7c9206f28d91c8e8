using System.Text.Json;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class EventsApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_event_carries_all_that_is_known_of_it()
    {
        var events = await server.GetAsync("/api/events");
        var bank = events.GetProperty("features").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "state-bank-occupied");
        var known = bank.GetProperty("properties");

        Assert.Equal("FeatureCollection", events.GetProperty("type").GetString());
        Assert.Equal("Feature", bank.GetProperty("type").GetString());
        Assert.Equal("Point", bank.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("1917-11-07T06:00:00", known.GetProperty("from").GetString());
        Assert.Equal("hour", known.GetProperty("precision").GetString());
        Assert.Equal("1917-10-25T06:00:00", known.GetProperty("oldStyle").GetProperty("from").GetString());
        Assert.Equal("state-bank", known.GetProperty("places")[0].GetProperty("id").GetString());
        var citation = known.GetProperty("citations")[0];
        Assert.Equal([4, 4], citation.GetProperty("lines").EnumerateArray().Select(line => line.GetInt32()));
        Assert.Equal(JsonValueKind.Object, citation.GetProperty("claims").ValueKind);
    }

    [Fact]
    public async Task Events_come_in_order_of_time()
    {
        var starts = (await Find("")).Select(one => one.GetProperty("properties").GetProperty("from").GetString()).ToList();

        Assert.NotEmpty(starts);
        Assert.Equal(starts.Order(StringComparer.Ordinal), starts);
    }

    [Theory]
    [InlineData("q=staatsbank", "state-bank-occupied")]
    [InlineData("q=TELEGRAPH", "post-and-telegraph-occupied")]
    [InlineData("kind=arrest", "government-arrested")]
    [InlineData("from=1917-11-07T06:00&to=1917-11-07T06:01", "newspaper-offices-occupied")]
    [InlineData("bbox=30.30,59.940,30.31,59.942", "palace-bridge-taken")]
    [InlineData("side=revolution&source=chronicle", "aurora-fires-blanks")]
    public async Task A_filter_keeps_what_it_names(string query, string expected) =>
        Assert.Contains(expected, (await Find(query)).Select(one => one.GetProperty("id").GetString()));

    [Theory]
    [InlineData("q=staatsbank", "palace-bridge-taken")]
    [InlineData("kind=arrest", "state-bank-occupied")]
    [InlineData("to=1917-11-07T06:00", "state-bank-occupied")]
    [InlineData("from=1917-11-07T06:01", "state-bank-occupied")]
    [InlineData("bbox=30.30,59.940,30.31,59.942", "state-bank-occupied")]
    [InlineData("side=government", "state-bank-occupied")]
    public async Task A_filter_leaves_out_what_it_does_not_name(string query, string unexpected) =>
        Assert.DoesNotContain(unexpected, (await Find(query)).Select(one => one.GetProperty("id").GetString()));

    private async Task<IReadOnlyList<JsonElement>> Find(string query) =>
        [.. (await server.GetAsync($"/api/events?{query}")).GetProperty("features").EnumerateArray()];
}
