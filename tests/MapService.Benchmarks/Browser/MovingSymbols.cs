using System.Text.Json;
using Microsoft.Playwright;

namespace MapService.Benchmarks.Browser;

/// <summary>What was counted of a contestant with so many moving symbols.</summary>
/// <param name="Frames">Animation frames a second.</param>
/// <param name="Updates">Pictures a second in which all symbols had new positions.</param>
/// <param name="Busy">Share of the time that the main thread was busy.</param>
internal readonly record struct MovingSample(double Frames, double Updates, double Busy);

/// <summary>A page of a contestant, which moves symbols as fast as it can.</summary>
internal static class MovingSymbols
{
    /// <summary>Symbols with which it is looked whether they are where they should be.</summary>
    private const int Checked = 1_000;

    public static async Task<MovingSample> MeasureAsync(BrowserUnderTest browser, PeerPages pages, string contestant, int symbols, int milliseconds)
    {
        var page = await OpenAsync(browser, pages, contestant, symbols);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        await page.EvaluateAsync("() => play(1000)");
        var before = await BrowserUnderTest.BusySecondsAsync(session);
        var counted = await page.EvaluateAsync<JsonElement>("ms => play(ms)", milliseconds);
        var busy = await BrowserUnderTest.BusySecondsAsync(session) - before;
        await page.Context.CloseAsync();
        var seconds = counted.GetProperty("elapsed").GetDouble() / 1000;
        return new MovingSample(counted.GetProperty("frames").GetInt32() / seconds, counted.GetProperty("shown").GetInt32() / seconds, busy / seconds);
    }

    /// <summary>
    /// The share of symbols that are seen where they should be at a moment, and the share of those that are seen where they
    /// should be at another one: near 1 and near 0 for a contestant that moves them.
    /// </summary>
    public static async Task<(double Here, double Elsewhere)> LookAsync(BrowserUnderTest browser, PeerPages pages, string contestant)
    {
        var (here, elsewhere) = (1.0, 0.0);
        var page = await OpenAsync(browser, pages, contestant, Checked);
        foreach (var (moment, other) in new[] { (2_000, 12_000), (12_000, 2_000) })
        {
            await page.EvaluateAsync("ms => showMoment(ms)", moment);
            var picture = Convert.ToBase64String(await page.ScreenshotAsync());
            here = Math.Min(here, await SeenAsync(page, picture, moment));
            elsewhere = Math.Max(elsewhere, await SeenAsync(page, picture, other));
        }
        await page.Context.CloseAsync();
        return (here, elsewhere);
    }

    private static Task<double> SeenAsync(IPage page, string picture, int moment) =>
        page.EvaluateAsync<double>("([picture, ms]) => seenAt(picture, ms)", new object[] { picture, moment });

    private static async Task<IPage> OpenAsync(BrowserUnderTest browser, PeerPages pages, string contestant, int symbols)
    {
        var page = await browser.OpenAsync($"{pages.Address}/?contestant={contestant}&units={symbols}");
        await page.WaitForFunctionAsync("() => window.ready", null, new() { Timeout = 120_000 });
        return page;
    }
}
