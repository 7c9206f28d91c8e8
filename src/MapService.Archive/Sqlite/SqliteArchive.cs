using MapService.Archive.Appending;
using MapService.History;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace MapService.Archive.Sqlite;

/// <summary>
/// The log in one SQLite file: write-ahead log, synchronous=FULL, so what was acknowledged survives a crash and a power
/// cut.
/// </summary>
public sealed class SqliteArchive : IArchive
{
    private const int ApplicationId = 0x4D617053;

    /// <summary>How soon an append by another process is noticed; one by this process is noticed at once.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly string _connectionString;
    private readonly TimeProvider _time;
    private readonly GroupCommit _commit;
    private readonly Signal _grown = new();

    private SqliteArchive(string connectionString, TimeProvider time) =>
        (_connectionString, _time, _commit) = (connectionString, time, new GroupCommit(Write));

    /// <inheritdoc/>
    public LogPosition End
    {
        get
        {
            try
            {
                using var connection = Connect();
                return ReadHead(connection).Position;
            }
            catch (SqliteException error) when (SqliteErrors.IsUnavailable(error))
            {
                throw new StoreUnavailableException(error);
            }
        }
    }

    /// <summary>Opens the store in <paramref name="file"/>, and makes it if it is not there.</summary>
    /// <param name="file">Path of the file; its folder exists.</param>
    /// <param name="time">The clock that dates entries.</param>
    /// <exception cref="UnknownStoreException">The file is something else.</exception>
    /// <exception cref="StoreUnavailableException">The file cannot be opened.</exception>
    public static SqliteArchive Open(string file, TimeProvider time)
    {
        var connectionString = SqliteConnections.StringFor(file);
        SqliteSchema.Create(connectionString, file, ApplicationId, SqliteSql.Schemas);
        return new SqliteArchive(connectionString, time);
    }

    /// <inheritdoc/>
    public Task<LogPosition> AppendAsync(IReadOnlyCollection<Revision> revisions, string by, LogPosition? expected = null) =>
        _commit.Add(new PendingAppend(revisions, by, expected));

    /// <inheritdoc/>
    public IReadOnlyList<LogEntry> ReadAfter(LogPosition after, long most = long.MaxValue)
    {
        var entries = new List<LogEntry>();
        try
        {
            ReadInto(entries, after, most);
        }
        catch (Exception error) when (SqliteErrors.IsDamage(error))
        {
            throw new CorruptLogException(new LogPosition(after.Value + entries.Count + 1));
        }
        catch (SqliteException error) when (SqliteErrors.IsUnavailable(error))
        {
            throw new StoreUnavailableException(error);
        }
        return entries;
    }

    /// <inheritdoc/>
    public async Task WaitForGrowthAsync(LogPosition beyond, CancellationToken cancellationToken)
    {
        for (var grown = _grown.Next; !HasGrown(beyond); grown = _grown.Next)
        {
            await Task.WhenAny(grown, Task.Delay(LookInterval, _time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Closes the connections that are kept for the next use.</summary>
    public void Dispose() => SqliteConnections.Close(_connectionString);

    private bool HasGrown(LogPosition beyond)
    {
        try
        {
            return End.Value > beyond.Value;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private void Write(IReadOnlyList<PendingAppend> appends)
    {
        try
        {
            WriteBatch(appends);
        }
        catch (SqliteException error) when (SqliteErrors.IsUnavailable(error))
        {
            throw new StoreUnavailableException(error);
        }
        _grown.Raise();
    }

    private void WriteBatch(IReadOnlyList<PendingAppend> appends)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        using var latest = connection.Command(SqliteSql.LatestOfItem, ("$kind", ""), ("$id", ""));
        var (position, hash) = ReadHead(connection);
        var now = Instant.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        var batch = new LogBatch(position, hash, now, key => ReadLatest(latest, key));
        foreach (var append in appends)
            append.Stage(batch);
        Insert(connection, batch);
        transaction.Commit();
    }

    private void ReadInto(List<LogEntry> entries, LogPosition after, long most)
    {
        using var connection = Connect();
        // One snapshot for all reads.
        using var transaction = connection.BeginTransaction(deferred: true);
        var (end, endHash) = ReadHead(connection);
        var chain = new LogChain(after, HashAt(connection, after));
        var row = new LogRow();
        using var command = connection.Command(SqliteSql.ReadAfter, ("$after", after.Value), ("$most", most));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            entries.Add(chain.Follow(SqliteRow.ReadEntry(reader, row), SqliteRow.ReadHash(reader)));
        if (entries.Count < most)
            chain.ThrowIfNotEnd(end, endHash);
    }

    private SqliteConnection Connect() => SqliteConnections.Open(_connectionString, "PRAGMA synchronous = FULL");

    private static LatestVersion ReadLatest(SqliteCommand command, ItemKey key)
    {
        command.Parameters["$kind"].Value = key.Kind.ToString();
        command.Parameters["$id"].Value = key.Id;
        using var reader = command.ExecuteReader();
        return reader.Read() ? new LatestVersion(new ItemVersion(reader.GetInt32(0)), reader.GetString(1) != nameof(LogChange.Withdrawn)) : default;
    }

    private static (LogPosition Position, byte[] Hash) ReadHead(SqliteConnection connection)
    {
        using var command = connection.Command(SqliteSql.Head);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? (new LogPosition(reader.GetInt64(0)), reader.GetFieldValue<byte[]>(1))
            : throw new CorruptLogException(new LogPosition(1));
    }

    private static byte[] HashAt(SqliteConnection connection, LogPosition position)
    {
        using var command = connection.Command(SqliteSql.HashAt, ("$position", position.Value));
        return command.ExecuteScalar() as byte[] ?? EntryHash.Seed.ToArray();
    }

    private static void Insert(SqliteConnection connection, LogBatch batch)
    {
        if (batch.Entries.Count == 0)
            return;
        using var command = connection.Command(SqliteSql.Append);
        SqliteRow.AddParameters(command.Parameters);
        foreach (var (entry, hash) in batch.Entries)
        {
            SqliteRow.Fill(command.Parameters, entry, hash);
            command.ExecuteNonQuery();
        }
        using var head = connection.Command(SqliteSql.MoveHead, ("$position", batch.End.Value), ("$hash", batch.Hash));
        head.ExecuteNonQuery();
    }
}
