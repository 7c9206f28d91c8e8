using MapService.Archive;
using Xunit;

namespace MapService.Server.Tests.Cli;

public sealed class EditCommandsTests : IAsyncLifetime
{
    private const string Header = """
        dataset:
          {id: town, title: Town, description: A town., language: en, clock: local, span: {from: 1917-11-07T00:00, to: 1917-11-08T00:00}, view: [29, 59, 31, 61], eventKinds: [{id: seizure, name: Seizure}]}
        sources:
          - {id: notes, title: Notes, language: ru, calendar: julian, document: notes.txt, lines: 10}
        places:
          - {id: bank, kind: bank, at: [30, 60], accuracy: 10, names: {en: Bank}}

        """;

    private const string Event = """
        events:
          - {id: taken, kind: seizure, title: Taken, account: It happened., when: 1917-10-25T06, places: [bank], citations: [{source: notes, lines: 1}]}

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mapservice-");

    public async Task InitializeAsync()
    {
        _folder.CreateSubdirectory("seeds");
        Write("seeds/town.yaml", Header);
        Assert.Equal(0, (await RunAsync("import", Path("seeds"))).ExitCode);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_item_is_recorded_shown_revised_and_withdrawn()
    {
        var recorded = await RunAsync("record", Write("item.yaml", Event), "--by", "Anna");
        Assert.Equal((0, "event taken recorded: version 1, position 4 of the log.\n"), (recorded.ExitCode, recorded.Output));

        var shown = await RunAsync("show", "event", "taken");
        Assert.StartsWith("# version 1, by Anna\n", shown.Output, StringComparison.Ordinal);
        var revised = await RunAsync("revise", Write("item.yaml", shown.Output.Replace("Taken", "Seized", StringComparison.Ordinal)), "--by", "Boris", "--version", "1");
        Assert.Equal("event taken revised: version 2, position 5 of the log.\n", revised.Output);

        Assert.Equal(0, (await RunAsync("withdraw", "event", "taken", "--by", "Anna", "--version", "2")).ExitCode);
        Assert.Equal(["import", "import", "import", "Anna", "Boris", "Anna"], ReadLog().Select(entry => entry.By));
        Assert.Contains("Seized", ReadLog()[4].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_may_come_by_standard_input()
    {
        using var record = ServerProcess.Start("record", "--by", "Anna", "--data", Path("data"));
        await record.WriteInputAsync(Event);

        Assert.Equal((0, "event taken recorded: version 1, position 4 of the log.\n", ""), await record.ResultAsync());
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_is_named_with_file_and_line()
    {
        var refused = await RunAsync("record", Write("item.yaml", Event.Replace("1917-10-25T06", "at six", StringComparison.Ordinal)), "--by", "Anna");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("item.yaml:2: events[0].when: found 'at six'; allowed: a time such as", refused.Error, StringComparison.Ordinal);
        Assert.Equal(3, ReadLog().Count);
    }

    [Fact]
    public async Task Of_several_items_of_which_one_does_not_fit_none_is_recorded()
    {
        var several = Event + Event.Replace("id: taken", "id: lost", StringComparison.Ordinal).Replace("[bank]", "[nowhere]", StringComparison.Ordinal)["events:\n".Length..];
        var refused = await RunAsync("record", Write("item.yaml", several), "--by", "Anna");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("event lost: places: found 'nowhere'; allowed: the id of a place", refused.Error, StringComparison.Ordinal);
        Assert.Equal(3, ReadLog().Count);
    }

    [Fact]
    public async Task Another_version_and_a_place_that_is_needed_are_refused()
    {
        await RunAsync("record", Write("item.yaml", Event), "--by", "Anna");

        Assert.StartsWith(
            "place bank was expected in version 3 but is in version 1.",
            (await RunAsync("withdraw", "place", "bank", "--by", "Anna", "--version", "3")).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "event taken: places: found 'bank'",
            (await RunAsync("withdraw", "place", "bank", "--by", "Anna", "--version", "1")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_keeps_what_was_edited_tells_of_conflicts_and_overwrites_only_when_told()
    {
        var shown = await RunAsync("show", "place", "bank");
        await RunAsync("revise", Write("item.yaml", shown.Output.Replace("\"Bank\"", "\"State Bank\"", StringComparison.Ordinal)), "--by", "Anna", "--version", "1");
        Assert.StartsWith("0 recorded, 0 revised, 0 withdrawn;", (await RunAsync("import", Path("seeds"))).Output, StringComparison.Ordinal);

        Write("seeds/town.yaml", Header.Replace("Bank", "Private Bank", StringComparison.Ordinal));
        var conflict = await RunAsync("import", Path("seeds"));
        Assert.Equal(0, conflict.ExitCode);
        Assert.StartsWith("Conflict: place bank: revised in the files and revised by Anna (version 2)", conflict.Error, StringComparison.Ordinal);
        Assert.Contains("State Bank", ReadLog()[^1].Body, StringComparison.Ordinal);

        Assert.StartsWith("0 recorded, 1 revised, 0 withdrawn;", (await RunAsync("import", Path("seeds"), "--overwrite")).Output, StringComparison.Ordinal);
        Assert.Contains("Private Bank", ReadLog()[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_order_is_valid() => Assert.Equal(
        (0, $"3 items in {Path("seeds")}: 0 problem(s).\n", ""), await RunAsync("validate", Path("seeds")));

    [Fact]
    public async Task All_that_is_wrong_with_a_folder_is_told_by_file_line_and_field()
    {
        Write("seeds/town.yaml", Header.Replace("calendar: julian", "calendar: mayan", StringComparison.Ordinal).Replace("kind: bank", "kind: '!'", StringComparison.Ordinal));
        var refused = await RunAsync("validate", Path("seeds"));

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("town.yaml:4: sources[0].calendar: found 'mayan'; allowed: one of gregorian, julian\ntown.yaml:6: places[0].kind: found '!'", refused.Output, StringComparison.Ordinal);
        Assert.EndsWith(": 2 problem(s).\n", refused.Output, StringComparison.Ordinal);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = ServerProcess.Start([.. arguments, "--data", Path("data")]);
        return await process.ResultAsync();
    }

    private IReadOnlyList<LogEntry> ReadLog() => DataFolder.OpenArchive(Path("data")).ReadAfter(LogPosition.Start);
}
