using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests.Hall;

[Collection(nameof(Chromium))]
public sealed class PresentingTests(Chromium chromium)
{
    /// <summary>Nobody can say less than this takes of what is shown.</summary>
    private static readonly TimeSpan Hurry = TimeSpan.FromSeconds(3);

    private const string Watch =
        """
        () => {
          window.seen = [];
          const look = () => {
            const cue = document.querySelector('section[data-cue]')?.dataset.cue;
            if (cue && cue !== window.seen.at(-1)?.cue) window.seen.push({ cue, at: Date.now() });
          };
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
        }
        """;

    [Fact]
    public async Task Every_cue_arrives_everywhere_in_the_same_order_with_its_map_and_moment()
    {
        await using var hall = await Hall.OpenAsync(chromium);
        MapPage[] viewers = [await hall.ProjectAsync(), await hall.JoinByPhoneAsync(), await hall.JoinByPhoneAsync(), await hall.JoinByPhoneAsync()];
        foreach (var viewer in viewers)
            await viewer.Page.EvaluateAsync(Watch);
        await hall.Console.EvaluateAsync("() => { window.pressed = []; addEventListener('keydown', () => window.pressed.push(Date.now()), true); }");

        var cues = await hall.Console.Locator("button[data-cue]").CountAsync();
        int[] order = [.. Enumerable.Range(1, cues), cues - 1];
        foreach (var (step, cue) in order.Index())
        {
            var next = Task.Delay(Hurry, TimeProvider.System);
            await hall.Console.Keyboard.PressAsync(step == 0 ? "F5" : step < cues ? "PageDown" : "PageUp");
            foreach (var viewer in viewers)
                await Hall.CueOf(viewer, cue).WaitForAsync();
            await next;
        }

        var pressed = await hall.Console.EvaluateAsync<double[]>("() => window.pressed");
        var late = new List<double>();
        foreach (var viewer in viewers)
        {
            Assert.Equal(order, await viewer.Page.EvaluateAsync<int[]>("() => window.seen.map(({ cue }) => Number(cue))"));
            late.AddRange((await viewer.Page.EvaluateAsync<double[]>("() => window.seen.map(({ at }) => at)")).Zip(pressed, (at, from) => at - from));
        }
        late.Sort();
        Console.WriteLine($"{late.Count} cues were shown {late[late.Count / 2]:0} ms after the key (median), {late[late.Count * 99 / 100]:0} ms (p99), {late[^1]:0} ms at the latest, on {viewers.Length} pages of a machine with all of them.");

        await hall.GoAsync(3, viewers);
        foreach (var viewer in viewers)
            await viewer.ExpectMomentAsync("1917-11-06T21:00");
        var middles = new List<(double Lon, double Lat)>();
        foreach (var viewer in viewers[1..])
            middles.Add(await MiddleAsync(viewer, "() => location.hash.match(/map=([^&]*)/)?.[1] ?? ''"));
        var wall = await MiddleAsync(viewers[0], "() => document.querySelector('main').dataset.map ?? ''");
        // Screens differ, and each leaves room for what it shows beside the map: a phone more than a wall.
        Assert.All(middles, middle => Assert.True(Math.Abs(middle.Lon - wall.Lon) < 0.02 && Math.Abs(middle.Lat - wall.Lat) < 0.02, $"{middle} and {wall}"));
        hall.AssertQuiet();
    }

