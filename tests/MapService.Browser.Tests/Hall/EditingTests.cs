using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MapService.Tests.Shared;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests.Hall;

/// <summary>Each test writes to a server of its own.</summary>
[Collection(nameof(Chromium))]
public sealed class EditingTests(Chromium chromium) : IAsyncLifetime
{
    private const string Lecture = "two-calendars-one-night";
    private const string EditorKey = "key-of-an-editor-who-writes-lectures";

    private readonly ServerUnderTest _server = new()
    {
        Settings = new Dictionary<string, string> { ["Editing__KeyHash"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(EditorKey))) },
    };

    public Task InitializeAsync() => _server.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_cue_is_added_moved_and_pointed_and_all_of_it_outlasts_a_reload()
    {
        await using var page = await EditAsync();
        await AddCueAsync(page, "A cue of my own", "What the hall reads.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Move up" }).ClickAsync();
        await Assertions.Expect(Cue(page, 1)).ToContainTextAsync("One evening, two dates");
        await Assertions.Expect(Cue(page, 0)).ToContainTextAsync("A cue of my own");

        await page.Page.ReloadAsync();

        await page.Page.Locator("[data-draft]").WaitForAsync();
        await page.Page.Locator($"[data-rehearse='{Lecture}']").ClickAsync();
        await OpenEditorAsync(page);
        await Assertions.Expect(Cue(page, 0)).ToContainTextAsync("A cue of my own");
        await Assertions.Expect(page.Page.Locator("ol.strip li").First).ToContainTextAsync("A cue of my own");
        await page.Page.AssertAccessibleAsync("editor");
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_deleted_cue_comes_back_and_a_draft_that_is_thrown_away_leaves_what_the_server_has()
    {
        await using var page = await EditAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("[data-edit]")).ToHaveCountAsync(7);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the deletion" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("[data-edit]")).ToHaveCountAsync(8);
        await Assertions.Expect(Cue(page, 0)).ToContainTextAsync("One evening, two dates");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Throw the draft away" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, throw it away" }).ClickAsync();

        await page.Page.Locator($"[data-rehearse='{Lecture}']").ClickAsync();
        await Assertions.Expect(page.Page.Locator("ol.strip li")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Page.Locator("[data-draft]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_downloaded_is_accepted_as_seeds()
    {
        await using var page = await EditAsync();
        await AddCueAsync(page, "A cue: with \"quotes\" # and signs", "What the hall reads.");
        var saved = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Button, new() { Name = "Download as YAML" }).ClickAsync());
        Assert.Equal($"{Lecture}.yaml", saved.SuggestedFilename);

        using var seeds = new TemporaryFolder();
        var shipped = Path.Combine(Path.GetDirectoryName(ServerUnderTest.BuiltAssembly)!, "seeds", "petrograd-1917");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(seeds.Path, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await saved.SaveAsAsync(Path.Combine(seeds.Path, "lectures", saved.SuggestedFilename));

        using var validation = Process.Start(new ProcessStartInfo("dotnet", [ServerUnderTest.BuiltAssembly, "validate", seeds.Path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await validation.StandardOutput.ReadToEndAsync() + await validation.StandardError.ReadToEndAsync();
        await validation.WaitForExitAsync();
        Assert.True(validation.ExitCode == 0, said);
    }

    [Fact]
    public async Task It_is_saved_with_the_editor_key_and_is_there_for_everybody()
    {
        await using var page = await EditAsync();
        await AddCueAsync(page, "A cue of my own", "");
        await SaveAsync(page, "Ada");
        await Assertions.Expect(page.Page.Locator("[data-errors]")).ToContainTextAsync("Cue 2: text");

        await page.Page.GetByLabel("Text for the hall").FillAsync("What the hall reads.");
        await SaveAsync(page, "Ada");
        await page.Page.GetByText("Saved on the server, version 2.").WaitForAsync();

        await using var other = await chromium.NewPageAsync(_server, 1600, 900);
        await other.Page.GotoAsync($"{_server.Address}/present");
        await other.Page.Locator($"[data-rehearse='{Lecture}']").ClickAsync();
        await Assertions.Expect(other.Page.Locator("ol.strip li").Nth(1)).ToContainTextAsync("A cue of my own");
        await Assertions.Expect(other.Page.Locator("[data-draft]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_was_overtaken_is_told_by_whom_and_keeps_his_draft()
    {
        await using var mine = await EditAsync();
        await AddCueAsync(mine, "Mine", "What the hall reads.");
        await using var theirs = await EditAsync();
        await AddCueAsync(theirs, "Theirs", "What the hall reads.");
        await SaveAsync(theirs, "Grace");
        await theirs.Page.GetByText("Saved on the server, version 2.").WaitForAsync();

        await SaveAsync(mine, "Ada");
        await Assertions.Expect(mine.Page.Locator("[data-overtaken]")).ToContainTextAsync("Grace has written meanwhile");
        await Assertions.Expect(Cue(mine, 1)).ToContainTextAsync("Mine");

        await mine.Page.GetByRole(AriaRole.Button, new() { Name = "Replace that with mine when I save" }).ClickAsync();
        await SaveAsync(mine, "Ada");
        await mine.Page.GetByText("Saved on the server, version 3.").WaitForAsync();
    }

    [Fact]
    public async Task A_lecture_is_written_from_nothing()
    {
        await using var page = await chromium.NewPageAsync(_server, 1600, 900);
        await page.Page.GotoAsync($"{_server.Address}/present");
        await page.Page.Locator("[data-new-lecture]").ClickAsync();
        await page.Page.Locator("[data-editor]").WaitForAsync();
        await AddCueAsync(page, "The beginning", "What the hall reads.");
        await page.Page.GetByLabel("Title").FillAsync("A talk of mine");
        await page.Page.GetByLabel("Summary").FillAsync("What it is about.");
        await page.Page.GetByLabel("Short name").FillAsync("a-talk-of-mine");
        await SaveAsync(page, "Ada");
        await page.Page.GetByText("Saved on the server, version 1.").WaitForAsync();

        await page.Page.ReloadAsync();
        await page.Page.Locator("[data-rehearse='a-talk-of-mine']").ClickAsync();
        await Assertions.Expect(page.Page.Locator("ol.strip li")).ToContainTextAsync("The beginning");
        await Assertions.Expect(page.Page.Locator("[data-draft]")).ToHaveCountAsync(0);
        page.AssertQuiet();
    }

    /// <summary>The shipped lecture in a rehearsal, with the editor open at its first cue.</summary>
    private async Task<MapPage> EditAsync()
    {
        var page = await chromium.NewPageAsync(_server, 1600, 900);
        await page.Page.GotoAsync($"{_server.Address}/present");
        await page.Page.Locator($"[data-rehearse='{Lecture}']").ClickAsync();
        await OpenEditorAsync(page);
        return page;
    }

    private static async Task OpenEditorAsync(MapPage page)
    {
        await page.Whole.WaitForAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.Page.Locator("[data-edit='0']").WaitForAsync();
    }

    private static ILocator Cue(MapPage page, int index) => page.Page.Locator($"[data-edit='{index}']");

    /// <summary>Adds a cue after the one in hand.</summary>
    private static async Task AddCueAsync(MapPage page, string heading, string text)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add cue from the map" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByLabel("Heading")).ToHaveValueAsync("New cue");
        await page.Page.GetByLabel("Heading").FillAsync(heading);
        await page.Page.GetByLabel("Text for the hall").FillAsync(text);
    }

    private static async Task SaveAsync(MapPage page, string name)
    {
        await page.Page.GetByLabel("Your name, for the log").FillAsync(name);
        await page.Page.GetByLabel("Editor key").FillAsync(EditorKey);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save on the server" }).ClickAsync();
    }
}
