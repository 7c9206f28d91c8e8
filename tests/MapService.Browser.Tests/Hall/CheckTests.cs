using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests.Hall;

[Collection(nameof(Chromium))]
public sealed class CheckTests(Chromium chromium)
{
    [Fact]
    public async Task Every_line_comes_to_a_verdict_and_the_server_beside_is_found_good()
    {
        await using var page = await OpenAsync(1920, 1080);

        // The last one waits for what may cut an idle connection.
        await page.Whole.WaitForAsync(new() { Timeout = 60_000 });

        foreach (var id in (string[])["screen", "zoom", "server", "network", "connection", "clock", "fonts", "motion", "sound"])
            await Assertions.Expect(page.Page.Locator($"[data-check='{id}']")).ToHaveAttributeAsync("data-verdict", "good");
        foreach (var id in (string[])["picture", "awake", "offline"])
            Assert.NotEqual("under-way", await page.Page.Locator($"[data-check='{id}']").GetAttributeAsync("data-verdict"));
        await page.Page.AssertAccessibleAsync("check");
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_small_screen_and_a_machine_that_asks_for_less_motion_are_noticed()
    {
        await using var page = await chromium.NewPageAsync(390, 844);
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.Page.GotoAsync($"{chromium.Server.Address}/check");

        await Assertions.Expect(page.Page.Locator("[data-check='screen']")).ToHaveAttributeAsync("data-verdict", "look");
        await Assertions.Expect(page.Page.Locator("[data-check='motion']")).ToHaveAttributeAsync("data-verdict", "look");
        await page.Page.AssertAccessibleAsync("check on a phone");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.querySelector('main').scrollWidth <= innerWidth"), "the page is wider than the screen");
    }

    [Fact]
    public async Task The_test_picture_fills_the_screen_and_shows_all_sides()
    {
        await using var page = await OpenAsync(1920, 1080);
        await Assertions.Expect(page.Page.Locator("[data-check='server']")).ToHaveAttributeAsync("data-verdict", "good");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show the test picture" }).ClickAsync();

        var picture = page.Page.Locator("[data-test-picture]");
        var box = await picture.BoundingBoxAsync() ?? throw new InvalidOperationException("The picture is not shown.");
        Assert.Equal((0, 0, 1920, 1080), (box.X, box.Y, box.Width, box.Height));
        Assert.Equal(8, await picture.Locator("li svg").CountAsync());
        await page.Page.AssertAccessibleAsync("test picture");
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(picture).ToHaveCountAsync(0);
        page.AssertQuiet();
    }

    private async Task<MapPage> OpenAsync(int width, int height)
    {
        var page = await chromium.NewPageAsync(width, height);
        await page.Page.GotoAsync($"{chromium.Server.Address}/check");
        return page;
    }
}
