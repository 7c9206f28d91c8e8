using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

/// <summary>The map page as a user finds his way on it: by role and name. Left open it would go on drawing beside the tests to come.</summary>
internal sealed class MapPage : IAsyncDisposable
{
    private readonly ServerUnderTest _server;
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _requests = [];

    public MapPage(IPage page, ServerUnderTest server)
    {
        (Page, _server) = (page, server);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and exceptions.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Addresses of everything that was requested.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public ILocator PlayButton => Page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true });

    public ILocator PauseButton => Page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true });

    public ILocator Timeline => Page.Locator("[role=slider].timeline");

    public ILocator Speed => Page.GetByRole(AriaRole.Combobox, new() { Name = "Speed" });

    /// <summary>The page, once it has the whole history.</summary>
    public ILocator Whole => Page.Locator("main[aria-busy='false']");

    public ILocator Clock => Page.GetByLabel("Story time");

    public ILocator MenuButton => Page.GetByRole(AriaRole.Button, new() { Name = "More ways to play" });

    public ILocator MomentDialog => Page.GetByRole(AriaRole.Dialog, new() { Name = "Go to a moment" });

    public ILocator TypedMoment => Page.GetByRole(AriaRole.Textbox, new() { Name = "Go to a moment" });

    /// <summary>The sign of something that goes on, which a click ends: lead, loop, pace or session.</summary>
    public ILocator Sign(string id) => Page.Locator($"[data-sign='{id}']");

    public ILocator Event(string id) => Page.Locator($"[data-event='{id}']");

    /// <summary>Opens the map at a moment, or at its start, and waits until it is there.</summary>
    public async Task OpenAsync(string? at = null)
    {
        // A change of the fragment alone would not load the page.
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync(_server.Address + (at is null ? "/" : $"/#t={at}"));
        await Whole.WaitForAsync();
    }

    /// <summary>Opens the small view for pages of others.</summary>
    public async Task OpenEmbeddedAsync(string at)
    {
        await Page.GotoAsync($"{_server.Address}/?embed#t={at}");
        await Whole.WaitForAsync();
    }

    /// <summary>The moment that the page shows: yyyy-MM-ddTHH:mm.</summary>
    public async Task<string> MomentAsync() => await Clock.Locator("time").GetAttributeAsync("datetime") ?? "";

    /// <summary>Waits until the page shows a moment.</summary>
    public Task ExpectMomentAsync(string moment) => Assertions.Expect(Clock.Locator("time")).ToHaveAttributeAsync("datetime", moment);

    /// <summary>The same for one that a clock has to run up to.</summary>
    public Task ExpectMomentLaterAsync(string moment) =>
        Assertions.Expect(Clock.Locator("time")).ToHaveAttributeAsync("datetime", moment, new() { Timeout = 120_000 });

    public Task TabAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    /// <summary>The side that the list of places gives as holder.</summary>
    public async Task<string?> HolderAsync(string place) =>
        await Page.Locator($"li[data-place='{place}']").GetAttributeAsync("data-side");

    /// <summary>Whether the list of units has a unit under way.</summary>
    public async Task<bool> IsMovingAsync(string unit) =>
        await Page.Locator($"li[data-unit='{unit}']").GetAttributeAsync("data-moving") == "true";

    /// <summary>Waits until the page shows a moment or a later one.</summary>
    public async Task UntilAsync(string moment)
    {
        await Page.WaitForFunctionAsync(
            "moment => (document.querySelector('section time')?.getAttribute('datetime') ?? '') >= moment",
            moment,
            new() { Timeout = 90_000 });
    }

    /// <summary>Waits until the moment that is shown fulfils a condition, a function in JavaScript.</summary>
    public Task WaitForMomentAsync(string condition) =>
        Page.WaitForFunctionAsync($"() => ({condition})(document.querySelector('section time')?.getAttribute('datetime') ?? '')");

    /// <summary>Opens the menu beside the speed and chooses from it.</summary>
    public async Task ChooseAsync(string name)
    {
        await MenuButton.ClickAsync();
        await Page.Locator("[popover]").GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
    }

    /// <summary>What the address says of the map, once it says so.</summary>
    public async Task<string> MapAddressAsync()
    {
        await Page.WaitForFunctionAsync("() => location.hash.includes('map=')");
        return await Page.EvaluateAsync<string>("() => location.hash.match(/map=[^&]*/)[0]");
    }

    /// <summary>Longitude of the middle of the map, as the address says it.</summary>
    public async Task<double> LongitudeAsync() =>
        double.Parse((await MapAddressAsync()).Split('/')[2], CultureInfo.InvariantCulture);

    /// <summary>Where on the timeline a moment is, in the stretch that it shows.</summary>
    public async Task<(float X, float Y)> PointOnTimelineAsync(string moment)
    {
        var box = await Timeline.BoundingBoxAsync() ?? throw new InvalidOperationException("The timeline is not shown.");
        var (first, last) = (await NumberAsync("data-from"), await NumberAsync("data-to"));
        var at = DateTimeOffset.Parse(moment + "Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        return ((float)(box.X + (box.Width * (at - first) / (last - first))), box.Y + (box.Height / 2));
    }

    /// <summary>Nothing went wrong that a user would not see but a developer would.</summary>
    public void AssertQuiet() => Assert.Empty(Complaints);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private async Task<double> NumberAsync(string attribute) =>
        double.Parse(await Timeline.GetAttributeAsync(attribute) ?? "", CultureInfo.InvariantCulture);
}
