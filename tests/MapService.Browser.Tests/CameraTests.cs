using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class CameraTests(Chromium chromium)
{
    [Fact]
    public async Task Keys_turn_the_map_and_the_compass_turns_it_back()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30&map=13/59.94/30.32");
        await page.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Page.WaitForFunctionAsync("() => location.hash.split('&')[1].endsWith('/15')");

        await page.Page.ReloadAsync();
        await page.Whole.WaitForAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Turn north up" }).ClickAsync();

        await page.Page.WaitForFunctionAsync("() => location.hash.split('&')[1].split('/').length === 3");
        page.AssertQuiet();
    }

    [Fact]
    public async Task Two_fingers_turn_the_map()
    {
        await using var page = await chromium.NewPageAsync(390, 844, touch: true);
        await page.OpenAsync("1917-11-07T06:30&map=12/59.94/30.32");
        var touch = await page.Page.Context.NewCDPSessionAsync(page.Page);

        await touch.SendAsync("Input.dispatchTouchEvent", Fingers("touchStart", 0));
        for (var degrees = 5; degrees <= 60; degrees += 5)
            await touch.SendAsync("Input.dispatchTouchEvent", Fingers("touchMove", degrees));
        await touch.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });

        await page.Page.WaitForFunctionAsync("() => Math.abs(Number(location.hash.split('&')[1].split('/')[3])) > 20");
        page.AssertQuiet();
    }

    [Fact]
    public async Task The_camera_follows_the_action_until_the_user_takes_the_map()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T20:30&map=9/59.2/27.5");
        var elsewhere = await page.MapAddressAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Follow the action" }).And(page.Page.Locator("[aria-pressed]")).First.ClickAsync();
        await page.Sign("lead").WaitForAsync();
        await page.PlayButton.ClickAsync();
        await page.Page.WaitForFunctionAsync("before => !location.hash.includes(before) && Number(location.hash.match(/map=[^/]+\\/([^/]+)/)[1]) > 59.5", elsewhere);

        await page.Page.Mouse.MoveAsync(700, 500);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(760, 540, new() { Steps = 6 });
        await page.Page.Mouse.UpAsync();

        await Assertions.Expect(page.Sign("lead")).ToHaveCountAsync(0);
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_unit_is_followed_from_its_card_while_it_moves()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T10:00&map=12/59.94/30.32&sel=unit:kronstadt-ships-first");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Follow on the map" }).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => Number(location.hash.match(/map=[^/]+\\/[^/]+\\/([^/&]+)/)[1]) < 30.2");
        var started = await page.LongitudeAsync();

        await page.Speed.SelectOptionAsync("3600");
        await page.PlayButton.ClickAsync();
        await page.UntilAsync("1917-11-07T13:30");

        await page.Page.WaitForFunctionAsync("before => Number(location.hash.match(/map=[^/]+\\/[^/]+\\/([^/&]+)/)[1]) > before + 0.05", started);
        await Assertions.Expect(page.Sign("lead")).ToContainTextAsync("Following");
        await page.Sign("lead").ClickAsync();
        await Assertions.Expect(page.Sign("lead")).ToHaveCountAsync(0);
        page.AssertQuiet();
    }

    [Fact]
    public async Task Who_wants_no_motion_gets_cuts()
    {
        await using var page = await chromium.NewPageAsync();
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.OpenAsync("1917-11-07T20:30&map=9/59.2/27.5");

        await page.Page.Keyboard.PressAsync("a");

        // Cut: between the first picture and the last there is no other.
        var seen = await page.Page.EvaluateAsync<int>(
            """
            async () => {
              const addresses = new Set();
              for (let i = 0; i < 60; i++) {
                await new Promise(requestAnimationFrame);
                addresses.add(location.hash.split('&')[1]);
              }
              return addresses.size;
            }
            """);
        Assert.InRange(seen, 1, 2);
        await page.Page.WaitForFunctionAsync("() => !location.hash.includes('map=9.00/59.2')");
    }

    /// <summary>Two fingers on the map, turned about its middle.</summary>
    private static Dictionary<string, object> Fingers(string type, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        object Finger(int id, double reach) => new { x = 195 + (reach * cos), y = 300 + (reach * sin), id };
        return new() { ["type"] = type, ["touchPoints"] = new[] { Finger(0, -80), Finger(1, 80) } };
    }
}
