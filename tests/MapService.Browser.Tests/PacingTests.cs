using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class PacingTests(Chromium chromium)
{
    [Fact]
    public async Task Quiet_hours_are_crossed_quickly_and_say_how_long_they_are()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1918-01-11T00:00");
        await page.ChooseAsync("Slow where much happens");
        await page.Sign("pace").WaitForAsync();
        await page.PlayButton.ClickAsync();

        await page.Page.GetByText("5 quiet hours").WaitForAsync();
        await page.Sign("pace").ClickAsync();
        await Assertions.Expect(page.Sign("pace")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Speed).ToHaveValueAsync("600");
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_stretch_is_told_in_the_minutes_that_it_was_given()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        var end = await page.Timeline.GetAttributeAsync("data-to") ?? "";
        await page.MenuButton.ClickAsync();
        await page.Page.GetByLabel("Tell what the timeline shows in").FillAsync("0.2");
        var watch = Stopwatch.StartNew();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Tell", Exact = true }).ClickAsync();
        await page.Sign("pace").GetByText("left").WaitForAsync();

        await page.Sign("pace").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 90_000 });

        // Not early; how late depends on how busy this machine is.
        Assert.InRange(watch.Elapsed.TotalSeconds, 11.5, 60);
        await page.PlayButton.WaitForAsync();
        await Assertions.Expect(page.Timeline).ToHaveAttributeAsync("aria-valuenow", end);
        page.AssertQuiet();
    }
}
