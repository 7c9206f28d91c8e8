using System.Data;
using System.Globalization;
using MapService.Archive.Appending;
using MapService.History;
using NodaTime;
using Npgsql;
using static MapService.Archive.Postgres.PostgresCommands;

namespace MapService.Archive.Postgres;

/// <summary>
/// The log in a PostgreSQL database, in the schema <c>mapservice</c>, for several nodes at once. An append holds the row
/// that says where the log ends until its commit is on the disk, so entries become visible in the order of their positions.
/// </summary>
public sealed class PostgresArchive : IArchive
{
    /// <summary>The channel that tells where the log ends.</summary>
    private const string Channel = "mapservice_log";

    /// <summary>Longer than an import of some ten thousand items holds up the others, and no longer than an editor waits.</summary>
    private const int CommandSeconds = 15;

    /// <summary>A statement of some megabytes at most.</summary>
    private const int MostEntriesAStatement = 2000;

    private readonly PostgresDatabase _database;
    private readonly NpgsqlDataSource _listening;
    private readonly TimeProvider _time;
    private readonly GroupCommit _commit;
    private readonly Signal _grown = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Lazy<Task> _listener;
    private long _noticedEnd;

    private PostgresArchive(string connectionString, TimeProvider time)
    {
        _database = new PostgresDatabase(PostgresConnections.Pool(connectionString, CommandSeconds));
        _listening = PostgresConnections.Listening(connectionString);
        _time = time;
        _commit = new GroupCommit(Write);
        var listener = new PostgresListener(_listening, Channel, time)
        {
            Connected = ReadEndAsync,
            Heard = notice => Notice(long.Parse(notice, CultureInfo.InvariantCulture)),
            Lost = _database.Forget,
        };
        _listener = new Lazy<Task>(() => listener.RunAsync(_disposed.Token));
    }

    /// <inheritdoc/>
    public LogPosition End => _database.Use(connection => ReadHead(connection, PostgresSql.Head).Position);

    /// <summary>Opens the store in a database, and makes it if it is not there.</summary>
    /// <param name="connectionString">As Npgsql defines it: <c>Host=...;Database=...</c></param>
    /// <param name="time">The clock that dates entries.</param>
    /// <exception cref="ArgumentException">The connection string is not one.</exception>
    /// <exception cref="UnknownStoreException">The database's schema <c>mapservice</c> is something else.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static PostgresArchive Open(string connectionString, TimeProvider time)
    {
        var archive = new PostgresArchive(connectionString, time);
        try
        {
            archive._database.CreateSchema(PostgresConnections.Describe(connectionString));
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
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
            return _database.Use(connection => ReadInto(entries, connection, after, most));
        }
        catch (Exception error) when (PostgresErrors.IsDamage(error))
        {
            throw new CorruptLogException(new LogPosition(after.Value + entries.Count + 1));
        }
    }

    /// <inheritdoc/>
    public async Task WaitForGrowthAsync(LogPosition beyond, CancellationToken cancellationToken)
    {
        var listener = _listener.Value;
        for (var grown = _grown.Next; Interlocked.Read(ref _noticedEnd) <= beyond.Value; grown = _grown.Next)
        {
            if (await Task.WhenAny(grown, listener).WaitAsync(cancellationToken) == listener)
                throw new ObjectDisposedException(nameof(PostgresArchive), listener.Exception);
        }
    }

    /// <summary>Stops listening and closes all connections.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
        if (_listener.IsValueCreated)
            _listener.Value.Wait();
        _listening.Dispose();
        _database.Dispose();
    }

    private void Notice(long end)
    {
        Interlocked.Exchange(ref _noticedEnd, end);
        _grown.Raise();
    }

    private async Task ReadEndAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(PostgresSql.Head);
        Notice((long)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    private void Write(IReadOnlyList<PendingAppend> appends)
    {
        var isCommitting = false;
        _database.Use(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                WriteBatch(connection, appends);
                isCommitting = true;
                transaction.Commit();
                return true;
            },
            () => isCommitting);
    }

    private void WriteBatch(NpgsqlConnection connection, IReadOnlyList<PendingAppend> appends)
    {
        var (position, hash) = ReadHead(connection, PostgresSql.LockHead);
        var latest = ReadLatest(connection, appends);
        var now = Instant.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        var batch = new LogBatch(position, hash, now, key => latest.GetValueOrDefault(key));
        foreach (var append in appends)
            append.Stage(batch);
        foreach (var chunk in batch.Entries.Chunk(MostEntriesAStatement))
            Insert(connection, chunk);
    }

    private static List<LogEntry> ReadInto(List<LogEntry> entries, NpgsqlConnection connection, LogPosition after, long most)
    {
        entries.Clear();
        // One snapshot for all reads.
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var (end, endHash) = ReadHead(connection, PostgresSql.Head);
        var chain = new LogChain(after, HashAt(connection, after));
        var row = new LogRow();
        using var command = connection.Command(PostgresSql.ReadAfter, Value(after.Value), Value(most));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            entries.Add(chain.Follow(PostgresRow.ReadEntry(reader, row), PostgresRow.ReadHash(reader)));
        if (entries.Count < most)
            chain.ThrowIfNotEnd(end, endHash);
        return entries;
    }

    private static (LogPosition Position, byte[] Hash) ReadHead(NpgsqlConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? (new LogPosition(reader.GetInt64(0)), reader.GetFieldValue<byte[]>(1))
            : throw new CorruptLogException(new LogPosition(1));
    }

    private static byte[] HashAt(NpgsqlConnection connection, LogPosition position)
    {
        using var command = connection.Command(PostgresSql.HashAt, Value(position.Value));
        return command.ExecuteScalar() as byte[] ?? EntryHash.Seed.ToArray();
    }

    private static Dictionary<ItemKey, LatestVersion> ReadLatest(NpgsqlConnection connection, IEnumerable<PendingAppend> appends)
    {
        ItemKey[] keys = [.. appends.SelectMany(append => append.Revisions).Select(revision => revision.Key).Distinct()];
        using var command = connection.Command(
            PostgresSql.LatestOfItems,
            Value(Array.ConvertAll(keys, key => key.Kind.ToString())),
            Value(Array.ConvertAll(keys, key => key.Id)));
        using var reader = command.ExecuteReader();
        var latest = new Dictionary<ItemKey, LatestVersion>();
        while (reader.Read())
        {
            latest[new ItemKey(Enum.Parse<ItemKind>(reader.GetString(0)), reader.GetString(1))] =
                new LatestVersion(new ItemVersion(reader.GetInt32(2)), reader.GetString(3) != nameof(LogChange.Withdrawn));
        }
        return latest;
    }

    private static void Insert(NpgsqlConnection connection, HashedEntry[] entries)
    {
        using var command = connection.Command(PostgresSql.Append);
        PostgresRow.Fill(command.Parameters, entries);
        command.ExecuteNonQuery();
    }
}
