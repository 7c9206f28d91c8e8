using MapService.Archive.Appending;
using Npgsql;

namespace MapService.Archive.Postgres;

/// <summary>A row of the table <c>log</c>, columns in the order of ReadAfter.sql.</summary>
internal static class PostgresRow
{
    /// <summary>The entry in the current row.</summary>
    /// <exception cref="CorruptLogException">A column holds what was never written there.</exception>
    public static LogEntry ReadEntry(NpgsqlDataReader reader, LogRow row) => row.Read(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetInt32(3),
        reader.GetString(4),
        reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.GetInt64(6),
        reader.GetString(7));

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
