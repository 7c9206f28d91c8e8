using System.Collections.Concurrent;
using System.Diagnostics;
using MapService.History.Places;

namespace MapService.Benchmarks;

/// <summary>One gazetteer of each size for all benchmarks of a run, beside the ways to search it that it is measured against.</summary>
internal sealed record Gazetteers(SyntheticGazetteer Names, Gazetteer Index, NameScan Scan, FullTextSearch Words, FullTextSearch Trigrams)
{
    private static readonly ConcurrentDictionary<int, Gazetteers> BySize = new();

    /// <summary>Numbers of names. A quick run has the largest a tenth as large.</summary>
    public static int[] Sizes { get; private set; } = [1_000, 100_000, 1_000_000];

    public static void UseQuickSizes() => Sizes = [1_000, 10_000, 100_000];

    public static Gazetteers Of(int names) => BySize[names];

    /// <summary>Builds every index and prints how long it took, how much memory it holds without the names, and what it finds.</summary>
    public static void PrintBuilding(TextWriter output)
    {
        output.WriteLine("|     Names | Build index | Index memory | Bytes/name | FTS5 words | FTS5 trigrams |");
        output.WriteLine("|----------:|------------:|-------------:|-----------:|-----------:|--------------:|");
        _ = new Gazetteer(SyntheticGazetteer.Of(100).Places);
        foreach (var size in Sizes)
        {
            var names = SyntheticGazetteer.Of(size);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var started = Stopwatch.GetTimestamp();
            var index = new Gazetteer(names.Places);
            var built = Stopwatch.GetElapsedTime(started);
            var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
            var made = BySize[size] = new Gazetteers(names, index, new NameScan(names.Places), new(names.Places, false), new(names.Places, true));
            output.WriteLine(FormattableString.Invariant(
                $"| {size,9:N0} | {built.TotalMilliseconds,8:N0} ms | {bytes / 1e6,9:N1} MB | {bytes / size,10:N0} | {made.Words.Bytes / 1e6,7:N1} MB | {made.Trigrams.Bytes / 1e6,10:N1} MB |"));
        }
    }

    /// <summary>Of the names asked for in each way, how many each index gives first.</summary>
    public static void PrintFound(TextWriter output)
    {
        output.WriteLine("|     Names | Right first, of 24  | Index | FTS5 words | FTS5 trigrams |");
        output.WriteLine("|----------:|:--------------------|------:|-----------:|--------------:|");
        foreach (var (size, made) in BySize.OrderBy(pair => pair.Key))
        {
            made.PrintFound(output, size, "another case", made.Names.Plain);
            made.PrintFound(output, size, "another spelling", made.Names.Respelt);
            made.PrintFound(output, size, "letters swapped", made.Names.Mistyped);
        }
    }

    private void PrintFound(TextWriter output, int size, string way, SyntheticGazetteer.Asked[] questions)
    {
        var byIndex = questions.Count(asked => Index.Find(asked.Text, 1) is [var match] && match.Place.Names[0].Text == asked.Name);
        var byWords = questions.Count(asked => Words.Find(asked.Text) == asked.Name);
        var byTrigrams = questions.Count(asked => Trigrams.Find(asked.Text) == asked.Name);
        output.WriteLine(FormattableString.Invariant($"| {size,9:N0} | {way,-19} | {byIndex,5} | {byWords,10} | {byTrigrams,13} |"));
    }
}
