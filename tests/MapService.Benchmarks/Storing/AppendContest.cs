using System.Diagnostics;
using MapService.Archive;
using MapService.Benchmarks.Contests;
using MapService.History;
using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.Benchmarks.Storing;

/// <summary>Many writers, each of whom waits until its entry is on the disk before it writes the next.</summary>
internal sealed class AppendContest(int writers, int entries)
{
    private readonly Contest _contest = new("us an entry");
    private int _written;

    public AppendContest WithArchive(string name, IArchive archive)
    {
        _contest.With(name, () => Measure(writers, (_, item) => archive.AppendAsync([new RecordItem(item)], "benchmark")));
        return this;
    }

    /// <summary>With a connection for each of the logs; writers share them out.</summary>
    public AppendContest WithPlain(string name, IReadOnlyList<PlainLog> logs)
    {
        _contest.With(name, () => Measure(logs.Count, (writer, item) => Task.Run(() => logs[writer].Append(Interlocked.Increment(ref _written), item))));
        return this;
    }

    public Standings Run(int rounds) => _contest.Run(rounds);

    private double Measure(int count, Func<int, Item, Task> append)
    {
        var each = Math.Max(1, entries / count);
        var started = Stopwatch.GetTimestamp();
        Task.WaitAll([.. Enumerable.Range(0, count).Select(writer => Write(writer, each, append))]);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / (each * count);
    }

    private async Task Write(int writer, int count, Func<int, Item, Task> append)
    {
        for (var entry = 0; entry < count; entry++)
            await append(writer, LogItems.Place(Interlocked.Increment(ref _written)));
    }
}

/// <summary>Items to fill a log with.</summary>
internal static class LogItems
{
    public static Item Place(long number) =>
        new Place(new($"place-{number}"), "building", new Point(30.3, 59.9), 10, [new Name($"Place {number}", "en")], null);
}
