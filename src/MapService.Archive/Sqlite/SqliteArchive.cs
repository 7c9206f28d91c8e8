using Microsoft.Data.Sqlite;
using NodaTime;
using SQLitePCL;

namespace MapService.Archive.Sqlite;

/// <summary>
/// The log in one SQLite file: write-ahead log, synchronous=FULL, so what was acknowledged survives a crash and a power
/// cut. Safe for use from several threads and processes; writers wait for one another.
/// </summary>
public sealed class SqliteArchive
{
    private const int ApplicationId = 0x4D617053;
    private const int SchemaVersion = 1;

    private readonly string _connectionString;
    private readonly TimeProvider _time;

    private SqliteArchive(string connectionString, TimeProvider time) => (_connectionString, _time) = (connectionString, time);

    /// <summary>Opens the store in <paramref name="file"/>, and makes it if it is not there.</summary>
    /// <param name="file">Path of the file; its folder exists.</param>
    /// <param name="time">The clock that dates entries.</param>
    /// <exception cref="UnknownStoreException">The file is something else.</exception>
    public static SqliteArchive Open(string file, TimeProvider time)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 };
        var archive = new SqliteArchive(builder.ToString(), time);
        try
        {
            archive.CreateSchema(file);
        }
        catch (SqliteException error) when (IsDamage(error))
        {
            throw new UnknownStoreException(file, error.Message);
        }
        return archive;
    }

    /// <summary>Writes all of <paramref name="revisions"/> in their order, or none.</summary>
    /// <param name="revisions">What to write.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="expected">Where the log must end, for a writer who has judged all that is in it; null for anywhere.</param>
    /// <returns>The position of the last entry in the log, unchanged if there was nothing to write.</returns>
    /// <exception cref="WrongExpectedVersionException">An item is not in the expected version.</exception>
    /// <exception cref="WrongExpectedPositionException">The log does not end where it was expected to.</exception>
    public LogPosition Append(IReadOnlyCollection<Revision> revisions, string by, LogPosition? expected = null)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        using var connection = Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        var (position, hash) = LastEntry(connection);
        if (expected is { } end && end != position)
            throw new WrongExpectedPositionException(end, position);
        var now = Instant.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var revision in revisions)
        {
            var version = NextVersion(connection, revision);
            position = new LogPosition(position.Value + 1);
            var entry = new LogEntry(position, revision.Key, version, revision.Change, revision.Body, now, by);
            hash = EntryHash.Compute(hash, entry);
            Insert(connection, entry, hash);
        }
        transaction.Commit();
        return position;
    }

    /// <summary>The position of the last entry.</summary>
    public LogPosition End
    {
        get
        {
            using var connection = Connect();
            return LastEntry(connection).Position;
        }
    }

    /// <summary>The entries after a position, in order, each checked against its checksum.</summary>
    /// <param name="after">The last position that is already known; <see cref="LogPosition.Start"/> for all.</param>
    /// <param name="most">At most so many; all if left out.</param>
    /// <exception cref="CorruptLogException">An entry is not as it was written.</exception>
    public IReadOnlyList<LogEntry> ReadAfter(LogPosition after, long most = long.MaxValue)
    {
        var entries = new List<LogEntry>();
        try
        {
            ReadInto(entries, after, most);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new CorruptLogException(new LogPosition(after.Value + entries.Count + 1));
        }
        return entries;
    }

    private void ReadInto(List<LogEntry> entries, LogPosition after, long most)
    {
        using var connection = Connect();
        // One snapshot for both reads.
        using var transaction = connection.BeginTransaction(deferred: true);
        var hash = HashAt(connection, after);
        using var command = Command(connection, SqliteSql.ReadAfter, ("$after", after.Value), ("$most", most));
        using var reader = command.ExecuteReader();
        for (var position = after.Value + 1; reader.Read(); position++)
        {
            var entry = SqliteRow.ReadEntry(reader);
            hash = EntryHash.Compute(hash, entry);
            if (entry.Position.Value != position || !hash.AsSpan().SequenceEqual(SqliteRow.ReadHash(reader)))
                throw new CorruptLogException(new LogPosition(position));
            entries.Add(entry);
        }
        if (after == LogPosition.Start && entries.Count < most && entries.Count != CountInIndex(connection))
            throw new CorruptLogException(new LogPosition(entries.Count + 1));
    }

    /// <summary>The write-ahead log comes last: a file that is refused stays as it is.</summary>
    private void CreateSchema(string file)
    {
        using var connection = Connect();
        CreateTables(connection, file);
        Execute(connection, "PRAGMA journal_mode = WAL");
    }

    private static void CreateTables(SqliteConnection connection, string file)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var (application, version) = (ReadPragma(connection, "application_id"), ReadPragma(connection, "user_version"));
        if (application == 0 && version == 0 && ReadPragma(connection, "schema_version") == 0)
            Execute(connection, SqliteSql.Schema);
        else if (application != ApplicationId || version != SchemaVersion)
            throw new UnknownStoreException(file, $"application {application:X}, schema {version}");
        transaction.Commit();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>Whether the file does not hold what was written: it is malformed, no database, without its table, or a
    /// column has a value that was never written there.</summary>
    private static bool IsDamage(Exception error) => error
        is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR }
        or InvalidCastException or InvalidOperationException or OverflowException or ArgumentOutOfRangeException;

    private static ItemVersion NextVersion(SqliteConnection connection, Revision revision)
    {
        using var command = Command(connection, SqliteSql.LatestOfItem, ("$kind", revision.Key.Kind.ToString()), ("$id", revision.Key.Id));
        using var reader = command.ExecuteReader();
        var latest = reader.Read() ? new ItemVersion(reader.GetInt32(0)) : ItemVersion.None;
        var isHeld = latest != ItemVersion.None && reader.GetString(1) != nameof(LogChange.Withdrawn);
        ItemVersion? actual = isHeld ? latest : null;
        return actual == revision.Expected
            ? latest.Next
            : throw new WrongExpectedVersionException(revision.Key, revision.Expected, actual);
    }

    private static (LogPosition Position, byte[] Hash) LastEntry(SqliteConnection connection)
    {
        using var command = Command(connection, SqliteSql.LastEntry);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? (new LogPosition(reader.GetInt64(0)), reader.GetFieldValue<byte[]>(1))
            : (LogPosition.Start, EntryHash.Seed.ToArray());
    }

    private static byte[] HashAt(SqliteConnection connection, LogPosition position)
    {
        using var command = Command(connection, SqliteSql.HashAt, ("$position", position.Value));
        return command.ExecuteScalar() as byte[] ?? EntryHash.Seed.ToArray();
    }

    /// <summary>How many entries the index has: the checksums do not tell that the end of the table is cut off.</summary>
    private static long CountInIndex(SqliteConnection connection)
    {
        using var command = Command(connection, SqliteSql.CountInIndex);
        return (long)command.ExecuteScalar()!;
    }

    private static void Insert(SqliteConnection connection, LogEntry entry, byte[] hash)
    {
        using var command = Command(
            connection,
            SqliteSql.Append,
            ("$position", entry.Position.Value),
            ("$kind", entry.Key.Kind.ToString()),
            ("$id", entry.Key.Id),
            ("$version", entry.Version.Value),
            ("$change", entry.Change.ToString()),
            ("$body", (object?)entry.Body ?? DBNull.Value),
            ("$written_ms", entry.At.ToUnixTimeMilliseconds()),
            ("$written_by", entry.By),
            ("$hash", hash));
        command.ExecuteNonQuery();
    }

    private static long ReadPragma(SqliteConnection connection, string name)
    {
        using var command = Command(connection, $"PRAGMA {name}");
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
