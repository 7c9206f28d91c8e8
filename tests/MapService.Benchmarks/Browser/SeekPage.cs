using System.Globalization;
using Microsoft.Playwright;

namespace MapService.Benchmarks.Browser;

/// <summary>An open page that shows the shipped history and can be asked for moments of it.</summary>
internal sealed class SeekPage
{
    /// <summary>Notes when a frame of the session has come in, and when the session may be controlled; the hub speaks JSON.</summary>
    private const string NoteFrames = """
        window.framesSeen = 0;
        const Plain = window.WebSocket;
        window.WebSocket = class extends Plain {
          constructor(...args) {
            super(...args);
            this.addEventListener('message', ({ data }) => {
              if (data.includes('"Frame"')) window.framesSeen++;
              if (data.includes('"result":{"version"')) window.watching = true;
            });
          }
        };
        """;

    /// <summary>Asks as a link to a moment does; the picture counts once the server's frame of that moment has come and been drawn.</summary>
    private const string SeekOurs = """
        async moment => {
          const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          const [start, seen] = [performance.now(), window.framesSeen];
          location.hash = `t=${moment}`;
          while (window.framesSeen === seen || document.querySelector('section time').dateTime !== moment) await painted();
          await painted();
          return performance.now() - start;
        }
        """;

    /// <summary>The rising and what followed: the week with most to show.</summary>
    private static readonly DateTime First = new(1917, 11, 6, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly IPage _page;
    private readonly string _seek;
    private readonly Random _random = new(1917);

    private SeekPage(string name, IPage page, string seek) => (Name, _page, _seek) = (name, page, seek);

    public string Name { get; }

    /// <summary>The web client at a running server.</summary>
    public static async Task<SeekPage> OursAsync(BrowserUnderTest browser, Uri server)
    {
        var page = await browser.OpenAsync($"{server}#t=1917-11-07T01:00&map=12.2/59.93/30.335", NoteFrames);
        await page.WaitForFunctionAsync("() => window.watching && window.framesSeen > 0", null, new() { Timeout = 120_000 });
        return new SeekPage("ours, through the server", page, SeekOurs);
    }

    /// <summary>CesiumJS with the same history as CZML in its memory.</summary>
    public static async Task<SeekPage> CesiumAsync(BrowserUnderTest browser, PeerPages pages)
    {
        var page = await browser.OpenAsync($"{pages.Address}/cesium.html");
        await page.WaitForFunctionAsync("() => window.ready", null, new() { Timeout = 120_000 });
        return new SeekPage("CesiumJS, local CZML", page, "moment => seek(moment)");
    }

    /// <summary>Milliseconds of so many seeks, one after the other.</summary>
    public async Task<IReadOnlyList<double>> SeekAsync(int seeks)
    {
        var times = new List<double>();
        for (var seek = 0; seek < seeks; seek++)
        {
            var moment = First.AddMinutes(_random.Next(7 * 24 * 60)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
            times.Add(await _page.EvaluateAsync<double>(_seek, moment));
        }
        return times;
    }
}
