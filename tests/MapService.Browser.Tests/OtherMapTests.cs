using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class OtherMapTests(Chromium chromium)
{
    [Fact]
    public async Task Another_map_lies_under_the_data_as_strongly_and_as_far_as_is_asked_for()
    {
        await using var tiles = new RedTiles();
        await using var server = new ServerUnderTest
        {
            Settings = new Dictionary<string, string>
            {
                ["BaseMap__Layers__0__Id"] = "plan",
                ["BaseMap__Layers__0__Name"] = "Red plan",
                ["BaseMap__Layers__0__Url"] = $"{tiles.Address}{{z}}/{{x}}/{{y}}.svg",
                ["BaseMap__Layers__0__Attribution"] = "A test",
            },
        };
        await server.StartAsync();
        await using var page = await chromium.NewPageAsync(server);
        await page.OpenAsync("1917-05-20T12:00&map=12/59.85/30.10");
        Assert.Equal(0, tiles.Served);
        Assert.True(await RednessAsync(page, 0.25) < 0.3);

        await page.Page.GetByLabel("Other map").SelectOptionAsync(new SelectOptionValue { Value = "plan" });
        await UntilAsync(async () => await RednessAsync(page, 0.25) > 0.9, "the other map is drawn");
        Assert.Contains("A test", await page.Page.Locator(".credit").InnerTextAsync(), StringComparison.Ordinal);

        await page.Page.GetByLabel("Swipe").FillAsync("40");
        await UntilAsync(async () => await RednessAsync(page, 0.62) < 0.3, "the right part is our own map again");
        Assert.True(await RednessAsync(page, 0.25) > 0.9);

        await page.Page.GetByLabel("Opacity").FillAsync("30");
        await UntilAsync(async () => await RednessAsync(page, 0.25) is > 0.1 and < 0.6, "our map is seen through the other");
        Assert.True(tiles.Served > 0);
        page.AssertQuiet();
    }

    /// <summary>How much redder than green the picture is on average, in [0, 1], in a small square at this part of the width.</summary>
    private static async Task<double> RednessAsync(MapPage page, double part)
    {
        var picture = await page.Page.ScreenshotAsync(new() { Clip = new() { X = (float)(1920 * part), Y = 300, Width = 60, Height = 60 } });
        return await page.Page.EvaluateAsync<double>(
            """
            async (picture) => {
              const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
              const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
              const context = new OffscreenCanvas(60, 60).getContext('2d');
              context.drawImage(image, 0, 0);
              const { data } = context.getImageData(0, 0, 60, 60);
              let sum = 0;
              for (let i = 0; i < data.length; i += 4) sum += data[i] - data[i + 1];
              return sum / (data.length / 4) / 255;
            }
            """,
            Convert.ToBase64String(picture));
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (await condition())
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
        Assert.Fail($"Not seen: {what}");
    }

    /// <summary>A server of tiles that are all red.</summary>
    private sealed class RedTiles : IAsyncDisposable
    {
        private static readonly byte[] Tile = Encoding.UTF8.GetBytes(
            """<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#ff0000"/></svg>""");

        private readonly HttpListener _listener = new();
        private readonly Task _serving;
        private int _served;

        public RedTiles()
        {
            Address = $"http://127.0.0.1:{FreePort()}/";
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Address { get; }

        public int Served => Volatile.Read(ref _served);

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    Interlocked.Increment(ref _served);
                    context.Response.ContentType = "image/svg+xml";
                    await context.Response.OutputStream.WriteAsync(Tile);
                    context.Response.Close();
                }
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                // Stopped.
            }
        }

        private static int FreePort()
        {
            using var socket = new TcpListener(IPAddress.Loopback, 0);
            socket.Start();
            return ((IPEndPoint)socket.LocalEndpoint).Port;
        }
    }
}
