using System.Globalization;
using System.Runtime.CompilerServices;
using MapService.Archive.Sessions;
using Npgsql;
using static MapService.Archive.Postgres.PostgresCommands;

namespace MapService.Archive.Postgres;

/// <summary>
/// Sessions in a PostgreSQL database, beside the log, for several nodes at once. Updates that wait at the same time are
/// written together, with one notice for all.
/// </summary>
public sealed class PostgresSessionStore : ISessionStore, IDisposable
{
    /// <summary>The channel that tells which sessions are in which version: ids and versions in turn, separated by spaces; the version of ink has a <c>~</c> before it.</summary>
    private const string Channel = "mapservice_session";

    /// <summary>Somebody waits with the finger on a button.</summary>
    private const int CommandSeconds = 4;

    private readonly PostgresDatabase _database;
    private readonly NpgsqlDataSource _listening;
    private readonly TimeProvider _time;
    private readonly SessionUpdates _updates;

    private PostgresSessionStore(string connectionString, TimeProvider time)
    {
        _database = new PostgresDatabase(PostgresConnections.Pool(connectionString, CommandSeconds));
        _listening = PostgresConnections.Listening(connectionString);
        _time = time;
        _updates = new SessionUpdates(WriteAsync);
    }

    /// <summary>Opens the store in a database, and makes it if it is not there.</summary>
    /// <param name="connectionString">As Npgsql defines it: <c>Host=...;Database=...</c></param>
    /// <param name="time">The clock for waiting.</param>
    /// <exception cref="ArgumentException">The connection string is not one.</exception>
    /// <exception cref="UnknownStoreException">The database's schema <c>mapservice</c> is something else.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static PostgresSessionStore Open(string connectionString, TimeProvider time)
    {
        var store = new PostgresSessionStore(connectionString, time);
        try
        {
            store._database.CreateSchema(PostgresConnections.Describe(connectionString));
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<SessionRecord?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        FindAsync(PostgresSql.FindSession, id, cancellationToken);

    /// <inheritdoc/>
    public Task<SessionRecord?> FindByCodeAsync(string joinCode, CancellationToken cancellationToken = default) =>
        FindAsync(PostgresSql.FindSessionByCode, joinCode, cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken = default) => _database.UseAsync(
        async connection =>
        {
            await using var command = connection.Command(PostgresSql.CountSessions);
            return (int)(long)(await command.ExecuteScalarAsync(cancellationToken))!;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(SessionRecord record, CancellationToken cancellationToken = default)
    {
        var attempts = 0;
        return _database.UseAsync(
            async connection =>
            {
                await using var command = connection.Command(PostgresSql.AddSession, PostgresSessionRow.Values(record));
                return await command.ExecuteNonQueryAsync(cancellationToken) == 1
                    || (++attempts > 1 && await IsThereAsync(connection, record));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> TryUpdateAsync(SessionRecord record, long expectedVersion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _updates.Add(record, expectedVersion).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> TryDrawAsync(string id, string? ink, long expectedVersion, CancellationToken cancellationToken = default)
    {
        var attempts = 0;
        return _database.UseAsync(
            async connection =>
            {
                await using var command = connection.Command(PostgresSql.DrawSession, Value(id), Value(ink), Value(expectedVersion));
                await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
                {
                    if (await reader.ReadAsync(cancellationToken))
                        return true;
                }
                return ++attempts > 1
                    && await FindAsync(connection, PostgresSql.FindSession, id, cancellationToken) is { } found
                    && (found.InkVersion, found.Ink) == (expectedVersion + 1, ink);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task TouchAsync(IReadOnlyCollection<string> ids, long usedMs, CancellationToken cancellationToken = default) =>
        ids is { Count: 0 } ? Task.CompletedTask : ExecuteAsync(PostgresSql.TouchSessions, cancellationToken, Value(ids.ToArray()), Value(usedMs));

    /// <inheritdoc/>
    public Task<int> SweepAsync(long usedBeforeMs, int most, CancellationToken cancellationToken = default) =>
        ExecuteAsync(PostgresSql.SweepSessions, cancellationToken, Value(usedBeforeMs), Value((long)most));

    /// <inheritdoc/>
    public async IAsyncEnumerable<SessionChange> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = new SessionChanges();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listener = new PostgresListener(_listening, Channel, _time)
        {
            Connected = (_, _) =>
            {
                changes.Add(SessionChange.Anything);
                return Task.CompletedTask;
            },
            Heard = notice => Hear(notice, changes),
            Lost = _database.Forget,
        };
        var listening = listener.RunAsync(ended.Token);
        try
        {
            while (true)
            {
                var taking = changes.TakeAsync(cancellationToken);
                // It ends before it is told to only by a mistake of ours, which is not kept secret.
                if (await Task.WhenAny(taking, listening) == listening)
                    await listening;
                foreach (var change in await taking)
                    yield return change;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await listening;
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        _listening.Dispose();
        _database.Dispose();
    }

    private static void Hear(string notice, SessionChanges changes)
    {
        foreach (var pair in notice.Split(' ').Chunk(2))
            changes.Add(ReadChange(pair));
    }

    private static SessionChange ReadChange(string[] pair) => pair switch
    {
        [var id, ['~', .. var ink]] when long.TryParse(ink, CultureInfo.InvariantCulture, out var number) => new SessionChange(id, 0, number),
        [var id, var version] when long.TryParse(version, CultureInfo.InvariantCulture, out var number) => new SessionChange(id, number),
        _ => SessionChange.Anything,
    };

    private Task<SessionRecord?> FindAsync(string sql, string key, CancellationToken cancellationToken) =>
        _database.UseAsync(connection => FindAsync(connection, sql, key, cancellationToken), cancellationToken);

    private static async Task<SessionRecord?> FindAsync(NpgsqlConnection connection, string sql, string key, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(sql, Value(key));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? PostgresSessionRow.Read(reader) : null;
    }

    private Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) => _database.UseAsync(
        async connection =>
        {
            await using var command = connection.Command(sql, Array.ConvertAll(parameters, parameter => parameter.Clone()));
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>The ids of those that were in the expected version and are in the new one now.</summary>
    private Task<HashSet<string>> WriteAsync(IReadOnlyList<SessionUpdate> updates)
    {
        var attempts = 0;
        return _database.UseAsync(async connection =>
        {
            var updated = await UpdateAsync(connection, updates);
            if (++attempts > 1)
            {
                foreach (var late in updates.Where(update => !updated.Contains(update.Record.Id)))
                {
                    if (await IsThereAsync(connection, late.Record))
                        updated.Add(late.Record.Id);
                }
            }
            return updated;
        });
    }

    private static async Task<HashSet<string>> UpdateAsync(NpgsqlConnection connection, IReadOnlyList<SessionUpdate> updates)
    {
        await using var command = connection.Command(PostgresSql.UpdateSessions, PostgresSessionRow.Columns(updates));
        await using var reader = await command.ExecuteReaderAsync();
        var updated = new HashSet<string>();
        while (await reader.ReadAsync())
            updated.Add(reader.GetString(0));
        return updated;
    }

    /// <summary>Whether a write was done by the attempt before this one, whose connection broke before it could say so.</summary>
    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, SessionRecord record) =>
        await FindAsync(connection, PostgresSql.FindSession, record.Id, CancellationToken.None) is { } found
        && found == record with { LastUsedMs = found.LastUsedMs, Ink = found.Ink, InkVersion = found.InkVersion };
}
