using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests.Hall;

/// <summary>A presenter with a lecture under way, and whoever joins.</summary>
internal sealed class Hall : IAsyncDisposable
{
    public const string Night = "night-of-24-25-october";

    private readonly Chromium _chromium;
    private readonly List<MapPage> _pages = [];

    private Hall(Chromium chromium, MapPage presenter) => (_chromium, Presenter) = (chromium, presenter);

    public MapPage Presenter { get; }

    public IPage Console => Presenter.Page;

    /// <summary>What viewers join by.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Starts a lecture; its first cue is not shown yet.</summary>
    public static async Task<Hall> OpenAsync(Chromium chromium, string lecture = Night, bool guard = false)
    {
        var presenter = await chromium.NewPageAsync(1600, 900);
        var hall = new Hall(chromium, presenter);
        await presenter.Page.GotoAsync($"{chromium.Server.Address}/present");
        if (guard)
            await presenter.Page.GetByLabel("Viewers learn of nothing later than what was shown").CheckAsync();
        await presenter.Page.Locator($"[data-lecture='{lecture}']").ClickAsync();
        await presenter.Page.Locator("main.console[aria-busy='false']").WaitForAsync();
        hall.Code = await hall.Console.EvaluateAsync<string>("() => JSON.parse(localStorage.getItem('presenting')).joinCode");
        return hall;
    }

    /// <summary>The picture on the wall.</summary>
    public Task<MapPage> ProjectAsync() => JoinAsync($"/join?projector#join={Code}", 1920, 1080, touch: false, "main.projector[aria-busy='false']");

    /// <summary>A viewer's phone.</summary>
    public Task<MapPage> JoinByPhoneAsync() => JoinAsync($"/join#join={Code}", 390, 844, touch: true, "main.stage[aria-busy='false']");

    /// <summary>Shows a cue, counted from 1, and waits until some pages show it.</summary>
    public async Task GoAsync(int cue, params MapPage[] pages)
    {
        await Console.Locator($"button[data-cue='{cue - 1}']").ClickAsync();
        foreach (var page in pages)
            await CueOf(page, cue).WaitForAsync();
    }

    /// <summary>What a page shows of a cue.</summary>
    public static ILocator CueOf(MapPage page, int cue) => page.Page.Locator($"section[data-cue='{cue}']");

    public void AssertQuiet()
    {
        Presenter.AssertQuiet();
        _pages.ForEach(page => page.AssertQuiet());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
            await page.DisposeAsync();
        await Presenter.DisposeAsync();
    }

    private async Task<MapPage> JoinAsync(string address, int width, int height, bool touch, string ready)
    {
        var page = await _chromium.NewPageAsync(width, height, touch);
        _pages.Add(page);
        await page.Page.GotoAsync(_chromium.Server.Address + address);
        await page.Page.Locator(ready).WaitForAsync();
        Assert.Equal(0, await page.Page.Locator("[role=alert]").CountAsync());
        return page;
    }
}
