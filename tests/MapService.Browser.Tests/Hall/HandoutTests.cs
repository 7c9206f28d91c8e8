using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests.Hall;

[Collection(nameof(Chromium))]
public sealed class HandoutTests(Chromium chromium)
{
    private const string Lecture = "two-calendars-one-night";
    private const int Cues = 8;

    [Fact]
    public async Task It_prints_every_cue_with_its_map_and_citations_and_without_notes()
    {
        await using var page = await OpenAsync();
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var cues = page.Page.Locator("section[data-cue]");
        await Assertions.Expect(cues).ToHaveCountAsync(Cues);
        for (var index = 0; index < Cues; index++)
        {
            var cue = cues.Nth(index);
            Assert.True(await cue.Locator("img[data-map]").EvaluateAsync<bool>("map => map.complete && map.naturalWidth >= 1200"), $"the map of cue {index + 1} is not there");
            Assert.NotEqual(0, await cue.Locator("[data-event] cite").CountAsync());
            Assert.Equal("avoid", await cue.EvaluateAsync<string>("cue => getComputedStyle(cue).breakInside"));
        }
        var text = await page.Page.Locator("article").InnerTextAsync();
        Assert.Contains("6 November 1917, 19:30", text, StringComparison.Ordinal);
        Assert.Contains("24 October 1917", text, StringComparison.Ordinal);
        Assert.Contains("lines 1249–1251", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Let the class count", text, StringComparison.Ordinal);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Print", IncludeHidden = true })).ToBeHiddenAsync();

        var pages = Regex.Count(Encoding.Latin1.GetString(await page.Page.PdfAsync(new() { PreferCSSPageSize = true })), @"/Type\s*/Page\b(?!s)");
        Assert.InRange(pages, 2, Cues);
        page.AssertQuiet();
    }

    [Fact]
    public async Task Notes_come_with_it_only_where_they_are_asked_for()
    {
        await using var page = await OpenAsync();
        await Assertions.Expect(page.Page.Locator("[data-notes]")).ToHaveCountAsync(0);

        await page.Page.GetByLabel("With the presenter’s notes").CheckAsync();

        await Assertions.Expect(page.Page.Locator("[data-notes]")).ToHaveCountAsync(Cues);
        await Assertions.Expect(page.Page.Locator("[data-notes]").First).ToContainTextAsync("Let the class count");
    }

    [Fact]
    public async Task Pictures_for_slides_come_as_numbered_files_of_the_size_of_a_projector()
    {
        await using var page = await OpenAsync();

        var saved = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Button, new() { Name = "Pictures for slides" }).ClickAsync(), new() { Timeout = 240_000 });

        Assert.Equal($"{Lecture}.zip", saved.SuggestedFilename);
        await using var zip = await ZipFile.OpenReadAsync(await saved.PathAsync());
        Assert.Equal(Cues, zip.Entries.Count);
        Assert.Equal("01-one-evening-two-dates.png", zip.Entries[0].FullName);
        foreach (var entry in zip.Entries)
        {
            await using var png = entry.Open();
            var head = new byte[24];
            await png.ReadExactlyAsync(head);
            Assert.Equal((1920, 1080), (BigEndian(head, 16), BigEndian(head, 20)));
        }
    }

    [Fact]
    public async Task The_film_of_the_cues_can_be_given_up()
    {
        await using var page = await OpenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Film of the cues" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await page.Page.WaitForFunctionAsync("() => document.querySelector('progress').value > 0", null, new() { Timeout = 120_000 });

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Film of the cues" }).WaitForAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        page.AssertQuiet();
    }

    [Fact]
    public async Task The_code_of_a_cue_leads_to_the_small_view_of_its_moment()
    {
        await using var page = await OpenAsync();
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.Page.Locator("section[data-cue='5']").GetByRole(AriaRole.Button, new() { Name = "Copy embed code" }).ClickAsync();
        await page.Page.GetByText("Copied").WaitForAsync();

        var code = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        var address = Regex.Match(code, "<iframe src=\"([^\"]+)\"").Groups[1].Value;
        await page.Page.GotoAsync("about:blank");
        await page.Page.GotoAsync(address);
        await page.Whole.WaitForAsync();
        await page.ExpectMomentAsync("1917-11-07T01:20");
        Assert.Contains("?embed#", address, StringComparison.Ordinal);
        Assert.Contains("source=", address, StringComparison.Ordinal);
        page.AssertQuiet();
    }

    [Theory]
    [InlineData(1600, 900)]
    [InlineData(390, 844)]
    public async Task Nothing_stands_in_the_way_of_anybody(int width, int height)
    {
        await using var page = await OpenAsync(width, height);
        await page.Page.AssertAccessibleAsync("hand-out");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.querySelector('main').scrollWidth <= innerWidth"), "the page is wider than the screen");
    }

    /// <summary>The hand-out with all its maps.</summary>
    private async Task<MapPage> OpenAsync(int width = 1600, int height = 900)
    {
        var page = await chromium.NewPageAsync(width, height);
        await page.Page.GotoAsync($"{chromium.Server.Address}/handout#lecture={Lecture}");
        await page.Whole.WaitForAsync(new() { Timeout = 120_000 });
        return page;
    }

    private static int BigEndian(byte[] bytes, int at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}
