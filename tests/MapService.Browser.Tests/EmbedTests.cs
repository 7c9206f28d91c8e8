using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class EmbedTests(Chromium chromium)
{
    [Fact]
    public async Task The_small_view_plays_within_a_page_of_another_origin_and_leads_to_the_whole()
    {
        await using var site = new OtherSite($"""<iframe src="{chromium.Server.Address}/?embed#t=1917-11-07T06:30&map=13/59.94/30.32" width="960" height="540"></iframe>""");
        await using var page = await chromium.NewPageAsync();
        await page.Page.GotoAsync(site.Address);
        var frame = page.Page.FrameLocator("iframe");

        await frame.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();
        await Assertions.Expect(frame.Locator("section.clock time")).Not.ToHaveAttributeAsync("datetime", "1917-11-07T06:30");

        var whole = await frame.GetByRole(AriaRole.Link, new() { Name = "Open the whole map" }).GetAttributeAsync("href");
        Assert.Matches(@"^\./#t=1917-11-07T\d\d:\d\d&map=13\.00/59\.940\d+/30\.320\d+&lang=en$", whole);
        Assert.Equal(0, await frame.GetByRole(AriaRole.Tab).CountAsync());
    }

    [Fact]
    public async Task The_whole_page_is_not_shown_within_pages_of_others()
    {
        await using var site = new OtherSite($"""<iframe src="{chromium.Server.Address}/#t=1917-11-07T06:30"></iframe>""");
        await using var page = await chromium.NewPageAsync();
        await page.Page.GotoAsync(site.Address);

        await page.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        Assert.Equal(0, await page.Page.FrameLocator("iframe").Locator("main").CountAsync());
        Assert.Contains(page.Complaints, complaint => complaint.Contains("frame-ancestors", StringComparison.Ordinal));
    }

    /// <summary>A site of somebody else with one page.</summary>
    private sealed class OtherSite : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public OtherSite(string body)
        {
            Address = $"http://localhost:{FreePort()}/";
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _serving = ServeAsync(Encoding.UTF8.GetBytes($"<!doctype html><html lang=\"en\"><title>Other</title>{body}</html>"));
        }

        public string Address { get; }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync(byte[] page)
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    context.Response.ContentType = "text/html";
                    await context.Response.OutputStream.WriteAsync(page);
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
