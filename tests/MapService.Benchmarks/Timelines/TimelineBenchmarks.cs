using System.Globalization;
using MapService.Benchmarks.Contests;
using MapService.Playback.Timelines;
using MapService.Tests.Shared.Postgres;

namespace MapService.Benchmarks.Timelines;

/// <summary>The commands that measure the timeline.</summary>
internal static class TimelineBenchmarks
{
    private const double MovingShare = 0.05;
    private const int SegmentsPerUnit = 100;

    /// <summary><c>at</c>: where ten thousand units are at a random moment of a million segments.</summary>
    public static void At(Arguments arguments, TextWriter output)
    {
        var units = arguments.Number("units", 10_000);
        var timeline = Battle(units, SegmentsPerUnit);
        using var server = new PostgresServer();
        using var contest = new PositionsContest(timeline).WithBinarySearch().WithSqlite().WithPostgres(server);
        output.WriteLine($"{timeline.Segments.Length:N0} segments; on the map {contest.MeanOnMap():N0} units.");
        contest.Run(arguments.Number("rounds", 9)).Print(output);
    }

    /// <summary><c>step</c>: the next step of a replay.</summary>
    public static void Step(Arguments arguments, TextWriter output)
    {
        var timeline = Battle(arguments.Number("units", 10_000), SegmentsPerUnit);
        var contest = new StepContest(timeline);
        contest.Run(arguments.Number("rounds", 15)).Print(output);
        output.WriteLine($"Bytes allocated in 20,000 steps of the cursor: {contest.BytesAllocated()}.");
        output.WriteLine($"A step of all units together when nothing moves: {Standings.Number(contest.NanosecondsOfQuietStep())} ns.");
    }

    /// <summary><c>growth</c>: <c>at</c> from a thousand to ten million segments, as a table and a plot.</summary>
    public static void Growth(Arguments arguments, TextWriter output)
    {
        using var server = new PostgresServer();
        var growth = new Growth(arguments.Number("rounds", 5), arguments.Number("most", 10_000_000), arguments.Number("sql-most", 1_000_000), server, output);
        var plots = new[]
        {
            growth.Measure("All on the map: 100 segments a unit", segments => (segments / SegmentsPerUnit, SegmentsPerUnit)),
            growth.Measure("100 units on the map", segments => (100, segments / 100)),
        };
        File.WriteAllText(arguments.Text("plot", "growth.svg"), Plot.Draw(plots));
    }

    /// <summary><c>memory</c>: what a million events and a hundred thousand movements take, and how long they take to lay out.</summary>
    public static void Memory(Arguments arguments, TextWriter output)
    {
        var (events, movements) = (arguments.Number("events", 1_000_000), arguments.Number("movements", 100_000));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var dataset = SyntheticHistory.Generate(events, movements, seed: 1917);
        var items = GC.GetTotalMemory(forceFullCollection: true) - before;
        var (timeline, built, cpu, bytes) = Histories.Measure(dataset);
        var spans = timeline.Segments.Length + timeline.Events.Length + timeline.Control.Length + timeline.Bridges.Length;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | events | movements | spans | items in memory | timeline | bytes a span | build | CPU time of it |
            |---:|---:|---:|---:|---:|---:|---:|---:|
            | {events:N0} | {movements:N0} | {spans:N0} | {items / 1e6:N0} MB | {bytes / 1e6:N0} MB | {bytes / spans:N0} | {built.TotalSeconds:F2} s | {cpu.TotalSeconds:F2} s |
            """));
    }

    public static Timeline Battle(int units, int segmentsPerUnit) =>
        Timeline.Build(SyntheticBattle.Generate(units, segmentsPerUnit, MovingShare));
}
