using MapService.Archive;
using MapService.Client.Connection;
using MapService.Contract;
using Xunit;

namespace MapService.Server.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mapservice-");

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_second_import_of_the_same_files_writes_nothing()
    {
        using var first = ServerProcess.Start("import", "--data", Data);
        Assert.Equal(0, (await first.ResultAsync()).ExitCode);

        using var second = ServerProcess.Start("import", "--data", Data);
        Assert.StartsWith("0 recorded, 0 revised, 0 withdrawn;", (await second.ResultAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_file_is_named_with_line_and_field_and_nothing_is_written()
    {
        var seeds = CopyShippedSeeds();
        File.AppendAllText(Path.Combine(seeds, "events.yaml"), "  - id: nonsense\n    kind: battle\n");

        using var import = ServerProcess.Start("import", seeds, "--data", Data);
        var (exitCode, _, error) = await import.ResultAsync();

        Assert.Equal(1, exitCode);
        Assert.Matches(@"events\.yaml:\d+: events\[\d+\]\.title: found nothing; allowed: a text", error);
        Assert.Empty(ReadLog());
    }

    [Fact]
    public async Task An_import_goes_over_the_base_map_that_is_named()
    {
        using var import = ServerProcess.Start("import", "--data", Data, "--geodata", Path.Combine(_folder.FullName, "nowhere"));
        var (exitCode, _, error) = await import.ResultAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("nowhere does not exist; name another with --geodata", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_with_bad_seeds_says_why_and_ends()
    {
        using var server = ServerProcess.Start("--data", Data, "--seeds", Path.Combine(_folder.FullName, "none"), "--urls", "http://127.0.0.1:0");
        var (exitCode, _, error) = await server.ResultAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("no such folder", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "Invalid url: 'nonsense'")]
    [InlineData("http://192.0.2.1:5080", "Cannot assign requested address")]
    public async Task An_address_that_cannot_be_had_is_told_in_one_line(string urls, string expected)
    {
        using var server = ServerProcess.Start("--data", Data, "--urls", urls);
        var (exitCode, output, error) = await server.ResultAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, Assert.Single((output + error).Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_prints_its_address_serves_and_stops_when_told_to_though_somebody_watches()
    {
        using var server = ServerProcess.Start("--data", Data, "--urls", "http://127.0.0.1:0");
        var address = (await server.ReadLineAsync())!.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal));
        using var http = new HttpClient();
        Assert.Equal("ok", await http.GetStringAsync(new Uri($"{address}/healthz")));

        await using var viewer = await ReplayConnection.ConnectAsync(new Uri(address));
        var opened = await viewer.Open(new OpenSession(null, null, true, null));
        await using var frames = viewer.FramesAsync(opened.Session).GetAsyncEnumerator();
        Assert.True(await frames.MoveNextAsync());

        server.Terminate();
        Assert.Equal(0, (await server.ResultAsync()).ExitCode);
        await viewer.Ended;
    }

    [Fact]
    public async Task Killed_in_the_middle_of_an_import_the_log_is_whole_and_the_next_import_completes_it()
    {
        // So many that the import is still far from its end when a busy machine gets round to killing it.
        const int Places = 60_000;
        var seeds = CopyShippedSeeds();
        File.WriteAllLines(Path.Combine(seeds, "many.yaml"), ManyPlaces(Places));
        for (var kill = 1; kill <= 4; kill++)
        {
            using var import = ServerProcess.Start("import", seeds, "--data", Data);
            await UntilWrittenAsync(kill * 500_000);
            await import.KillAsync();
            Assert.Empty(ReadLog());
        }

        using var last = ServerProcess.Start("import", seeds, "--data", Data);
        Assert.Equal(0, (await last.ResultAsync()).ExitCode);

        var log = ReadLog();
        Assert.True(log.Count > Places);
        Assert.Equal(log.Count, log.Select(entry => entry.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_started_without_seeds_leaves_another_history_alone()
    {
        var town = CopyShippedSeeds();
        var header = Path.Combine(town, "dataset.yaml");
        File.WriteAllText(header, File.ReadAllText(header).Replace("id: petrograd-1917", "id: my-town", StringComparison.Ordinal));
        using var import = ServerProcess.Start("import", town, "--data", Data);
        Assert.Equal(0, (await import.ResultAsync()).ExitCode);

        using var server = ServerProcess.Start("--data", Data, "--urls", "http://127.0.0.1:0");
        var address = (await server.ReadLineAsync())!.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal));
        using var http = new HttpClient();

        Assert.Contains("\"id\":\"my-town\"", await http.GetStringAsync(new Uri($"{address}/api/dataset")), StringComparison.Ordinal);
    }

    /// <summary>Waits until an import has written so many bytes of its one transaction to the write-ahead log.</summary>
    private async Task UntilWrittenAsync(long bytes)
    {
        var log = new FileInfo(Path.Combine(Data, "mapservice.db-wal"));
        for (log.Refresh(); !log.Exists || log.Length < bytes; log.Refresh())
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
    }

    private IReadOnlyList<LogEntry> ReadLog() => DataFolder.OpenArchive(Data).ReadAfter(LogPosition.Start);

    private string CopyShippedSeeds()
    {
        var copy = _folder.CreateSubdirectory("seeds").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "petrograd-1917"), "*.yaml"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    private static IEnumerable<string> ManyPlaces(int count) =>
    [
        "places:",
        .. Enumerable.Range(1, count).Select(number =>
            $"  - {{id: place-{number}, kind: waypoint, at: [30.3, 59.9], accuracy: 100, names: {{en: Place {number}}}}}"),
    ];
}
