using System.Text.Json;
using MapService.Archive;
using MapService.History.Places;
using NetTopologySuite.Geometries;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class LogApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Place NewPlace = new(new PlaceId("new-place"), "waypoint", new Point(30, 60), 10, [new Name("New place", "en")], null);

    [Fact]
    public async Task The_pages_follow_one_another_through_the_whole_log()
    {
        var positions = new List<long>();
        long end;
        string? next = "/api/log?limit=50";
        do
        {
            var page = await server.GetAsync(next);
            end = page.GetProperty("end").GetInt64();
            positions.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("position").GetInt64()));
            next = page.TryGetProperty("next", out var address) ? address.GetString() : null;
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(1, (int)end).Select(position => (long)position), positions);
    }

    [Fact]
    public async Task An_entry_says_what_was_written_when_and_by_whom()
    {
        var position = server.Append(new RecordItem(NewPlace));
        var entry = Assert.Single((await server.GetAsync($"/api/log?from={position}")).GetProperty("entries").EnumerateArray());

        Assert.Equal(
            ("place", "new-place", 1, "recorded", "test"),
            (Text(entry, "kind"), Text(entry, "id"), entry.GetProperty("version").GetInt32(), Text(entry, "change"), Text(entry, "by")));
        Assert.EndsWith("Z", Text(entry, "at"), StringComparison.Ordinal);
        Assert.False(entry.TryGetProperty("item", out _));
    }

    [Fact]
    public async Task An_entry_has_its_item_where_that_is_asked_for()
    {
        var page = await server.GetAsync("/api/log?limit=3&body=true");

        Assert.Equal("petrograd-1917", Text(page.GetProperty("entries")[0].GetProperty("item"), "id"));
        Assert.Equal("/api/log?from=4&limit=3&body=true", Text(page, "next"));
    }

    [Fact]
    public async Task After_the_last_entry_there_is_an_empty_page_to_look_at_again()
    {
        var end = (await server.GetAsync("/api/log?limit=1")).GetProperty("end").GetInt64();
        var page = await server.GetAsync($"/api/log?from={end + 1}");

        Assert.Equal(0, page.GetProperty("entries").GetArrayLength());
        Assert.False(page.TryGetProperty("next", out _));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
