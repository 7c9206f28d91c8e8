using System.Text.Json;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class StateApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task At_half_past_six_the_bank_is_taken_and_the_bridge_is_not()
    {
        var holders = await HoldersAt("1917-11-07T06:30:00");

        Assert.Equal("revolution", holders["state-bank"]);
        Assert.Equal("government", holders["palace-bridge"]);
    }

    [Fact]
    public async Task At_half_past_seven_both_are_taken()
    {
        var holders = await HoldersAt("1917-11-07T07:30:00");

        Assert.Equal("revolution", holders["state-bank"]);
        Assert.Equal("revolution", holders["palace-bridge"]);
    }

    [Fact]
    public async Task Control_passes_at_the_minute_and_not_before()
    {
        Assert.Equal("government", (await HoldersAt("1917-11-07T06:59:59"))["palace-bridge"]);
        Assert.Equal("revolution", (await HoldersAt("1917-11-07T07:00:00"))["palace-bridge"]);
    }

    [Fact]
    public async Task The_ships_from_Kronstadt_are_under_way_before_two_and_lie_in_the_Neva_after_it()
    {
        var before = await UnitAt("kronstadt-ships-first", "1917-11-07T13:30:00");
        var after = await UnitAt("kronstadt-ships-first", "1917-11-07T14:01:00");

        Assert.True(before.GetProperty("moving").GetBoolean());
        Assert.InRange(before.GetProperty("heading").GetDouble(), 0, 360);
        Assert.False(after.GetProperty("moving").GetBoolean());
        Assert.Equal(JsonValueKind.Null, after.GetProperty("heading").ValueKind);
        Assert.InRange(after.GetProperty("lon").GetDouble(), 30.25, 30.33);
        Assert.InRange(after.GetProperty("lat").GetDouble(), 59.92, 59.96);
    }

    [Fact]
    public async Task Events_that_are_under_way_are_named()
    {
        var state = await server.GetAsync("/api/state?at=1917-11-07T23:00:00");

        Assert.Contains("winter-palace-assaulted", state.GetProperty("events").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task Control_names_since_when_and_by_which_event()
    {
        var state = await server.GetAsync("/api/state?at=1917-11-07T12:00:00");
        var bank = state.GetProperty("control").EnumerateArray().Single(held => held.GetProperty("place").GetString() == "state-bank");

        Assert.Equal("1917-11-07T06:00:00", bank.GetProperty("since").GetString());
        Assert.Equal("state-bank-occupied", bank.GetProperty("event").GetString());
    }

    private async Task<Dictionary<string, string>> HoldersAt(string at)
    {
        var state = await server.GetAsync($"/api/state?at={at}");
        return state.GetProperty("control").EnumerateArray()
            .ToDictionary(held => held.GetProperty("place").GetString()!, held => held.GetProperty("side").GetString()!);
    }

    private async Task<JsonElement> UnitAt(string unit, string at)
    {
        var state = await server.GetAsync($"/api/state?at={at}");
        return state.GetProperty("units").EnumerateArray().Single(one => one.GetProperty("id").GetString() == unit);
    }
}
