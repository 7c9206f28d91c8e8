using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

/// <summary>A history of its own, in which a bridge is opened at two.</summary>
[Collection(nameof(Chromium))]
public sealed class BridgeTests(Chromium chromium) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mapservice-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_bridge_that_is_opened_is_drawn_open_and_its_card_says_since_when()
    {
        await using var server = new ServerUnderTest("--seeds", WriteSeeds());
        await server.StartAsync();
        await using var page = await chromium.NewPageAsync(server, 1280, 720);
        await page.OpenAsync("1917-11-07T01:30&map=15/59.94115/30.308");
        var closed = await PictureOfTheMiddleAsync(page);

        await page.OpenAsync("1917-11-07T02:30&map=15/59.94115/30.308");
        Assert.NotEqual(closed, await PictureOfTheMiddleAsync(page));

        await page.Page.Mouse.ClickAsync(640, 360);
        await Assertions.Expect(page.Page.Locator("[data-place='palace-bridge']")).ToContainTextAsync("open for ships since 7 November 1917, 02:00", new() { IgnoreCase = true });
        await page.Page.GetByText("Signs").ClickAsync();
        await Assertions.Expect(page.Page.GetByText("Open bridge")).ToBeVisibleAsync();
        page.AssertQuiet();
    }

    /// <summary>The bridge, once the map has come to rest.</summary>
    private static async Task<byte[]> PictureOfTheMiddleAsync(MapPage page)
    {
        var clip = new PageScreenshotOptions { Clip = new() { X = 600, Y = 330, Width = 80, Height = 60 } };
        var before = Array.Empty<byte>();
        for (var look = await page.Page.ScreenshotAsync(clip); !look.AsSpan().SequenceEqual(before); look = await page.Page.ScreenshotAsync(clip))
        {
            before = look;
            await page.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 500))");
        }
        return before;
    }

    private string WriteSeeds()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "all.yaml"), """
            dataset:
              id: bridge
              title: A bridge
              description: It is opened.
              language: en
              clock: local
              span: {from: 1917-11-07T01:00, to: 1917-11-07T04:00}
              view: [30.30, 59.935, 30.32, 59.945]
              eventKinds: [{id: order, name: Order}]
            sources:
              - {id: none, title: None, author: nobody, language: en, calendar: gregorian, document: none.txt, lines: 1}
            sides:
              - {id: government, name: Government, description: One side, colour: "#0072B2", pattern: diagonal}
            places:
              - {id: palace-bridge, kind: bridge, at: [30.308, 59.94115], accuracy: 10, names: {en: Palace Bridge}}
            events:
              - id: held
                kind: order
                title: It is held
                account: From the start.
                when: 1917-11-07T01:00
                places: [palace-bridge]
                control: {palace-bridge: government}
                citations: [{source: none, lines: 1}]
              - id: opened
                kind: order
                title: It is opened
                account: Nobody crosses.
                when: 1917-11-07T02:00
                places: [palace-bridge]
                bridges: {palace-bridge: opened}
                citations: [{source: none, lines: 1}]
            """);
        return _folder.FullName;
    }
}
