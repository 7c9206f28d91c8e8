using System.Net.Sockets;
using Npgsql;

namespace MapService.Archive.Postgres;

/// <summary>
/// Listens to a channel on a connection of its own, and connects again whenever that is lost. After each connecting what
/// the notices are about has to be read again, since some may have been missed.
/// </summary>
/// <param name="source">Gives unpooled connections.</param>
/// <param name="channel">The channel.</param>
/// <param name="time">The clock for waiting.</param>
internal sealed class PostgresListener(NpgsqlDataSource source, string channel, TimeProvider time)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Called when the connection listens; may use it to read the state.</summary>
    public required Func<NpgsqlConnection, CancellationToken, Task> Connected { get; init; }

    /// <summary>Called with the text of each notice, one after another.</summary>
    public required Action<string> Heard { get; init; }

    /// <summary>Called when the connection is lost or was not to be had.</summary>
    public required Action Lost { get; init; }

    /// <summary>Listens until it is cancelled, which ends the task without an error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = ShortestPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await ConnectAsync(cancellationToken);
                pause = ShortestPause;
                while (true)
                    await connection.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (IsLoss(error))
            {
                Lost();
            }
            await PauseAsync(pause, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>
    /// The driver says it in several ways: a connection that its keepalive found broken between two waits is "not open", and
    /// what it gives up itself may come as a time-out or as cancelled.
    /// </summary>
    private static bool IsLoss(Exception error) => error switch
    {
        NpgsqlException database => PostgresErrors.IsUnavailable(database),
        _ => error is InvalidOperationException or OperationCanceledException or TimeoutException or IOException or SocketException,
    };

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            connection.Notification += (_, notice) => Heard(notice.Payload);
            await using var listen = connection.Command($"LISTEN {channel}");
            await listen.ExecuteNonQueryAsync(cancellationToken);
            await Connected(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somewhere in the second half of the pause, so that nodes do not all come at once.</summary>
    private Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        Task.Delay(pause * (0.5 + (Random.Shared.NextDouble() / 2)), time, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
}
