using MapService.Archive.Sessions;
using Microsoft.Data.Sqlite;

namespace MapService.Archive.Sqlite;

/// <summary>A row of the table <c>session</c>, columns in the order of FindSession.sql.</summary>
internal static class SqliteSessionRow
{
    /// <summary>The record in the current row.</summary>
    public static SessionRecord Read(SqliteDataReader reader) => new(
        reader.GetString(0),
        reader.IsDBNull(1) ? null : reader.GetString(1),
        reader.GetString(2),
        reader.GetInt64(3),
        reader.GetInt64(4),
        reader.GetInt64(5),
        reader.GetInt64(6),
        reader.GetInt64(7),
        reader.GetDouble(8),
        reader.GetBoolean(9),
        reader.IsDBNull(10) ? null : reader.GetInt64(10),
        reader.IsDBNull(11) ? null : reader.GetInt64(11),
        reader.GetBoolean(12),
        reader.GetInt64(13))
    {
        IsLoopOnce = reader.GetBoolean(14),
        SecondKeyHash = reader.IsDBNull(15) ? null : reader.GetString(15),
        IsFull = reader.GetBoolean(16),
        FurthestMs = reader.IsDBNull(17) ? null : reader.GetInt64(17),
        Showing = reader.IsDBNull(18) ? null : reader.GetString(18),
        Ink = reader.IsDBNull(19) ? null : reader.GetString(19),
        InkVersion = reader.GetInt64(20),
    };

    /// <summary>Adds the parameters of AddSession.sql for a record, each of which UpdateSession.sql has as well or does without.</summary>
    public static void Fill(SqliteParameterCollection parameters, SessionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        parameters.AddWithValue("$id", record.Id);
        parameters.AddWithValue("$join_code", (object?)record.JoinCode ?? DBNull.Value);
        parameters.AddWithValue("$key_hash", record.KeyHash);
        parameters.AddWithValue("$version", record.Version);
        parameters.AddWithValue("$first_ms", record.FirstMs);
        parameters.AddWithValue("$last_ms", record.LastMs);
        parameters.AddWithValue("$anchor_wall_ms", record.AnchorWallMs);
        parameters.AddWithValue("$anchor_story_ms", record.AnchorStoryMs);
        parameters.AddWithValue("$speed", record.Speed);
        parameters.AddWithValue("$is_playing", record.IsPlaying);
        parameters.AddWithValue("$loop_from_ms", (object?)record.LoopFromMs ?? DBNull.Value);
        parameters.AddWithValue("$loop_to_ms", (object?)record.LoopToMs ?? DBNull.Value);
        parameters.AddWithValue("$is_closed", record.IsClosed);
        parameters.AddWithValue("$last_used_ms", record.LastUsedMs);
        parameters.AddWithValue("$loop_once", record.IsLoopOnce);
        parameters.AddWithValue("$second_key_hash", (object?)record.SecondKeyHash ?? DBNull.Value);
        parameters.AddWithValue("$is_full", record.IsFull);
        parameters.AddWithValue("$furthest_ms", (object?)record.FurthestMs ?? DBNull.Value);
        parameters.AddWithValue("$showing", (object?)record.Showing ?? DBNull.Value);
        parameters.AddWithValue("$ink", (object?)record.Ink ?? DBNull.Value);
        parameters.AddWithValue("$ink_version", record.InkVersion);
    }
}
