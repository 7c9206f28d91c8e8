using System.Globalization;

namespace MapService.Benchmarks.Contests;

/// <summary>
/// Several ways to do one task, measured in turns: each round measures all of them, beginning with another one, so that
/// what disturbs the machine meets all alike. The first is the one that the others are compared with.
/// </summary>
/// <param name="unit">What a measurement is counted in, such as "ns a unit"; less is better.</param>
internal sealed class Contest(string unit)
{
    private readonly List<(string Name, Func<double> Measure)> _contestants = [];

    /// <summary>Adds a way to do the task, with what measures it once.</summary>
    public Contest With(string name, Func<double> measure)
    {
        _contestants.Add((name, measure));
        return this;
    }

    /// <summary>Measures so many rounds after one that is thrown away.</summary>
    public Standings Run(int rounds)
    {
        var measured = _contestants.Select(_ => new double[rounds]).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var turn = 0; turn < _contestants.Count; turn++)
            {
                var contestant = (turn + round + 1) % _contestants.Count;
                var cost = _contestants[contestant].Measure();
                if (round >= 0)
                    measured[contestant][round] = cost;
            }
        }
        return new Standings(unit, [.. _contestants.Select((contestant, index) => new Standing(contestant.Name, measured[index]))]);
    }
}

/// <summary>What a contestant took, round by round.</summary>
internal sealed record Standing(string Name, IReadOnlyList<double> Rounds)
{
    public double Median => Quantile(Rounds, 0.5);

    /// <summary>How many times the cost of another, in the same round, from the least to the most.</summary>
    public IReadOnlyList<double> RatiosTo(Standing other) => [.. Rounds.Zip(other.Rounds, (mine, others) => mine / others).Order()];

    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        var at = share * (sorted.Length - 1);
        var (low, high) = (sorted[(int)Math.Floor(at)], sorted[(int)Math.Ceiling(at)]);
        return low + ((high - low) * (at - Math.Floor(at)));
    }
}

/// <summary>The outcome of a contest.</summary>
internal sealed record Standings(string Unit, IReadOnlyList<Standing> All)
{
    /// <summary>A table: the median of each, and the median of its ratios to the first with the least and the most of them.</summary>
    public void Print(TextWriter output)
    {
        var width = Math.Max(12, All.Max(standing => standing.Name.Length));
        output.WriteLine($"| {"contestant".PadRight(width)} | {Unit,14} | {"ratio",7} | {"spread",15} |");
        output.WriteLine($"|:{new string('-', width)}-|{new string('-', 15)}:|{new string('-', 8)}:|{new string('-', 16)}:|");
        foreach (var standing in All)
        {
            var ratios = standing.RatiosTo(All[0]);
            output.WriteLine($"| {standing.Name.PadRight(width)} | {Number(standing.Median),14} | {Number(Standing.Quantile(ratios, 0.5)),7} | {Number(ratios[0]) + " - " + Number(ratios[^1]),15} |");
        }
        output.WriteLine();
    }

    /// <summary>Three digits that count.</summary>
    public static string Number(double value) => value switch
    {
        0 => "0",
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("G2", CultureInfo.InvariantCulture),
    };
}
