using System.Diagnostics;
using MapService.Archive.Import;
using MapService.Archive.Tests.Import;
using MapService.History;

namespace MapService.Archive.Tests.Sqlite;

/// <summary>A process that imports without end is killed at any moment; the log must be whole after each time.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 20;

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>A process is up and has imported a few times by then.</summary>
    private const int LongestLifeMs = 500;

    private readonly SqliteFile _file = new();
    private readonly SeedFiles _morning = new();
    private readonly SeedFiles _evening = new();
    private readonly Random _random = new();

    /// <summary>Two histories that differ in most items, so that each import records, revises and withdraws.</summary>
    public CrashTests()
    {
        _morning.Write("more", "places:\n" + string.Concat(Enumerable.Range(0, 400).Select(number => Place(number, "Morning"))));
        _evening.Write("more", "places:\n" + string.Concat(Enumerable.Range(200, 400).Select(number => Place(number, "Evening"))));
    }

    public void Dispose()
    {
        _file.Dispose();
        _morning.Dispose();
        _evening.Dispose();
    }

    [Fact]
    public void A_process_that_is_killed_while_it_imports_leaves_a_whole_log()
    {
        string[] histories = ["", TextOf(_morning), TextOf(_evening)];
        for (var kill = 0; kill < Kills; kill++)
        {
            var acknowledged = ImportUntilKilled();
            var log = _file.Open().ReadAfter(LogPosition.Start);
            Assert.True(log.Count >= acknowledged, $"{acknowledged} entries were acknowledged, {log.Count} are there.");
            Assert.Contains(TextOf(CurrentItems.Empty.Apply(log).Held.Select(entry => entry.Body!)), histories);
            AssertNothingTwice(log);
        }

        SeedImport.Import(_file.Open(), _morning.Path);
        Assert.True(SeedImport.Import(_file.Open(), _morning.Path).IsEmpty);
        Assert.Equal(histories[1], TextOf(CurrentItems.Empty.Apply(_file.Open().ReadAfter(LogPosition.Start)).Held.Select(entry => entry.Body!)));
    }

    /// <summary>The last position that the process saw written before it was killed.</summary>
    private long ImportUntilKilled()
    {
        var host = Path.Combine(AppContext.BaseDirectory, "MapService.Archive.CrashHost.dll");
        using var process = Process.Start(new ProcessStartInfo(Dotnet, [host, _file.Path, _morning.Path, _evening.Path])
        {
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadLine();
        process.WaitForExit(_random.Next(LongestLifeMs));
        Assert.False(process.HasExited, "The process ended by itself.");
        process.Kill();
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        return lines is [.., var last, ""] ? long.Parse(last) : 0;
    }

    /// <summary>An item counts its versions up, and is recorded only while it is absent.</summary>
    private static void AssertNothingTwice(IEnumerable<LogEntry> log)
    {
        foreach (var entries in log.GroupBy(entry => entry.Key))
        {
            Assert.Equal(Enumerable.Range(1, entries.Count()), entries.Select(entry => entry.Version.Value));
            Assert.Equal(LogChange.Recorded, entries.First().Change);
            Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.Equal(pair.First.Change == LogChange.Withdrawn, pair.Second.Change == LogChange.Recorded));
        }
    }

    private static string TextOf(SeedFiles seeds) => TextOf(seeds.Read().Select(ItemJson.Write));

    private static string TextOf(IEnumerable<string> items) => string.Join('\n', items.Order(StringComparer.Ordinal));

    private static string Place(int number, string name) =>
        $"  - {{id: place-{number}, kind: building, at: [30, 60], accuracy: 10, names: {{en: [{name} {number}]}}}}\n";
}
