using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class ShareTests(Chromium chromium)
{
    [Fact]
    public async Task The_link_is_copied_with_a_word_of_it_and_leads_to_what_was_seen()
    {
        await using var page = await SharingAsync("1917-11-07T21:30&map=13.00/59.94000/30.32000&lang=en&dark=1&source=chronicle");
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Copy the link" }).ClickAsync();

        await page.Page.GetByText("Copied.").WaitForAsync();
        var link = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Equal($"{chromium.Server.Address}/#t=1917-11-07T21:30&map=13.00/59.94000/30.32000&lang=en&dark=1&source=chronicle", link);
        page.AssertQuiet();
    }

    [Fact]
    public async Task Where_copying_is_denied_the_link_is_selected_to_be_copied_by_hand()
    {
        await using var page = await SharingAsync("1917-11-07T21:30");
        await page.Page.EvaluateAsync("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError')); }");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Copy the link" }).ClickAsync();

        await page.Page.GetByText("press Ctrl+C").WaitForAsync();
        var selected = await page.Page.EvaluateAsync<string>("() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)");
        Assert.Contains("#t=1917-11-07T21:30", selected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("screen", 1920, 1080)]
    [InlineData("3840 × 2160", 3840, 2160)]
    public async Task A_picture_is_drawn_at_its_own_size(string size, int width, int height)
    {
        await using var page = await SharingAsync("1917-11-07T21:30&map=13/59.94/30.32");
        await page.Page.GetByRole(AriaRole.Region, new() { Name = "Picture" }).GetByLabel("Size").SelectOptionAsync(new SelectOptionValue { Value = size });

        var saved = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Button, new() { Name = "Save the picture" }).ClickAsync(), new() { Timeout = 120_000 });

        Assert.Equal("1917-11-07T2130.png", saved.SuggestedFilename);
        var (found, sharpness) = await MeasureAsync(page, await BytesAsync(saved));
        Assert.Equal($"{width}x{height}", found);
        Assert.True(sharpness > 0.01, $"only {sharpness:P2} of the pixels differ strongly from the one beside: the picture is blown up");
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_film_has_every_picture_of_its_span()
    {
        await using var page = await SharingAsync("1917-11-07T06:30&map=13/59.94/30.32");
        var film = page.Page.GetByRole(AriaRole.Region, new() { Name = "Film" });
        await film.GetByLabel("From").FillAsync("1917-11-07T06:30");
        await film.GetByLabel("To").FillAsync("1917-11-07T06:50");
        await film.GetByLabel("Frames a second").SelectOptionAsync("24");
        await film.GetByText("2 seconds, 48 frames").WaitForAsync();

        var saved = await page.Page.RunAndWaitForDownloadAsync(() => film.GetByRole(AriaRole.Button, new() { Name = "Make the film" }).ClickAsync(), new() { Timeout = 240_000 });

        Assert.Equal("1917-11-07T0630.webm", saved.SuggestedFilename);
        var cinema = await page.Page.Context.NewPageAsync();
        var played = await cinema.EvaluateAsync<double[]>(
            """
            async (film) => {
              const video = document.createElement('video');
              const bytes = Uint8Array.from(atob(film), (letter) => letter.charCodeAt(0));
              video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/webm' }));
              video.muted = true;
              await new Promise((done, failed) => { video.onended = done; video.onerror = () => failed(video.error.message); void video.play(); });
              return [video.videoWidth, video.videoHeight, video.duration, video.getVideoPlaybackQuality().totalVideoFrames];
            }
            """,
            Convert.ToBase64String(await BytesAsync(saved)));
        Assert.Equal([1280, 720], played[..2]);
        Assert.Equal(2, played[2], 0.05);
        Assert.Equal(48, played[3]);
    }

    [Fact]
    public async Task A_film_can_be_given_up()
    {
        await using var page = await SharingAsync("1917-11-07T06:30");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make the film" }).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => document.querySelector('progress')?.value > 0", null, new() { Timeout = 120_000 });

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make the film" }).WaitForAsync();
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_browser_without_an_encoder_is_told_so()
    {
        await using var page = await chromium.NewPageAsync();
        await page.Page.AddInitScriptAsync("delete window.VideoEncoder");
        await OpenSharingAsync(page, "1917-11-07T06:30");

        await page.Page.GetByText("This browser cannot make films here.").WaitForAsync();
    }

    private async Task<MapPage> SharingAsync(string at)
    {
        var page = await chromium.NewPageAsync();
        await OpenSharingAsync(page, at);
        return page;
    }

    private static async Task OpenSharingAsync(MapPage page, string at)
    {
        await page.OpenAsync(at);
        await page.Page.Locator(".credit").WaitForAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Share" }).WaitForAsync();
    }

    private static async Task<byte[]> BytesAsync(IDownload saved)
    {
        using var bytes = new MemoryStream();
        await using var stream = await saved.CreateReadStreamAsync();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>The size of a picture, and the part of its pixels that differ strongly from the one to the right: next to none where it was blown up.</summary>
    private static async Task<(string Size, double Sharpness)> MeasureAsync(MapPage page, byte[] picture)
    {
        var found = await page.Page.EvaluateAsync<double[]>(
            """
            async (picture) => {
              const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
              const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
              const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
              context.drawImage(image, 0, 0);
              const { data } = context.getImageData(0, 0, image.width, image.height);
              let steps = 0;
              for (let i = 0; i + 4 < data.length; i += 4) if (Math.abs(data[i] - data[i + 4]) > 60) steps++;
              return [image.width, image.height, steps / (data.length / 4)];
            }
            """,
            Convert.ToBase64String(picture));
        return (FormattableString.Invariant($"{found[0]}x{found[1]}"), found[2]);
    }
}
