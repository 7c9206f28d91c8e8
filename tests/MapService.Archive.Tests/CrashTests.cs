using MapService.Archive.Import;
using MapService.Archive.Tests.Import;
using MapService.History;

namespace MapService.Archive.Tests;

/// <summary>A process that writes without end is killed at any moment; the log must be whole after each time.</summary>
public abstract class CrashTests : IDisposable
{
    private const int KilledImports = 20;
    private const int KilledAppends = 200;

    /// <summary>After so many, a process has written some batches, alone and together.</summary>
    private const int MostAppends = 40;

    /// <summary>About what an import takes.</summary>
    private const int LongestPauseMs = 50;

    private readonly TemporaryStore _store;
    private readonly IArchive _archive;
    private readonly SeedFiles _morning = new();
    private readonly SeedFiles _evening = new();
    private readonly Random _random = new();

    /// <summary>Two histories that differ in most items, so that each import records, revises and withdraws.</summary>
    protected CrashTests(TemporaryStore store)
    {
        (_store, _archive) = (store, store.Open());
        _morning.Write("more", "places:\n" + string.Concat(Enumerable.Range(0, 400).Select(number => Place(number, "Morning"))));
        _evening.Write("more", "places:\n" + string.Concat(Enumerable.Range(200, 400).Select(number => Place(number, "Evening"))));
    }

    public void Dispose()
    {
        _archive.Dispose();
        _store.Dispose();
        _morning.Dispose();
        _evening.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_process_that_is_killed_while_it_imports_leaves_a_whole_log()
    {
        string[] histories = ["", TextOf(_morning), TextOf(_evening)];
        for (var kill = 0; kill < KilledImports; kill++)
        {
            using var host = new CrashHost(_store.Address, "import", _morning.Path, _evening.Path);
            host.Go();
            var acknowledged = Enumerable.Range(0, _random.Next(3)).Select(_ => host.ReadLine()).ToList();
            Thread.CurrentThread.Join(_random.Next(LongestPauseMs));
            acknowledged.AddRange(host.Kill());
            var log = _archive.ReadAfter(LogPosition.Start);
            Assert.True(log.Count >= long.Parse(acknowledged.LastOrDefault("0")), $"{acknowledged.LastOrDefault()} entries were acknowledged, {log.Count} are there.");
            Assert.Contains(TextOf(CurrentItems.Empty.Apply(log).Held.Select(entry => entry.Body!)), histories);
            AssertNothingTwice(log);
        }

        SeedImport.Import(_archive, _morning.Path);
        Assert.True(SeedImport.Import(_archive, _morning.Path).IsEmpty);
        Assert.Equal(histories[1], TextOf(CurrentItems.Empty.Apply(_archive.ReadAfter(LogPosition.Start)).Held.Select(entry => entry.Body!)));
    }

    [Fact]
    public void A_process_that_is_killed_while_it_appends_loses_nothing_that_was_acknowledged_and_leaves_nothing_twice_or_half()
    {
        var batches = new AppendedBatches(_archive);
        var next = new CrashHost(_store.Address, "append", "run0");
        for (var kill = 0; kill < KilledAppends; kill++)
        {
            using var host = next;
            next = new CrashHost(_store.Address, "append", $"run{kill + 1}");
            host.Go();
            var acknowledged = Enumerable.Range(0, _random.Next(1, MostAppends)).Select(_ => host.ReadLine()).ToList();
            batches.Check(acknowledged.Concat(host.Kill()));
        }
        next.Dispose();

        Assert.True(batches.Count > KilledAppends, $"{batches.Count} appends were written.");
        batches.CheckWhole();
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
