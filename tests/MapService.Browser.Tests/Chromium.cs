using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

/// <summary>One server and one Chromium for all tests; each test has a page of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>What keeps an offline machine quiet, and what a container without a sandbox of its own needs.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly ServerUnderTest _server = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal ServerUnderTest Server => _server;

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments });
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

    private static string Find()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var paths = from name in names from folder in folders select Path.Combine(folder, name);
        return paths.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("Chromium is not installed; test.sh installs it.");
    }
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;
