using System.Collections.Concurrent;
using System.Diagnostics;
using MapService.History;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks;

/// <summary>One history of each size for all benchmarks of a run, and what it took to lay it out in time.</summary>
internal sealed class Histories
{
    public static readonly int[] Sizes = [1_000, 100_000, 1_000_000];

    private static readonly ConcurrentDictionary<int, Timeline> Timelines = new();

    public static Timeline Of(int items) => Timelines.GetOrAdd(items, static items => Timeline.Build(SyntheticHistory.Generate(items, seed: 1917)));

    /// <summary>Builds every timeline and prints how long it took and how much memory it holds, without the history itself.</summary>
    public static void PrintBuilding(TextWriter output)
    {
        output.WriteLine("|     Items |     Spans | Generate + validate | Build index | Index memory | Bytes/span |");
        output.WriteLine("|----------:|----------:|--------------------:|------------:|-------------:|-----------:|");
        foreach (var items in Sizes)
        {
            var started = Stopwatch.GetTimestamp();
            var dataset = SyntheticHistory.Generate(items, seed: 1917);
            var generated = Stopwatch.GetElapsedTime(started);
            var (timeline, built, _, bytes) = Measure(dataset);
            var spans = timeline.Segments.Length + timeline.Events.Length + timeline.Control.Length + timeline.Bridges.Length;
            output.WriteLine(FormattableString.Invariant(
                $"| {items,9:N0} | {spans,9:N0} | {generated.TotalMilliseconds,16:N0} ms | {built.TotalMilliseconds,8:N0} ms | {bytes / 1e6,9:N1} MB | {bytes / spans,10:N0} |"));
            Timelines[items] = timeline;
        }
    }

    /// <summary>The second building tells the memory: the first one leaves its scratch arrays in the pool of the runtime.</summary>
    public static (Timeline Timeline, TimeSpan Built, TimeSpan Cpu, long Bytes) Measure(Dataset dataset)
    {
        var (cpu, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var timeline = Timeline.Build(dataset);
        var (built, used) = (Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var again = Timeline.Build(dataset);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(timeline);
        GC.KeepAlive(dataset);
        return (again, built, used, bytes);
    }
}