    [Fact]
    public async Task A_clicker_goes_on_and_back_covers_and_starts_again_and_the_wall_has_nothing_to_touch()
    {
        await using var hall = await Hall.OpenAsync(chromium);
        var wall = await hall.ProjectAsync();
        Assert.Equal(hall.Code, await wall.Page.Locator("[data-code]").InnerTextAsync());
        await Assertions.Expect(wall.Page.Locator("p.lecture")).ToHaveTextAsync("The night of 24-25 October, hour by hour");

        await hall.Console.Keyboard.PressAsync("F5");
        await Hall.CueOf(wall, 1).WaitForAsync();
        await hall.Console.Keyboard.PressAsync("b");
        await wall.Page.Locator("[data-cover='black']").WaitForAsync();
        await hall.Console.Keyboard.PressAsync(".");
        await wall.Page.Locator("[data-cover]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await hall.Console.Keyboard.PressAsync("w");
        await wall.Page.Locator("[data-cover='white']").WaitForAsync();
        await hall.Console.Keyboard.PressAsync("PageDown");
        await Hall.CueOf(wall, 2).WaitForAsync();
        Assert.Equal(0, await wall.Page.Locator("[data-cover]").CountAsync());

        Assert.Equal(0, await wall.Page.Locator("button, input, select, a").CountAsync());
        Assert.Equal("none", await wall.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.scene canvas')).cursor"));
        hall.AssertQuiet();
    }

    [Fact]
    public async Task A_cue_that_runs_stands_at_its_end_everywhere()
    {
        await using var hall = await Hall.OpenAsync(chromium);
        var wall = await hall.ProjectAsync();
        var cue = await RunningCueAsync(hall);
        await hall.GoAsync(cue.Number, wall);

        await wall.ExpectMomentLaterAsync(cue.To);
        await hall.Presenter.ExpectMomentLaterAsync(cue.To);
        await hall.Presenter.PlayButton.WaitForAsync();
    }

    [Fact]
    public async Task A_phone_leaves_softly_says_where_the_presenter_is_and_comes_back()
    {
        await using var hall = await Hall.OpenAsync(chromium);
        var phone = await hall.JoinByPhoneAsync();
        await hall.GoAsync(3, phone);
        await phone.ExpectMomentAsync("1917-11-06T21:00");

        await phone.Timeline.FocusAsync();
        await phone.Page.Keyboard.PressAsync("ArrowLeft");
        await phone.ExpectMomentAsync("1917-11-06T20:55");
        await Assertions.Expect(phone.Sign("roaming")).ToContainTextAsync("The presenter is at 21:00");
        await hall.GoAsync(6);
        await Assertions.Expect(phone.Sign("roaming")).ToContainTextAsync("Half past one");
        await phone.ExpectMomentAsync("1917-11-06T20:55");
        await phone.Sign("roaming").TapAsync();
        await Hall.CueOf(phone, 6).WaitForAsync();
        Assert.Equal(0, await phone.Sign("roaming").CountAsync());

        await DragMapAsync(phone);
        await phone.Sign("roaming").WaitForAsync();
        await hall.Console.Keyboard.PressAsync("r");
        await phone.Sign("roaming").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Hall.CueOf(phone, 6).WaitForAsync();

        var late = await hall.JoinByPhoneAsync();
        await Hall.CueOf(late, 6).WaitForAsync();
        hall.AssertQuiet();
    }

    [Fact]
    public async Task What_is_drawn_on_the_console_is_seen_on_the_wall_and_erased_again()
    {
        await using var hall = await Hall.OpenAsync(chromium);
        var wall = await hall.ProjectAsync();
        await hall.GoAsync(6, wall);
        await hall.Console.Locator("[data-tool='staying']").ClickAsync();
        await hall.Console.GetByLabel("Ink 2").ClickAsync();
        var board = await hall.Console.Locator("[data-board]").BoundingBoxAsync() ?? throw new InvalidOperationException("There is no board.");
        await hall.Console.Mouse.MoveAsync(board.X + (board.Width * 0.4f), board.Y + (board.Height * 0.5f));
        await hall.Console.Mouse.DownAsync();
        await hall.Console.Mouse.MoveAsync(board.X + (board.Width * 0.6f), board.Y + (board.Height * 0.6f), new() { Steps = 20 });
        await hall.Console.Mouse.UpAsync();

        await wall.Page.WaitForFunctionAsync($"() => ({InkPixels}) > 200");
        await hall.Console.Keyboard.PressAsync("e");
        await wall.Page.WaitForFunctionAsync($"() => ({InkPixels}) === 0");
        hall.AssertQuiet();
    }

    [Fact]
    public async Task A_moved_map_and_a_light_go_to_the_hall_and_escape_leads_back_to_the_script()
    {
        await using var hall = await Hall.OpenAsync(chromium);
        var wall = await hall.ProjectAsync();
        await hall.GoAsync(3, wall);
        var scripted = await MiddleAsync(wall, MapOfWall);

        await DragMapAsync(hall.Presenter);
        await wall.Page.WaitForFunctionAsync("from => document.querySelector('main').dataset.map.split('/')[2] !== from", scripted.Lon.ToString("0.00000", CultureInfo.InvariantCulture));
        await hall.Console.GetByText("Back to the script").WaitForAsync();
        await hall.Console.Keyboard.PressAsync("Escape");
        await wall.Page.WaitForFunctionAsync("from => document.querySelector('main').dataset.map.split('/')[2] === from", scripted.Lon.ToString("0.00000", CultureInfo.InvariantCulture));
        Assert.Equal(0, await hall.Console.GetByText("Back to the script").CountAsync());
        hall.AssertQuiet();
    }

    [Fact]
    public async Task The_presenter_reloads_and_the_server_is_killed_in_the_middle_of_a_cue_and_all_is_as_it_was()
    {
        await using var hall = await Hall.OpenAsync(chromium);
        MapPage[] viewers = [await hall.ProjectAsync(), await hall.JoinByPhoneAsync()];
        await hall.GoAsync(6, viewers);

        await hall.Console.ReloadAsync();
        await hall.Console.Locator("main.console[aria-busy='false']").WaitForAsync();
        await Assertions.Expect(hall.Console.Locator("button[data-cue='5']")).ToHaveAttributeAsync("aria-current", "step");

        await chromium.Server.KillAsync();
        await hall.Console.GetByText("Connection lost").WaitForAsync();
        await hall.Console.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(hall.Console.Locator("button[data-cue='6']")).ToHaveAttributeAsync("aria-current", "step");
        Assert.Equal(1, await Hall.CueOf(viewers[0], 6).CountAsync());

        await chromium.Server.StartAsync();
        var back = TimeProvider.System.GetTimestamp();
        foreach (var viewer in viewers)
            await Hall.CueOf(viewer, 7).WaitForAsync();
        Console.WriteLine($"The cue that the presenter went to without a server was everywhere {TimeProvider.System.GetElapsedTime(back).TotalSeconds:0.0} s after it was back.");
        await viewers[1].Page.ReloadAsync();
        await Hall.CueOf(viewers[1], 7).WaitForAsync();
    }

    [Fact]
    public async Task A_second_presenter_takes_over_and_a_closed_door_keeps_who_is_in()
    {
        await using var hall = await Hall.OpenAsync(chromium);
        var phone = await hall.JoinByPhoneAsync();
        await hall.GoAsync(2, phone);
        await hall.Console.GetByRole(AriaRole.Button, new() { Name = "Joining" }).ClickAsync();
        await hall.Console.GetByRole(AriaRole.Button, new() { Name = "Invite a second presenter" }).ClickAsync();
        var link = await hall.Console.GetByLabel("Link for the second presenter").InputValueAsync();
        await hall.Console.GetByLabel("Nobody else may join").CheckAsync();

        await using var second = await chromium.NewPageAsync(1600, 900);
        await second.Page.GotoAsync(link);
        await second.Page.Locator("main.console[aria-busy='false']").WaitForAsync();
        Assert.DoesNotContain("key=", second.Page.Url, StringComparison.Ordinal);
        await second.Page.Keyboard.PressAsync("PageDown");
        await Hall.CueOf(phone, 3).WaitForAsync();

        await hall.Console.GetByRole(AriaRole.Button, new() { Name = "Hand over control" }).ClickAsync();
        await hall.Console.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await second.Page.Keyboard.PressAsync("PageDown");
        await Hall.CueOf(phone, 4).WaitForAsync();

        await phone.Page.ReloadAsync();
        await Hall.CueOf(phone, 4).WaitForAsync();
        await using var stranger = await chromium.NewPageAsync(390, 844, touch: true);
        await stranger.Page.GotoAsync($"{chromium.Server.Address}/join#join={hall.Code}");
        await stranger.Page.GetByText("lets nobody join").WaitForAsync();
    }

    [Fact]
    public async Task In_a_guarded_session_a_phone_is_given_nothing_of_what_is_to_come()
    {
        await using var hall = await Hall.OpenAsync(chromium, guard: true);
        var phone = await hall.JoinByPhoneAsync();
        await hall.GoAsync(3, phone);
        var events = await phone.Page.EvaluateAsync<string>($"async () => (await fetch('/api/events?session=' + sessionStorage.getItem('joined {hall.Code}'))).text()");
        Assert.Contains("lenin-reaches-smolny", events, StringComparison.Ordinal);
        Assert.DoesNotContain("winter-palace-assaulted", events, StringComparison.Ordinal);
        Assert.All(phone.Requests.Where(address => address.Contains("/api/", StringComparison.Ordinal) && !address.EndsWith("/api/places", StringComparison.Ordinal) && !address.EndsWith("/api/basemap", StringComparison.Ordinal)), address => Assert.Contains("session=", address, StringComparison.Ordinal));

        await phone.Timeline.FocusAsync();
        await phone.Page.Keyboard.PressAsync("End");
        await phone.ExpectMomentAsync("1917-11-06T21:00");
        await phone.Sign("roaming").TapAsync();

        await hall.GoAsync(15, phone);
        await phone.Page.WaitForResponseAsync(response => response.Url.Contains("/api/events?session=", StringComparison.Ordinal));
    }

    private const string MapOfWall = "() => document.querySelector('main').dataset.map ?? ''";

    /// <summary>How many pixels of the uppermost canvas are in the second ink.</summary>
    private const string InkPixels =
        """
        (() => {
          const canvas = [...document.querySelectorAll('main > canvas')].at(-1);
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let at = 0; at < data.length; at += 4) if (data[at] === 11 && data[at + 1] === 95 && data[at + 2] === 165) count++;
          return count;
        })()
        """;

    /// <summary>The middle of a map that has come to rest.</summary>
    private static async Task<(double Lon, double Lat)> MiddleAsync(MapPage page, string map)
    {
        string before, now = "";
        do
        {
            before = now;
            await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System);
            now = await page.Page.EvaluateAsync<string>(map);
        }
        while (now.Length == 0 || now != before);
        var parts = now.Split('/');
        return (double.Parse(parts[2], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static async Task DragMapAsync(MapPage page)
    {
        var box = await page.Page.Locator(".scene").BoundingBoxAsync() ?? throw new InvalidOperationException("There is no map.");
        var (x, y) = (box.X + (box.Width * 0.5f), box.Y + (box.Height * 0.35f));
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x - 120, y + 10, new() { Steps = 8 });
        await page.Page.Mouse.UpAsync();
    }

    /// <summary>The first cue of the lecture that runs: its number from 1, and where it ends.</summary>
    private static async Task<(int Number, string To)> RunningCueAsync(Hall hall)
    {
        var found = await hall.Console.EvaluateAsync<string>(
            """
            async () => {
              const { session, key, lecture } = JSON.parse(localStorage.getItem('presenting'));
              const answer = await fetch(`/api/lectures/${lecture}`, { headers: { authorization: `Bearer ${session}.${key}` } });
              const { cues } = await answer.json();
              const index = cues.findIndex(({ to, then }) => to && then === 'hold');
              return `${index + 1} ${cues[index].to.slice(0, 16)}`;
            }
            """);
        return (int.Parse(found.Split(' ')[0], CultureInfo.InvariantCulture), found.Split(' ')[1]);
    }
}
