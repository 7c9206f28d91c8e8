using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace MapService.Benchmarks.Load;

/// <summary>
/// The least that can tell several nodes something through PostgreSQL: a bare NOTIFY, heard by a connection for each of them;
/// or, where it has to outlast a crash and every node has to know it, a row that is written with the notice and read by each.
/// </summary>
internal sealed class RawNotices : IAsyncDisposable
{
    private readonly string _channel;
    private readonly bool _isKept;
    private readonly string _database;
    private readonly List<NpgsqlConnection> _listeners = [];
    private readonly List<Task> _waiting = [];
    private readonly ConcurrentBag<double> _lateMs = [];
    private readonly CancellationTokenSource _over = new();

    public RawNotices(string database, bool isKept) =>
        (_database, _isKept, _channel) = (database, isKept, isKept ? "raw_kept" : "raw");

    /// <summary>Takes how late each notice was at each listener, from the moment for which it was planned, since this was last called.</summary>
    public double[] TakeLateMs()
    {
        double[] taken = [.. _lateMs];
        _lateMs.Clear();
        return taken;
    }

    public async Task ListenAsync(int listeners)
    {
        for (var listener = 0; listener < listeners; listener++)
        {
            var connection = new NpgsqlConnection(_database);
            await connection.OpenAsync();
            var heard = "";
            connection.Notification += (_, notice) => heard = notice.Payload;
            await RunAsync(connection, $"listen {_channel}");
            _listeners.Add(connection);
            _waiting.Add(HearAsync(connection, () => heard));
        }
    }

    /// <summary>Notifies now and again until it is over; the first time after a while.</summary>
    public async Task NotifyAsync(TimeSpan first, TimeSpan interval, CancellationToken over)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(CancellationToken.None);
        if (_isKept)
            await RunAsync(connection, "create table if not exists kept (id int primary key, at text); insert into kept values (1, '') on conflict do nothing");
        await foreach (var planned in OpenLoop.MomentsAsync(first, interval, over))
            await RunAsync(connection, Statement(planned.UtcTicks));
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_waiting);
        foreach (var listener in _listeners)
            await listener.DisposeAsync();
        _over.Dispose();
    }

    private string Statement(long at) => _isKept
        ? $"with written as (update kept set at = '{at}' where id = 1 returning at) select pg_notify('{_channel}', at) from written"
        : $"notify {_channel}, '{at}'";

    private async Task HearAsync(NpgsqlConnection connection, Func<string> heard)
    {
        await using var reading = new NpgsqlConnection(_database);
        await reading.OpenAsync();
        try
        {
            while (true)
            {
                await connection.WaitAsync(_over.Token);
                if (_isKept)
                    await RunAsync(reading, "select at from kept where id = 1");
                _lateMs.Add(TimeSpan.FromTicks(TimeProvider.System.GetUtcNow().UtcTicks - long.Parse(heard(), CultureInfo.InvariantCulture)).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
