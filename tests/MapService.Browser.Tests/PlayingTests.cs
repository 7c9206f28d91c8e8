using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class PlayingTests(Chromium chromium)
{
    [Fact]
    public async Task The_map_opens_paused_at_the_beginning_and_asks_nobody_but_its_server()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync();

        Assert.Equal("1917-11-06T21:00", await page.MomentAsync());
        Assert.True(await page.PlayButton.IsVisibleAsync());
        Assert.All(page.Requests.Where(url => url != "about:blank"), url => Assert.StartsWith(chromium.Server.Address, url.Replace("ws://", "http://", StringComparison.Ordinal), StringComparison.Ordinal));
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_day_plays_from_one_in_the_morning_to_ten_at_night()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T01:00");
        await page.Speed.SelectOptionAsync(new SelectOptionValue { Value = "3600" });

        await page.PlayButton.ClickAsync();
        await page.UntilAsync("1917-11-07T22:00");
        await page.PauseButton.ClickAsync();

        await page.TabAsync("Places held");
        Assert.Equal("revolution", await page.HolderAsync("state-bank"));
        page.AssertQuiet();
    }

    [Theory]
    [InlineData("1917-11-07T06:30", "government")]
    [InlineData("1917-11-07T07:30", "revolution")]
    public async Task The_bridge_falls_at_seven_after_the_bank(string moment, string holderOfBridge)
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync(moment);
        await page.TabAsync("Places held");

        await Assertions.Expect(page.Page.Locator("li[data-place='state-bank']")).ToHaveAttributeAsync("data-side", "revolution");
        Assert.Equal(holderOfBridge, await page.HolderAsync("palace-bridge"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task What_the_page_shows_is_what_the_server_answers_for_that_moment()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T07:30");
        await page.TabAsync("Places held");
        await page.Page.Locator("li[data-place]").First.WaitForAsync();
        var shown = await page.Page.Locator("li[data-place]").EvaluateAllAsync<string[]>("items => items.map(item => item.dataset.place + ' ' + item.dataset.side).sort()");
        await page.TabAsync("Units");
        var moving = await page.Page.Locator("li[data-moving='true']").EvaluateAllAsync<string[]>("items => items.map(item => item.dataset.unit).sort()");

        var state = await page.Page.EvaluateAsync<System.Text.Json.JsonElement>("() => fetch('/api/state?at=1917-11-07T07:30:00').then(answer => answer.json())");
        Assert.Equal(
            state.GetProperty("control").EnumerateArray().Select(held => $"{held.GetProperty("place").GetString()} {held.GetProperty("side").GetString()}").Order(StringComparer.Ordinal),
            shown);
        Assert.Equal(
            state.GetProperty("units").EnumerateArray().Where(unit => unit.GetProperty("moving").GetBoolean()).Select(unit => unit.GetProperty("id").GetString()!).Order(StringComparer.Ordinal),
            moving);
    }

    [Theory]
    [InlineData("1917-11-07T13:30", true)]
    [InlineData("1917-11-07T14:05", false)]
    public async Task The_ships_from_Kronstadt_are_under_way_until_two(string moment, bool moving)
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync(moment);
        await page.TabAsync("Units");

        await Assertions.Expect(page.Page.Locator("li[data-unit='kronstadt-ships-first']")).ToHaveAttributeAsync("data-moving", moving ? "true" : "false");
    }

    [Fact]
    public async Task Both_calendars_are_shown()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        var text = await page.Clock.InnerTextAsync();

        Assert.Contains("06:30", text, StringComparison.Ordinal);
        Assert.Contains("7 November 1917", text, StringComparison.Ordinal);
        Assert.Contains("25 October", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_move_on_the_picture_between_the_frames_of_the_server()
    {
        await using var page = await chromium.NewPageAsync(1280, 720);
        await page.OpenAsync("1917-11-07T11:00&map=10/59.80/30.20");
        await page.PlayButton.ClickAsync();
        await page.UntilAsync("1917-11-07T11:05");

        // Between two frames of the server, 200 ms apart, the picture changes several times.
        var pictures = await page.Page.EvaluateAsync<int>(
            """
            async () => {
              const canvases = [...document.querySelectorAll('canvas')];
              const seen = new Set();
              for (let i = 0; i < 8; i++) {
                await new Promise(requestAnimationFrame);
                seen.add(canvases.map(canvas => canvas.toDataURL()).join());
              }
              return seen.size;
            }
            """);
        Assert.True(pictures >= 4, $"{pictures} different pictures in 8 animation frames");
    }
}
