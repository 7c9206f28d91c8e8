using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class ReconnectTests(Chromium chromium)
{
    [Fact]
    public async Task When_the_server_dies_the_map_plays_on_and_finds_it_again()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T05:00");
        await page.PlayButton.ClickAsync();
        await page.UntilAsync("1917-11-07T05:30");

        await chromium.Server.KillAsync();
        await page.Page.GetByText("Connection lost").WaitForAsync();
        var lost = await page.MomentAsync();
        await page.Page.WaitForFunctionAsync("lost => document.querySelector('section time').getAttribute('datetime') > lost", lost);

        await chromium.Server.StartAsync();
        await page.Page.GetByText("Connection lost").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        Assert.True(string.CompareOrdinal(await page.MomentAsync(), lost) >= 0);
        await page.PauseButton.ClickAsync();
        await page.PlayButton.WaitForAsync();
    }
}
