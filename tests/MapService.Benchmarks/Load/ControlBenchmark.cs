using System.Globalization;
using MapService.Benchmarks.Contests;
using MapService.Benchmarks.Wire;
using MapService.Client.Connection;
using MapService.Tests.Shared.Postgres;
using Npgsql;

namespace MapService.Benchmarks.Load;

/// <summary>
/// <c>control</c>: how late a presenter's command is at viewers on three nodes that share a PostgreSQL, beside bare notices
/// through the same database, and beside notices of a row that is on the disk first and read by each node; and what the database has to do while sessions only play.
/// </summary>
internal static class ControlBenchmark
{
    private const int Nodes = 3;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(Arguments arguments, TextWriter output)
    {
        var timeline = Editions.Shipped().Timeline;
        var length = TimeSpan.FromSeconds(arguments.Number("seconds", 20));
        var viewers = arguments.Number("viewers", 10);
        using var server = new PostgresServer();
        var database = server.NewDatabase();
        var nodes = StartNodes(database);
        output.WriteLine($"{Nodes} nodes with {viewers} viewers each, a command every {Interval.TotalMilliseconds} ms.");
        output.WriteLine();
        output.WriteLine("| what | how many | p50 ms | p99 ms | ratio of p99 to NOTIFY | database transactions/s while it only plays |");
        output.WriteLine("|:---|---:|---:|---:|---:|---:|");
        foreach (var (name, speed) in (IEnumerable<(string, double)>)[("seek of a clock that stands", 0), ("seek of a clock that moves", 60)])
            await MeasureAsync(name, speed);
        nodes.ForEach(node => node.Dispose());

        async Task MeasureAsync(string name, double speed)
        {
            var tally = new Tally { IsCounting = true };
            await using var notices = new RawNotices(database, isKept: false);
            await using var kept = new RawNotices(database, isKept: true);
            await notices.ListenAsync(Nodes);
            await kept.ListenAsync(Nodes);
            await using var session = await LoadSession.OpenAsync(nodes[0].Address, timeline, speed, tally);
            var hubs = new List<ReplayConnection>();
            foreach (var node in nodes)
            {
                for (var viewer = 0; viewer < viewers; viewer++)
                    hubs.Add(await session.WatchAsync(node.Address, timeline));
            }
            // The database tells of what it did some time later.
            await Task.Delay(Settling, TimeProvider.System);
            var quiet = await TransactionsASecondAsync(database, length / 2);
            using var over = new CancellationTokenSource(length, TimeProvider.System);
            await Task.WhenAll(session.PresentAsync(timeline, Interval, over.Token), notices.NotifyAsync(Interval, over.Token), kept.NotifyAsync(Interval, over.Token));
            await Task.Delay(Interval, TimeProvider.System);
            Print(output, name, tally, notices, kept, quiet);
            foreach (var hub in hubs)
                await hub.DisposeAsync();
        }
    }

    /// <summary>One after another: the first fills the log.</summary>
    private static List<LoadHost> StartNodes(string database) => [.. Enumerable.Range(0, Nodes).Select(_ => new LoadHost(database))];

    private static void Print(TextWriter output, string name, Tally tally, RawNotices notices, RawNotices kept, double quiet)
    {
        var raw = Standing.Quantile(notices.LateMs, 0.99);
        output.WriteLine(Row("bare NOTIFY", notices.LateMs, raw, ""));
        output.WriteLine(Row("UPDATE with NOTIFY, then a SELECT", kept.LateMs, raw, ""));
        output.WriteLine(Row(name, tally.SeekMs, raw, Standings.Number(quiet)));
        foreach (var fault in tally.Faults)
            output.WriteLine($"The run is void: {fault}");
    }

    private static string Row(string name, IReadOnlyCollection<double> lateMs, double raw, string quiet)
    {
        var p99 = Standing.Quantile(lateMs, 0.99);
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {lateMs.Count:N0} | {Standing.Quantile(lateMs, 0.5):F1} | {p99:F1} | {p99 / raw:F1} | {quiet} |");
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
}
