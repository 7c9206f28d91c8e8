using MapService.Tests.Shared;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

/// <summary>One server and one Chromium for all tests; each test has a page of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly ServerUnderTest _server = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal ServerUnderTest Server => _server;

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = InstalledChromium.Find(), Args = InstalledChromium.Arguments });
    }

    public async Task DisposeAsync()
    {
        await _browser!.DisposeAsync();
        _playwright!.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>A page with nothing on it, in a context of its own.</summary>
    internal Task<MapPage> NewPageAsync(int width = 1920, int height = 1080, bool touch = false, string? locale = null) =>
        NewPageAsync(_server, width, height, touch, locale);

    /// <summary>The same for another server.</summary>
    internal async Task<MapPage> NewPageAsync(ServerUnderTest server, int width = 1920, int height = 1080, bool touch = false, string? locale = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = touch,
            IsMobile = touch,
            Locale = locale,
        });
        return new MapPage(await context.NewPageAsync(), server);
    }
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;
