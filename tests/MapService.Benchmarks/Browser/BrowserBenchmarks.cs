using System.Globalization;
using MapService.Benchmarks.Contests;

namespace MapService.Benchmarks.Browser;

/// <summary>The commands that measure in a browser.</summary>
internal static class BrowserBenchmarks
{
    private const string Ours = "ours";

    /// <summary><c>browser</c>: frame rate, main thread and updates with moving symbols, beside other map libraries.</summary>
    public static async Task MovingAsync(Arguments arguments, TextWriter output)
    {
        await using var pages = await PeerPages.StartAsync();
        await using var browser = await BrowserUnderTest.StartAsync();
        output.WriteLine($"Chromium {browser.Version}, 1280 x 720, software rendering, WebGL by SwiftShader.");
        var contestants = await MovingOnesAsync(arguments.Words("contestants", "ours,openlayers,leaflet,maplibre,deck"), browser, pages, output);
        int[] sizes = [0, .. arguments.Words("symbols", "100,1000,10000").Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        var (rounds, length) = (arguments.Number("rounds", 5), arguments.Number("seconds", 3) * 1000);

        var samples = contestants.SelectMany(_ => sizes, (name, size) => (name, size)).ToDictionary(key => key, _ => new MovingSample[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var size in sizes)
            {
                for (var turn = 0; turn < contestants.Count; turn++)
                {
                    var name = contestants[(turn + round) % contestants.Count];
                    samples[(name, size)][round] = await MovingSymbols.MeasureAsync(browser, pages, name, size, length);
                }
            }
        }
        foreach (var size in sizes[1..])
            Print(output, size, contestants, samples);
    }

    /// <summary><c>seek</c>: from a wish for another moment to its picture, through our server and in a CZML that CesiumJS has at hand.</summary>
    public static async Task SeekAsync(Arguments arguments, TextWriter output)
    {
        using var host = new ServerWithClient();
        await using var pages = await PeerPages.StartAsync(host.Address);
        await using var browser = await BrowserUnderTest.StartAsync();
        output.WriteLine($"Chromium {browser.Version}, 1280 x 720, software rendering, WebGL by SwiftShader; from the wish to the painted picture.");
        SeekPage[] contestants = [await SeekPage.OursAsync(browser, host.Address), await SeekPage.CesiumAsync(browser, pages)];
        var (rounds, seeks) = (arguments.Number("rounds", 5), arguments.Number("seeks", 20));
        var times = contestants.Select(_ => new List<IReadOnlyList<double>>()).ToList();
        for (var round = -1; round < rounds; round++)
        {
            for (var turn = 0; turn < contestants.Length; turn++)
            {
                var contestant = (turn + round + 1) % contestants.Length;
                var seen = await contestants[contestant].SeekAsync(seeks);
                if (round >= 0)
                    times[contestant].Add(seen);
            }
        }
        foreach (var share in new[] { 0.5, 0.95 })
        {
            output.WriteLine($"p{share * 100:F0} of {seeks} seeks a round");
            new Standings("ms", [.. contestants.Select((one, index) => new Standing(one.Name, [.. times[index].Select(seen => Standing.Quantile(seen, share))]))]).Print(output);
        }
    }

    /// <summary>Contestants whose symbols are where they should be; the others are void.</summary>
    private static async Task<IReadOnlyList<string>> MovingOnesAsync(IReadOnlyList<string> names, BrowserUnderTest browser, PeerPages pages, TextWriter output)
    {
        var moving = new List<string>();
        foreach (var name in names)
        {
            var (here, elsewhere) = await MovingSymbols.LookAsync(browser, pages, name);
            var moves = here > 0.8 && elsewhere < 0.4;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {here:P0} of its symbols are seen where they should be, {elsewhere:P0} where they should not{(moves ? "" : "; void")}."));
            if (moves)
                moving.Add(name);
        }
        return moving;
    }

    private static void Print(TextWriter output, int size, IReadOnlyList<string> contestants, Dictionary<(string Name, int Size), MovingSample[]> samples)
    {
        output.WriteLine();
        output.WriteLine($"{size:N0} moving symbols");
        output.WriteLine("| contestant | frames/s | of its empty map | updates/s | of its empty map | main thread busy |");
        output.WriteLine("|:---|---:|---:|---:|---:|---:|");
        foreach (var name in contestants)
        {
            var (mine, empty) = (samples[(name, size)], samples[(name, 0)]);
            output.WriteLine($"| {name} | {Median(mine.Select(one => one.Frames))} | {Spread(Ratios(mine, empty, one => one.Frames))} | {Median(mine.Select(one => one.Updates))} | {Spread(Ratios(mine, empty, one => one.Updates))} | {Median(mine.Select(one => one.Busy))} |");
        }
        if (contestants is not [Ours, _, ..])
            return;
        output.WriteLine($"Ours to the best peer in each round: frames {Spread(ToBestPeer(one => one.Frames))}, updates {Spread(ToBestPeer(one => one.Updates))}.");

        IEnumerable<double> ToBestPeer(Func<MovingSample, double> of) =>
            samples[(Ours, size)].Select((mine, round) => of(mine) / contestants.Skip(1).Max(peer => of(samples[(peer, size)][round])));
    }

    private static IEnumerable<double> Ratios(MovingSample[] mine, MovingSample[] others, Func<MovingSample, double> of) =>
        mine.Zip(others, (one, other) => of(one) / of(other));

    private static string Median(IEnumerable<double> values) => Standings.Number(Standing.Quantile(values, 0.5));

    private static string Spread(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return $"{Median(sorted)} ({Standings.Number(sorted[0])} - {Standings.Number(sorted[^1])})";
    }
}
