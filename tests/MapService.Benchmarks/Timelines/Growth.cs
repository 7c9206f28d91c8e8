using MapService.Benchmarks.Contests;
using MapService.Tests.Shared.Postgres;

namespace MapService.Benchmarks.Timelines;

/// <summary>How the cost of the positions at a moment grows with the number of segments; databases only up to a size that they load in minutes.</summary>
internal sealed class Growth(int rounds, int mostSegments, int mostInSql, PostgresServer server, TextWriter output)
{
    private const int FewestSegments = 1_000;

    /// <summary>Prints a table, row by row, and gives its lines for a plot: microseconds of one look by number of segments.</summary>
    /// <param name="title">What is held constant.</param>
    /// <param name="shapeOf">Units, and segments of each, for a number of segments.</param>
    public PlotPanel Measure(string title, Func<int, (int Units, int SegmentsPerUnit)> shapeOf)
    {
        output.WriteLine($"{title}. Microseconds of CPU time a look (nanoseconds a unit).");
        output.WriteLine();
        var lines = new Dictionary<string, List<(double X, double Y)>>();
        for (var segments = FewestSegments; segments <= mostSegments; segments *= 10)
        {
            var (units, segmentsPerUnit) = shapeOf(segments);
            var (onMap, standings) = MeasureOne(units, segmentsPerUnit, withSql: segments <= mostInSql);
            if (segments == FewestSegments)
                PrintHeader(standings);
            PrintRow(segments, onMap, standings);
            foreach (var standing in standings.All)
                (lines.TryGetValue(standing.Name, out var line) ? line : lines[standing.Name] = []).Add((segments, standing.Median * onMap / 1000));
        }
        output.WriteLine();
        return new PlotPanel(title, "segments", "microseconds a look", lines);
    }

    private (double OnMap, Standings Standings) MeasureOne(int units, int segmentsPerUnit, bool withSql)
    {
        using var contest = new PositionsContest(TimelineBenchmarks.Battle(units, segmentsPerUnit)).WithBinarySearch();
        if (withSql)
            contest.WithSqlite().WithPostgres(server);
        return (contest.MeanOnMap(), contest.Run(rounds));
    }

    private void PrintHeader(Standings standings)
    {
        output.WriteLine($"| segments | on the map | {string.Join(" | ", standings.All.Select(standing => standing.Name))} |");
        output.WriteLine($"|---:|---:|{string.Concat(standings.All.Select(_ => "---:|"))}");
    }

    private void PrintRow(int segments, double onMap, Standings standings)
    {
        var cells = standings.All.Select(standing => $"{Standings.Number(standing.Median * onMap / 1000)} ({Standings.Number(standing.Median)})");
        output.WriteLine($"| {segments:N0} | {onMap:N0} | {string.Join(" | ", cells)} |");
        output.Flush();
    }
}
