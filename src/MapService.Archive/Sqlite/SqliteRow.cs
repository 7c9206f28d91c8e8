using Microsoft.Data.Sqlite;

namespace MapService.Archive.Sqlite;

/// <summary>A row of the table <c>log</c>, columns in the order of ReadAfter.sql.</summary>
internal static class SqliteRow
{
    /// <summary>The entry in the current row.</summary>
    /// <exception cref="CorruptLogException">A column holds what was never written there.</exception>
    public static LogEntry ReadEntry(SqliteDataReader reader, LogRow row) => row.Read(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetInt32(3),
        reader.GetString(4),
        reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.GetInt64(6),
        reader.GetString(7));

    /// <summary>The checksum in the current row.</summary>
    public static byte[] ReadHash(SqliteDataReader reader) => reader.GetFieldValue<byte[]>(8);

    /// <summary>The parameters of Append.sql for an entry.</summary>
    public static void Fill(SqliteParameterCollection parameters, LogEntry entry, byte[] hash)
    {
        parameters.Clear();
        parameters.AddWithValue("$position", entry.Position.Value);
        parameters.AddWithValue("$kind", entry.Key.Kind.ToString());
        parameters.AddWithValue("$id", entry.Key.Id);
        parameters.AddWithValue("$version", entry.Version.Value);
        parameters.AddWithValue("$change", entry.Change.ToString());
        parameters.AddWithValue("$body", (object?)entry.Body ?? DBNull.Value);
        parameters.AddWithValue("$written_ms", entry.At.ToUnixTimeMilliseconds());
        parameters.AddWithValue("$written_by", entry.By);
        parameters.AddWithValue("$hash", hash);
    }
}
