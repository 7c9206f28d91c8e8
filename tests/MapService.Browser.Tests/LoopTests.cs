using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class LoopTests(Chromium chromium)
{
    [Fact]
    public async Task A_stretch_drawn_with_the_shift_key_plays_over_and_over_until_a_tap_ends_it()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T12:00");
        var (from, to) = (await page.PointOnTimelineAsync("1917-11-07T02:00:00"), await page.PointOnTimelineAsync("1917-11-07T05:00:00"));

        await page.Page.Keyboard.DownAsync("Shift");
        await page.Page.Mouse.MoveAsync(from.X, from.Y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 8 });
        await page.Page.Mouse.UpAsync();
        await page.Page.Keyboard.UpAsync("Shift");

        await page.Sign("loop").WaitForAsync();
        Assert.StartsWith("1917-11-07T0", await page.MomentAsync(), StringComparison.Ordinal);
        await page.Speed.SelectOptionAsync("3600");
        await page.PlayButton.ClickAsync();
        await page.UntilAsync("1917-11-07T04:00");
        await page.WaitForMomentAsync("moment => moment < '1917-11-07T04:00'");
        await page.Sign("loop").ClickAsync();
        await page.UntilAsync("1917-11-07T06:00");
        await Assertions.Expect(page.Sign("loop")).ToHaveCountAsync(0);
        page.AssertQuiet();
    }

    [Fact]
    public async Task Two_keys_mark_a_stretch_and_leaving_it_ends_the_loop()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:00");
        await page.Page.Keyboard.PressAsync("[");
        await page.Page.Keyboard.PressAsync("l");
        await page.ExpectMomentAsync("1917-11-07T06:30");
        await page.Page.Keyboard.PressAsync("]");

        await Assertions.Expect(page.Sign("loop")).ToContainTextAsync("06:00 – 06:30");
        await page.ExpectMomentAsync("1917-11-07T06:00");
        await page.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Sign("loop")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_a_loop_is_marked_from_the_menu()
    {
        await using var page = await chromium.NewPageAsync(390, 844, touch: true);
        await page.OpenAsync("1917-11-07T06:00");
        await page.ChooseAsync("Loop from here");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Next event" }).TapAsync();
        await page.WaitForMomentAsync("moment => moment > '1917-11-07T06:00'");
        await page.ChooseAsync("Loop to here");

        await page.Sign("loop").TapAsync();
        await Assertions.Expect(page.Sign("loop")).ToHaveCountAsync(0);
        page.AssertQuiet();
    }
}
