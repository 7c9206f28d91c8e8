using MapService.Tests.Shared;
using Microsoft.Playwright;

namespace MapService.Benchmarks.Browser;

/// <summary>One Chromium for all contestants: without a GPU, WebGL by SwiftShader.</summary>
internal sealed class BrowserUnderTest : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BrowserUnderTest(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public string Version => _browser.Version;

    public static async Task<BrowserUnderTest> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = InstalledChromium.Find(),
            Args = [.. InstalledChromium.Arguments, "--enable-unsafe-swiftshader"],
        });
        return new BrowserUnderTest(playwright, browser);
    }

    /// <summary>A page of 1280 by 720 pixels in a context of its own.</summary>
    /// <param name="address">What it shows.</param>
    /// <param name="script">What runs before the page's own scripts; null for none.</param>
    public async Task<IPage> OpenAsync(string address, string? script = null)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        if (script is not null)
            await context.AddInitScriptAsync(script);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => Console.Error.WriteLine($"{address}: {error}");
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Seconds that the main thread of a page has been busy.</summary>
    public static async Task<double> BusySecondsAsync(ICDPSession session)
    {
        var answer = await session.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray()
            .Single(metric => metric.GetProperty("name").GetString() == "TaskDuration")
            .GetProperty("value").GetDouble();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
