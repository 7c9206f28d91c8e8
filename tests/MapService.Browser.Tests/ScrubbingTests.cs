using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class ScrubbingTests(Chromium chromium)
{
    [Fact]
    public async Task Dragging_the_timeline_moves_the_clock_and_the_map_follows()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T01:00");
        await page.TabAsync("Places held");
        var (from, to) = (await page.PointOnTimelineAsync("1917-11-07T01:00:00"), await page.PointOnTimelineAsync("1917-11-07T12:00:00"));

        await page.Page.Mouse.MoveAsync(from.X, from.Y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 20 });
        await page.Page.Mouse.UpAsync();

        Assert.StartsWith("1917-11-07T1", await page.MomentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Page.Locator("li[data-place='palace-bridge']")).ToHaveAttributeAsync("data-side", "revolution");
        page.AssertQuiet();
    }

    [Fact]
    public async Task The_timeline_is_a_slider_that_speaks_its_date()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        Assert.Equal("7 November 1917, 06:30", await page.Timeline.GetAttributeAsync("aria-valuetext"));

        await page.Timeline.FocusAsync();
        await page.Page.Keyboard.PressAsync("PageUp");
        await page.ExpectMomentAsync("1917-11-07T07:30");
        await page.Page.Keyboard.PressAsync("End");
        await page.ExpectMomentAsync("1918-03-18T00:00");
        await page.Page.Keyboard.PressAsync("Home");
        await page.ExpectMomentAsync("1917-05-14T00:00");
    }

    [Fact]
    public async Task Keys_play_and_step_from_event_to_event()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T05:00");

        await page.Page.Keyboard.PressAsync(".");
        await page.ExpectMomentAsync("1917-11-07T06:00");
        await page.Page.Keyboard.PressAsync(",");
        Assert.True(string.CompareOrdinal(await page.MomentAsync(), "1917-11-07T06:00") < 0);
        await page.Page.Keyboard.PressAsync(" ");
        await page.PauseButton.WaitForAsync();
        await page.Page.Keyboard.PressAsync("k");
        await page.PlayButton.WaitForAsync();
    }

    [Fact]
    public async Task A_reload_comes_back_to_the_same_moment()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        await page.Timeline.FocusAsync();
        await page.Page.Keyboard.PressAsync("PageUp");
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('07:30')");

        await page.Page.ReloadAsync();
        await page.Whole.WaitForAsync();

        await page.ExpectMomentAsync("1917-11-07T07:30");
        page.AssertQuiet();
    }

    [Fact]
    public async Task An_event_has_a_card_with_its_account_and_its_sources()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:10");
        await page.Page.Locator("[data-event='state-bank-occupied'] button, button[data-event='state-bank-occupied']").First.ClickAsync();
        var card = await page.Page.Locator("article[data-event='state-bank-occupied']").InnerTextAsync();

        Assert.Contains("State Bank", card, StringComparison.Ordinal);
        Assert.Contains("000_51f14b79d31139bc.txt", card, StringComparison.Ordinal);
        Assert.Contains("line 4", card, StringComparison.Ordinal);
        Assert.Contains("Kerenski afgezet door Lenin", card, StringComparison.Ordinal);
    }
}
