using MapService.Archive.Appending;
using MapService.History;
using NodaTime;
using Npgsql;

namespace MapService.Archive.Postgres;

/// <summary>A row of the table <c>log</c>, columns in the order of ReadAfter.sql.</summary>
internal static class PostgresRow
{
    /// <summary>The entry in the current row.</summary>
    /// <exception cref="CorruptLogException">A column holds what was never written there.</exception>
    public static LogEntry ReadEntry(NpgsqlDataReader reader)
    {
        var position = new LogPosition(reader.GetInt64(0));
        var writtenMs = reader.GetInt64(6);
        if (!Enum.TryParse<ItemKind>(reader.GetString(1), out var kind)
            || !Enum.TryParse<LogChange>(reader.GetString(4), out var change)
            || writtenMs < Instant.MinValue.ToUnixTimeMilliseconds() || writtenMs > Instant.MaxValue.ToUnixTimeMilliseconds())
            throw new CorruptLogException(position);

        var key = new ItemKey(kind, reader.GetString(2));
        var body = reader.IsDBNull(5) ? null : reader.GetString(5);
        var at = Instant.FromUnixTimeMilliseconds(writtenMs);
        return new LogEntry(position, key, new ItemVersion(reader.GetInt32(3)), change, body, at, reader.GetString(7));
    }

    /// <summary>The checksum in the current row.</summary>
    public static byte[] ReadHash(NpgsqlDataReader reader) => reader.GetFieldValue<byte[]>(8);

    /// <summary>The parameters of Append.sql for some entries: an array for each column.</summary>
    public static void Fill(NpgsqlParameterCollection parameters, IReadOnlyCollection<HashedEntry> entries)
    {
        Add(parameters, entries, row => row.Entry.Position.Value);
        Add(parameters, entries, row => row.Entry.Key.Kind.ToString());
        Add(parameters, entries, row => row.Entry.Key.Id);
        Add(parameters, entries, row => row.Entry.Version.Value);
        Add(parameters, entries, row => row.Entry.Change.ToString());
        Add(parameters, entries, row => row.Entry.Body);
        Add(parameters, entries, row => row.Entry.At.ToUnixTimeMilliseconds());
        Add(parameters, entries, row => row.Entry.By);
        Add(parameters, entries, row => row.Hash);
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, IReadOnlyCollection<HashedEntry> entries, Func<HashedEntry, T> column) =>
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. entries.Select(column)] });
}
