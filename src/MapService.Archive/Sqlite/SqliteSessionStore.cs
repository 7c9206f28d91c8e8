using System.Runtime.CompilerServices;
using MapService.Archive.Sessions;
using Microsoft.Data.Sqlite;

namespace MapService.Archive.Sqlite;

/// <summary>
/// Sessions in an SQLite file of their own, so that a long import holds up no command. For one process: notices are of its
/// own updates only. A write survives a crash of the process at once; one just before a power cut may be lost.
/// </summary>
public sealed class SqliteSessionStore : ISessionStore, IDisposable
{
    private const int ApplicationId = 0x4D617054;

    private readonly string _connectionString;
    private readonly Lock _writing = new();
    private readonly List<SessionChanges> _listeners = [];

    private SqliteSessionStore(string connectionString) => _connectionString = connectionString;

    /// <summary>Opens the store in <paramref name="file"/>, and makes it if it is not there.</summary>
    /// <param name="file">Path of the file; its folder exists.</param>
    /// <exception cref="UnknownStoreException">The file is something else.</exception>
    /// <exception cref="StoreUnavailableException">The file cannot be opened.</exception>
    public static SqliteSessionStore Open(string file)
    {
        var connectionString = SqliteConnections.StringFor(file);
        SqliteSchema.Create(connectionString, file, ApplicationId, SqliteSql.SessionSchemas);
        return new SqliteSessionStore(connectionString);
    }

    /// <inheritdoc/>
    public Task<SessionRecord?> FindAsync(string id, CancellationToken cancellationToken = default) => Find(SqliteSql.FindSession, "$id", id);

    /// <inheritdoc/>
    public Task<SessionRecord?> FindByCodeAsync(string joinCode, CancellationToken cancellationToken = default) =>
        Find(SqliteSql.FindSessionByCode, "$join_code", joinCode);

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken = default) => Use(connection =>
    {
        using var command = connection.Command(SqliteSql.CountSessions);
        return (int)(long)command.ExecuteScalar()!;
    });

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(SessionRecord record, CancellationToken cancellationToken = default) => Write(connection =>
    {
        using var command = connection.Command(SqliteSql.AddSession);
        SqliteSessionRow.Fill(command.Parameters, record);
        return command.ExecuteNonQuery() == 1;
    });

    /// <inheritdoc/>
    public Task<bool> TryUpdateAsync(SessionRecord record, long expectedVersion, CancellationToken cancellationToken = default) => Write(connection =>
    {
        using var command = connection.Command(SqliteSql.UpdateSession, ("$expected", expectedVersion));
        SqliteSessionRow.Fill(command.Parameters, record);
        return command.ExecuteNonQuery() == 1 && Tell_NeedsLock(new SessionChange(record.Id, record.Version));
    });

    /// <inheritdoc/>
    public Task<bool> TryDrawAsync(string id, string? ink, long expectedVersion, CancellationToken cancellationToken = default) => Write(connection =>
    {
        using var command = connection.Command(SqliteSql.DrawSession, ("$id", id), ("$ink", (object?)ink ?? DBNull.Value), ("$expected", expectedVersion));
        return command.ExecuteNonQuery() == 1 && Tell_NeedsLock(new SessionChange(id, 0, expectedVersion + 1));
    });

    /// <inheritdoc/>
    public Task TouchAsync(IReadOnlyCollection<string> ids, long usedMs, CancellationToken cancellationToken = default) => Write(connection =>
    {
        ArgumentNullException.ThrowIfNull(ids);
        using var transaction = connection.BeginTransaction();
        using var command = connection.Command(SqliteSql.TouchSession, ("$id", ""), ("$last_used_ms", usedMs));
        foreach (var id in ids)
        {
            command.Parameters["$id"].Value = id;
            command.ExecuteNonQuery();
        }
        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public Task<int> SweepAsync(long usedBeforeMs, int most, CancellationToken cancellationToken = default) => Write(connection =>
    {
        using var command = connection.Command(SqliteSql.SweepSessions, ("$before", usedBeforeMs), ("$most", most));
        return command.ExecuteNonQuery();
    });

    /// <inheritdoc/>
    public async IAsyncEnumerable<SessionChange> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = new SessionChanges();
        lock (_writing)
            _listeners.Add(changes);
        try
        {
            while (true)
            {
                foreach (var change in await changes.TakeAsync(cancellationToken))
                    yield return change;
            }
        }
        finally
        {
            lock (_writing)
                _listeners.Remove(changes);
        }
    }

    /// <summary>Closes the connections that are kept for the next use.</summary>
    public void Dispose() => SqliteConnections.Close(_connectionString);

    private bool Tell_NeedsLock(SessionChange change)
    {
        foreach (var listener in _listeners)
            listener.Add(change);
        return true;
    }

    private Task<SessionRecord?> Find(string sql, string parameter, string key) => Use(connection =>
    {
        using var command = connection.Command(sql, (parameter, key));
        using var reader = command.ExecuteReader();
        return reader.Read() ? SqliteSessionRow.Read(reader) : null;
    });

    /// <summary>One write at a time: SQLite takes no more, and would let the others wait in steps.</summary>
    private Task<T> Write<T>(Func<SqliteConnection, T> action)
    {
        lock (_writing)
            return Use(action);
    }

    private Task<T> Use<T>(Func<SqliteConnection, T> action)
    {
        try
        {
            using var connection = SqliteConnections.Open(_connectionString, "PRAGMA synchronous = NORMAL");
            return Task.FromResult(action(connection));
        }
        catch (SqliteException error) when (SqliteErrors.IsUnavailable(error))
        {
            return Task.FromException<T>(new StoreUnavailableException(error));
        }
    }
}
