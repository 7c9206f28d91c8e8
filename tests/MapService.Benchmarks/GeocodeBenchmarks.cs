using System.Globalization;

namespace MapService.Benchmarks;

/// <summary>The command that measures the geocoder.</summary>
internal static class GeocodeBenchmarks
{
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];

    /// <summary>
    /// <c>geocode</c>: names to places among a thousand to a million names, one question after the other in one thread, beside
    /// a plain scan and full-text indexes of SQLite: memory, then speed, then how often the right name comes first.
    /// </summary>
    public static void Geocode(Arguments arguments, TextWriter output)
    {
        var (most, rounds) = (arguments.Number("most", Sizes[^1]), arguments.Number("rounds", 5));
        foreach (var size in Sizes.Where(size => size <= most))
        {
            using var contest = new GeocodeContest(size);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## {size:N0} names"));
            output.WriteLine();
            contest.PrintMemory(output);
            foreach (var questions in contest.Questions)
            {
                output.WriteLine($"{questions.Way}, such as {questions.All[0].Text}:");
                output.WriteLine();
                var (speed, right) = contest.Run(questions, rounds);
                speed.Print(output);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Questions a second of the Gazetteer: {1e6 / speed.All[1].Median:N0}."));
                output.WriteLine($"Right first: {string.Join("; ", right.Select(tally => string.Create(CultureInfo.InvariantCulture, $"{tally.Name} {tally.RightShare:P0}")))}.");
                output.WriteLine();
            }
        }
    }
}
