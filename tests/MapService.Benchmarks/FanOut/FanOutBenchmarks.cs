using System.Globalization;
using MapService.Benchmarks.Contests;

namespace MapService.Benchmarks.FanOut;

/// <summary>The commands that measure how one message gets to many viewers.</summary>
internal static class FanOutBenchmarks
{
    private const string Everyone = "ours,bare,signalr,ws,socket.io";

    /// <summary><c>fanout</c>: server CPU a delivered frame.</summary>
    public static void FanOut(Arguments arguments, TextWriter output)
    {
        var (viewers, ticks) = (arguments.Number("viewers", 1000), arguments.Number("ticks", 20));
        var length = TimeSpan.FromSeconds(arguments.Number("seconds", 4));
        using var field = new Field(arguments.Words("contestants", Everyone).Select(name => new Contestant(name, ticks, viewers, stalled: 0)));
        var contest = new Contest("us a frame");
        foreach (var contestant in field.All)
            contest.With(contestant.Name, () => field.Measure(contestant, length).MicrosecondsAFrame);
        output.WriteLine($"{viewers:N0} viewers, {ticks} frames/s, {FanOutMessage.Bytes} bytes; server CPU a delivered frame, one core.");
        contest.Run(arguments.Number("rounds", 7)).Print(output);
        field.Print(output);
    }

    /// <summary><c>stalled</c>: how late frames are when a tenth of the viewers read nothing, beside the same without them.</summary>
    public static void Stalled(Arguments arguments, TextWriter output)
    {
        var (viewers, ticks) = (arguments.Number("viewers", 900), arguments.Number("ticks", 20));
        var stalled = arguments.Number("stalled", viewers / 9);
        var length = TimeSpan.FromSeconds(arguments.Number("seconds", 8));
        foreach (var name in arguments.Words("contestants", "ours"))
        {
            using var field = new Field([new Contestant(name, ticks, viewers, stalled: 0), new Contestant(name, ticks, viewers, stalled)]);
            output.WriteLine($"{name}: {viewers:N0} viewers, {ticks} frames/s; p99 lateness in ms.");
            new Contest("p99 ms")
                .With("nobody stalled", () => field.Measure(field.All[0], length).Seen.P99Ms)
                .With($"{stalled} more, stalled", () => field.Measure(field.All[1], length).Seen.P99Ms)
                .Run(arguments.Number("rounds", 7)).Print(output);
            field.Print(output);
        }
    }

    /// <summary><c>soak</c>: memory of the server, minute by minute, while a tenth of the viewers are stalled.</summary>
    public static void Soak(Arguments arguments, TextWriter output)
    {
        using var contestant = new Contestant(
            arguments.Text("contestant", "ours"), arguments.Number("ticks", 20), arguments.Number("viewers", 900), arguments.Number("stalled", 100));
        output.WriteLine("| minute | alive MB | resident MB | p99 ms | frames |");
        output.WriteLine("|---:|---:|---:|---:|---:|");
        for (var minute = 1; minute <= arguments.Number("minutes", 10); minute++)
        {
            var run = contestant.Measure(TimeSpan.FromSeconds(58));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {minute} | {contestant.AliveBytes() / 1e6:F2} | {run.ResidentBytes / 1e6:F1} | {run.Seen.P99Ms:F1} | {run.Seen.Frames:N0} |"));
        }
    }

    /// <summary><c>percore</c>: how many viewers one core serves until the p99 lateness passes one tick.</summary>
    public static void PerCore(Arguments arguments, TextWriter output)
    {
        var ticks = arguments.Number("ticks", 10);
        var length = TimeSpan.FromSeconds(arguments.Number("seconds", 5));
        output.WriteLine($"Viewers on one core until the p99 lateness passes one tick at {ticks} frames/s, or a frame is left out.");
        var contest = new Contest("us a viewer-second");
        var found = new Dictionary<string, List<(int Viewers, Contestant.Run Run, double ViewerBytes)>>();
        foreach (var name in arguments.Words("contestants", "ours,signalr"))
        {
            var tries = found[name] = [];
            contest.With(name, () => 1e6 / Most(name, ticks, length, arguments.Number("step", 250), tries));
        }
        var standings = contest.Run(arguments.Number("rounds", 3));
        output.WriteLine("| contestant | viewers on a core | ratio | spread | bytes a viewer |");
        output.WriteLine("|:---|---:|---:|---:|---:|");
        foreach (var standing in standings.All)
        {
            var ratios = standing.RatiosTo(standings.All[0]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {standing.Name} | {1e6 / standing.Median:N0} | {1 / Standing.Quantile(ratios, 0.5):F2} | {1 / ratios[^1]:F2} - {1 / ratios[0]:F2} | {found[standing.Name].Max(one => one.ViewerBytes):N0} |"));
        }
    }

    /// <summary>Doubles the viewers until it is too many, then halves the distance down to a step.</summary>
    private static int Most(string name, int ticks, TimeSpan length, int step, List<(int, Contestant.Run, double)> tries)
    {
        var (good, bad) = (0, int.MaxValue);
        while (bad - good > step)
        {
            var viewers = bad == int.MaxValue ? Math.Max(step * 4, good * 2) : (good + bad) / 2;
            using var contestant = new Contestant(name, ticks, viewers, stalled: 0);
            var run = contestant.Measure(length);
            tries.Add((viewers, run, contestant.ViewerBytes));
            var expected = viewers * ticks * length.TotalSeconds;
            if (run.Seen.P99Ms <= 1000.0 / ticks && run.Seen.Skipped == 0 && run.Seen.Frames > expected * 0.95)
                good = viewers;
            else
                bad = viewers;
        }
        return Math.Max(1, good);
    }

    /// <summary>All contestants, connected at the same time, of whom one goes at a time; and what they showed beside their cost.</summary>
    private sealed class Field : IDisposable
    {
        private readonly Dictionary<Contestant, List<Contestant.Run>> _runs = [];

        public Field(IEnumerable<Contestant> contestants)
        {
            foreach (var contestant in contestants)
            {
                All.Add(contestant);
                _runs[contestant] = [];
            }
        }

        public List<Contestant> All { get; } = [];

        public Contestant.Run Measure(Contestant contestant, TimeSpan length)
        {
            var run = contestant.Measure(length);
            _runs[contestant].Add(run);
            return run;
        }

        public void Print(TextWriter output)
        {
            output.WriteLine("| contestant | p50 ms | p99 ms | max ms | frames left out | viewers lost | memory MB | empty MB |");
            output.WriteLine("|:---|---:|---:|---:|---:|---:|---:|---:|");
            foreach (var (contestant, runs) in _runs)
                output.WriteLine(Row(contestant, [.. runs.Skip(1)]));
            output.WriteLine();
        }

        public void Dispose() => All.ForEach(contestant => contestant.Dispose());

        private static string Row(Contestant contestant, List<Contestant.Run> runs)
        {
            double Median(Func<Contestant.Run, double> of) => Standing.Quantile(runs.Select(of), 0.5);
            return string.Create(CultureInfo.InvariantCulture, $"| {contestant.Name} | {Median(run => run.Seen.P50Ms):F1} | {Median(run => run.Seen.P99Ms):F1} | {runs.Max(run => run.Seen.MaxMs):F0} | {runs.Sum(run => run.Seen.Skipped):N0} | {runs.Max(run => run.Seen.Lost)} | {runs.Max(run => run.ResidentBytes) / 1e6:F0} | {contestant.EmptyBytes / 1e6:F0} |");
        }
    }
}
