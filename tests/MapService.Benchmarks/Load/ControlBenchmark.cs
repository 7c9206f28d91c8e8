using System.Globalization;
using MapService.Benchmarks.Contests;
using MapService.Benchmarks.Wire;
using MapService.Client.Connection;
using MapService.Playback.Timelines;
using MapService.Tests.Shared.Postgres;
using Npgsql;

namespace MapService.Benchmarks.Load;

/// <summary>
/// <c>control</c>: how late a presenter's command is at viewers on three nodes that share a PostgreSQL, beside bare notices
/// through the same database, and beside notices of a row that is on the disk first and read by each node; and what the database has to do while sessions only play.
/// </summary>
internal sealed class ControlBenchmark : IDisposable
{
    private const int Nodes = 3;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Timeline _timeline = Editions.Shipped().Timeline;
    private readonly TimeSpan _length;
    private readonly int _viewers;
    private readonly int _rounds;
    private readonly PostgresServer _server = new();
    private readonly string _database;
    private readonly List<LoadHost> _nodes;

    private ControlBenchmark(Arguments arguments)
    {
        (_length, _viewers, _rounds) = (TimeSpan.FromSeconds(arguments.Number("seconds", 20)), arguments.Number("viewers", 10), arguments.Number("rounds", 3));
        _database = _server.NewDatabase();
        // One after another: the first fills the log.
        _nodes = [.. Enumerable.Range(0, Nodes).Select(_ => new LoadHost(_database))];
    }

    public static async Task RunAsync(Arguments arguments, TextWriter output)
    {
        using var benchmark = new ControlBenchmark(arguments);
        output.WriteLine($"{Nodes} nodes with {benchmark._viewers} viewers each; each contestant has a command every {Interval.TotalMilliseconds} ms, all in turns.");
        output.WriteLine();
        await benchmark.MeasureAsync("seek of a clock that stands", speed: 0, output);
        await benchmark.MeasureAsync("seek of a clock that moves", speed: 60, output);
    }

    public void Dispose()
    {
        _nodes.ForEach(node => node.Dispose());
        _server.Dispose();
    }

    private async Task MeasureAsync(string name, double speed, TextWriter output)
    {
        var tally = new Tally { IsCounting = true };
        await using var notices = new RawNotices(_database, isKept: false);
        await using var kept = new RawNotices(_database, isKept: true);
        await notices.ListenAsync(Nodes);
        await kept.ListenAsync(Nodes);
        await using var session = await LoadSession.OpenAsync(_nodes[0].Address, _timeline, speed, tally);
        var hubs = new List<ReplayConnection>();
        foreach (var node in _nodes)
        {
            for (var viewer = 0; viewer < _viewers; viewer++)
                hubs.Add(await session.WatchAsync(node.Address, _timeline));
        }
        // The database tells of what it did some time later.
        await Task.Delay(Settling, TimeProvider.System);
        var quiet = await TransactionsASecondAsync(_database, _length / 2);

        List<Lateness> contestants =
            [new("bare NOTIFY", notices.TakeLateMs), new("UPDATE with NOTIFY, then a SELECT", kept.TakeLateMs), new(name, tally.TakeSeekMs)];
        await PlayAsync(session, notices, kept);
        // Thrown away: nothing was compiled yet.
        contestants.ForEach(one => one.Take());
        for (var round = 0; round < _rounds; round++)
        {
            await PlayAsync(session, notices, kept);
            contestants.ForEach(one => one.Rounds.Add(one.Take()));
        }
        Print(output, contestants, quiet, tally);
        foreach (var hub in hubs)
            await hub.DisposeAsync();
    }

    /// <summary>One round: in each interval each has a third for itself.</summary>
    private async Task PlayAsync(LoadSession session, RawNotices notices, RawNotices kept)
    {
        using var over = new CancellationTokenSource(_length, TimeProvider.System);
        await Task.WhenAll(
            notices.NotifyAsync(TimeSpan.Zero, Interval, over.Token),
            kept.NotifyAsync(Interval / 3, Interval, over.Token),
            session.PresentAsync(_timeline, Interval * 2 / 3, Interval, over.Token));
        await Task.Delay(Interval, TimeProvider.System);
    }

    private static void Print(TextWriter output, List<Lateness> contestants, double quiet, Tally tally)
    {
        output.WriteLine("| what | how many | p50 ms | p99 ms | ratio of p99 to NOTIFY | spread |");
        output.WriteLine("|:---|---:|---:|---:|---:|---:|");
        foreach (var one in contestants)
        {
            double[] ratios = [.. one.P99s.Zip(contestants[0].P99s, (mine, bare) => mine / bare).Order()];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.Rounds.Sum(late => late.Length):N0} | {Standing.Quantile(one.P50s, 0.5):F1} | {Standing.Quantile(one.P99s, 0.5):F1} | {Standing.Quantile(ratios, 0.5):F1} | {ratios[0]:F1} - {ratios[^1]:F1} |"));
        }
        output.WriteLine();
        output.WriteLine($"While it only plays, the database has {Standings.Number(quiet)} transactions a second.");
        output.WriteLine();
        foreach (var fault in tally.Faults)
            output.WriteLine($"The run is void: {fault}");
    }

    /// <summary>What all clients together make the database do; this question is one of them.</summary>
    private static async Task<double> TransactionsASecondAsync(string database, TimeSpan length)
    {
        var before = await CommittedAsync(database);
        await Task.Delay(length, TimeProvider.System);
        return (await CommittedAsync(database) - before) / length.TotalSeconds;
    }

    private static async Task<long> CommittedAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select pg_stat_clear_snapshot(), xact_commit from pg_stat_database where datname = current_database()");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return reader.GetInt64(1);
    }

    /// <summary>How late a contestant's commands were, round by round.</summary>
    private sealed record Lateness(string Name, Func<double[]> Take)
    {
        public List<double[]> Rounds { get; } = [];

        public IEnumerable<double> P50s => Rounds.Select(late => Standing.Quantile(late, 0.5));

        public IEnumerable<double> P99s => Rounds.Select(late => Standing.Quantile(late, 0.99));
    }
}
