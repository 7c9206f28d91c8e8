using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MapService.Benchmarks.Load;

/// <summary>The least that can tell several nodes something through PostgreSQL: a bare NOTIFY, heard by a connection for each of them.</summary>
internal sealed class RawNotices : IAsyncDisposable
{
    private readonly string _database;
    private readonly List<NpgsqlConnection> _listeners = [];
    private readonly List<Task> _waiting = [];
    private readonly ConcurrentBag<double> _lateMs = [];
    private readonly CancellationTokenSource _over = new();

    public RawNotices(string database) => _database = database;

    /// <summary>How late each notice was at each listener, from the moment for which it was planned.</summary>
    public IReadOnlyCollection<double> LateMs => _lateMs;

    public async Task ListenAsync(int listeners)
    {
        for (var listener = 0; listener < listeners; listener++)
        {
            var connection = new NpgsqlConnection(_database);
            await connection.OpenAsync();
            connection.Notification += (_, notice) =>
                _lateMs.Add(Stopwatch.GetElapsedTime(long.Parse(notice.Payload, CultureInfo.InvariantCulture)).TotalMilliseconds);
            await RunAsync(connection, "listen raw");
            _listeners.Add(connection);
            _waiting.Add(WaitAsync(connection));
        }
    }

    /// <summary>Notifies now and again until it is over.</summary>
    public async Task NotifyAsync(TimeSpan interval, CancellationToken over)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(CancellationToken.None);
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                await RunAsync(connection, $"notify raw, '{Stopwatch.GetTimestamp()}'");
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_waiting);
        foreach (var listener in _listeners)
            await listener.DisposeAsync();
        _over.Dispose();
    }

    private async Task WaitAsync(NpgsqlConnection connection)
    {
        try
        {
            while (true)
                await connection.WaitAsync(_over.Token);
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
