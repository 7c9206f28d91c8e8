using MapService.Tests.Shared;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

/// <summary>A history of its own, in which there is shooting at two places, and documents disagree about one of them.</summary>
[Collection(nameof(Chromium))]
public sealed class SignTests(Chromium chromium) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerUnderTest? _server;

    public async Task InitializeAsync()
    {
        _folder.Write("all.yaml", Seeds);
        _server = new ServerUnderTest("--seeds", _folder.Path);
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Shots_flash_while_they_last_and_stand_still_for_who_wants_less_motion()
    {
        await using var page = await chromium.NewPageAsync(_server!, 1280, 720);
        await page.OpenAsync(At("59.9400", "30.3000"));
        await page.Speed.SelectOptionAsync(new SelectOptionValue { Value = "60" });
        await page.PlayButton.ClickAsync();
        Assert.True(await PicturesOfAMarkAsync(page) > 3);

        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Equal(1, await PicturesOfAMarkAsync(page));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Where_documents_disagree_the_mark_says_so()
    {
        await using var page = await chromium.NewPageAsync(_server!, 1280, 720);
        await page.OpenAsync(At("59.9400", "30.3000"));
        var agreed = await InkAtTheLeftAsync(page);
        await page.OpenAsync(At("59.9400", "30.4000"));

        Assert.True(await InkAtTheLeftAsync(page) > agreed + 60);
        page.AssertQuiet();
    }

    [Fact]
    public async Task The_legend_explains_the_signs_of_events()
    {
        await using var page = await chromium.NewPageAsync(_server!, 1280, 720);
        await page.OpenAsync(At("59.9400", "30.3000"));
        await page.Page.GetByText("Signs").ClickAsync();

        var legend = page.Page.GetByRole(AriaRole.List, new() { Name = "Signs" });
        foreach (var sign in new[] { "Shots", "Radio message", "Documents disagree" })
            await Assertions.Expect(legend.GetByText(sign, new() { Exact = true })).ToBeVisibleAsync();
    }

    private static string At(string lat, string lon) => $"1917-11-07T02:00&map=15/{lat}/{lon}";

    /// <summary>How many pictures of the mark in the middle there are in two seconds.</summary>
    private static Task<int> PicturesOfAMarkAsync(MapPage page) => page.Page.EvaluateAsync<int>(
        """
        async () => {
          const canvas = document.querySelector('.scene-overlay');
          const ring = new OffscreenCanvas(100, 100).getContext('2d', { willReadFrequently: true });
          const seen = new Set();
          for (const start = performance.now(); performance.now() - start < 2000;) {
            await new Promise(requestAnimationFrame);
            ring.clearRect(0, 0, 100, 100);
            ring.drawImage(canvas, canvas.width / 2 - 50, canvas.height / 2 - 50, 100, 100, 0, 0, 100, 100);
            seen.add(ring.getImageData(0, 0, 100, 100).data.join());
          }
          return seen.size;
        }
        """);

    /// <summary>Dark pixels at the upper left corner of the mark in the middle.</summary>
    private static async Task<int> InkAtTheLeftAsync(MapPage page)
    {
        const string Count =
            """
            () => {
              const canvas = document.querySelector('.scene-overlay');
              const corner = new OffscreenCanvas(24, 24).getContext('2d', { willReadFrequently: true });
              corner.drawImage(canvas, 30 - canvas.width / 2, 30 - canvas.height / 2);
              const { data } = corner.getImageData(0, 0, 24, 24);
              let dark = 0;
              for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 128 && data[at] + data[at + 1] + data[at + 2] < 200) dark++;
              return dark;
            }
            """;
        var before = -1;
        for (var count = await page.Page.EvaluateAsync<int>(Count); count != before; count = await page.Page.EvaluateAsync<int>(Count))
        {
            before = count;
            await page.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 500))");
        }
        return before;
    }

    private const string Seeds = """
        dataset:
          id: shots
          title: Shots
          description: There is shooting.
          language: en
          clock: local
          span: {from: 1917-11-07T01:00, to: 1917-11-07T04:00}
          view: [30.29, 59.93, 30.41, 59.95]
          eventKinds: [{id: gunfire, name: Gunfire, sign: shots}, {id: wireless, name: Wireless, sign: radio}]
        sources:
          - {id: one, title: One, author: nobody, language: en, calendar: gregorian, document: one.txt, lines: 2}
        sides:
          - {id: government, name: Government, description: One side, colour: "#0072B2", pattern: diagonal}
        places:
          - {id: west, kind: square, at: [30.3, 59.94], accuracy: 10, names: {en: West}}
          - {id: east, kind: square, at: [30.4, 59.94], accuracy: 10, names: {en: East}}
        events:
          - id: agreed
            kind: gunfire
            title: Shots in the west
            account: They are fired.
            when: {from: 1917-11-07T01:30, to: 1917-11-07T03:30}
            places: [west]
            side: government
            citations: [{source: one, lines: 1}]
          - id: disputed
            kind: gunfire
            title: Shots in the east
            account: They are fired, once or twice.
            when: {from: 1917-11-07T01:30, to: 1917-11-07T03:30}
            places: [east]
            side: government
            conflicts: [{about: number, adopted: once, reason: told first}]
            citations:
              - {source: one, lines: 1, claims: {number: once}}
              - {source: one, lines: 2, claims: {number: twice}}
        """;
}
