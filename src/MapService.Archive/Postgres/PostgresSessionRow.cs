using MapService.Archive.Sessions;
using Npgsql;
using static MapService.Archive.Postgres.PostgresCommands;

namespace MapService.Archive.Postgres;

/// <summary>A row of the table <c>session</c>, columns in the order of FindSession.sql.</summary>
internal static class PostgresSessionRow
{
    /// <summary>The record in the current row.</summary>
    public static SessionRecord Read(NpgsqlDataReader reader) => new(
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
        reader.GetFieldValue<long?>(10),
        reader.GetFieldValue<long?>(11),
        reader.GetBoolean(12),
        reader.GetInt64(13))
    {
        IsLoopOnce = reader.GetBoolean(14),
        SecondKeyHash = reader.IsDBNull(15) ? null : reader.GetString(15),
        IsFull = reader.GetBoolean(16),
        FurthestMs = reader.GetFieldValue<long?>(17),
        Showing = reader.IsDBNull(18) ? null : reader.GetString(18),
        Ink = reader.IsDBNull(19) ? null : reader.GetString(19),
        InkVersion = reader.GetInt64(20),
    };

    /// <summary>The parameters of AddSession.sql for a record.</summary>
    public static NpgsqlParameter[] Values(SessionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            Value(record.Id), Value(record.JoinCode), Value(record.KeyHash), Value(record.Version),
            Value(record.FirstMs), Value(record.LastMs), Value(record.AnchorWallMs), Value(record.AnchorStoryMs),
            Value(record.Speed), Value(record.IsPlaying), Value(record.LoopFromMs), Value(record.LoopToMs),
            Value(record.IsClosed), Value(record.LastUsedMs), Value(record.IsLoopOnce), Value(record.SecondKeyHash),
            Value(record.IsFull), Value(record.FurthestMs), Value(record.Showing), Value(record.Ink), Value(record.InkVersion),
        ];
    }

    /// <summary>The parameters of UpdateSessions.sql for some updates: an array for each column.</summary>
    public static NpgsqlParameter[] Columns(IReadOnlyList<SessionUpdate> updates)
    {
        NpgsqlParameter Column<T>(Func<SessionUpdate, T> value) => Value(updates.Select(value).ToArray());
        return
        [
            Column(update => update.Record.Id), Column(update => update.ExpectedVersion), Column(update => update.Record.Version),
            Column(update => update.Record.FirstMs), Column(update => update.Record.LastMs),
            Column(update => update.Record.AnchorWallMs), Column(update => update.Record.AnchorStoryMs),
            Column(update => update.Record.Speed), Column(update => update.Record.IsPlaying),
            Column(update => update.Record.LoopFromMs), Column(update => update.Record.LoopToMs),
            Column(update => update.Record.IsClosed), Column(update => update.Record.LastUsedMs), Column(update => update.Record.KeyHash),
            Column(update => update.Record.IsLoopOnce), Column(update => update.Record.SecondKeyHash), Column(update => update.Record.IsFull),
            Column(update => update.Record.FurthestMs), Column(update => update.Record.Showing),
        ];
    }
}
