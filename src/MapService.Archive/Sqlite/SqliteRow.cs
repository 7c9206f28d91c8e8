using Microsoft.Data.Sqlite;

namespace MapService.Archive.Sqlite;

/// <summary>A row of the table <c>log</c>, columns in the order of ReadAfter.sql.</summary>
internal static class SqliteRow
{
    private static readonly string[] ParameterNames =
        ["$position", "$kind", "$id", "$version", "$change", "$body", "$written_ms", "$written_by", "$hash"];

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

    /// <summary>The parameters of Append.sql, without values.</summary>
    public static void AddParameters(SqliteParameterCollection parameters)
    {
        foreach (var name in ParameterNames)
            parameters.AddWithValue(name, DBNull.Value);
    }

    /// <summary>Gives <see cref="AddParameters">them</see> the values of an entry.</summary>
    public static void Fill(SqliteParameterCollection parameters, LogEntry entry, byte[] hash)
    {
        parameters[0].Value = entry.Position.Value;
        parameters[1].Value = entry.Key.Kind.ToString();
        parameters[2].Value = entry.Key.Id;
        parameters[3].Value = entry.Version.Value;
        parameters[4].Value = entry.Change.ToString();
        parameters[5].Value = (object?)entry.Body ?? DBNull.Value;
        parameters[6].Value = entry.At.ToUnixTimeMilliseconds();
        parameters[7].Value = entry.By;
        parameters[8].Value = hash;
    }
}
