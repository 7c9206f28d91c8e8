using MapService.Playback.Clocks;
using MapService.Playback.Timelines;
using Microsoft.Data.Sqlite;

namespace MapService.Benchmarks.Timelines;

/// <summary>
/// The segments in SQLite, in memory: asked unit by unit through an index that covers the query, or by moment through an
/// R*Tree of one dimension. SQLite interpolates.
/// </summary>
internal sealed class SqlitePositions : IDisposable
{
    private const string ByUnit = """
        select s.unit, s.number,
          s.lon0 + (s.lon1 - s.lon0) * ($t - s.t0) / (s.t1 - s.t0), s.lat0 + (s.lat1 - s.lat0) * ($t - s.t0) / (s.t1 - s.t0)
        from unit u join segment s indexed by segment_by_unit
          on s.unit = u.id and s.t0 = (select max(t0) from segment where unit = u.id and t0 <= $t)
        where s.t1 > $t
        """;

    private const string ByMoment = """
        select unit, number, lon0 + (lon1 - lon0) * ($t - t0) / (t1 - t0), lat0 + (lat1 - lat0) * ($t - t0) / (t1 - t0)
        from segment_by_time
        where first <= $second and last >= $second and t0 <= $t and t1 > $t
        """;

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _byUnit;
    private readonly SqliteCommand _byMoment;
    private readonly long _origin;

    public SqlitePositions(Timeline timeline)
    {
        _origin = timeline.First.Milliseconds;
        _connection.Open();
        Run("create table unit (id integer primary key)");
        Run("create table segment (number integer, unit integer, t0 integer, t1 integer, lon0 real, lat0 real, lon1 real, lat1 real)");
        Run("create virtual table segment_by_time using rtree_i32(id, first, last, +number, +unit, +t0, +t1, +lon0, +lat0, +lon1, +lat1)");
        Fill(timeline);
        Run("create unique index segment_by_unit on segment (unit, t0, t1, number, lon0, lat0, lon1, lat1)");
        Run("insert into unit select distinct unit from segment");
        Run("insert into segment_by_time select number, t0 / 1000, t1 / 1000, number, unit, t0, t1, lon0, lat0, lon1, lat1 from segment");
        Run("analyze");
        (_byUnit, _byMoment) = (Prepare(ByUnit), Prepare(ByMoment));
    }

    public int CollectByUnit(StoryTime time, Span<UnitPosition> found) => Collect(_byUnit, time, found);

    public int CollectByMoment(StoryTime time, Span<UnitPosition> found) => Collect(_byMoment, time, found);

    public void Dispose()
    {
        _byUnit.Dispose();
        _byMoment.Dispose();
        _connection.Dispose();
    }

    private int Collect(SqliteCommand command, StoryTime time, Span<UnitPosition> found)
    {
        var moment = time.Milliseconds - _origin;
        command.Parameters["$t"].Value = moment;
        command.Parameters["$second"].Value = moment / 1000;
        using var reader = command.ExecuteReader();
        var count = 0;
        while (reader.Read())
            found[count++] = new UnitPosition(reader.GetInt32(0), reader.GetInt32(1), reader.GetDouble(2), reader.GetDouble(3));
        return count;
    }

    private void Fill(Timeline timeline)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "insert into segment values ($number, $unit, $t0, $t1, $lon0, $lat0, $lon1, $lat1)";
        string[] names = ["$number", "$unit", "$t0", "$t1", "$lon0", "$lat0", "$lon1", "$lat1"];
        var parameters = names.Select(name => insert.Parameters.AddWithValue(name, 0)).ToArray();
        for (var number = 0; number < timeline.Segments.Length; number++)
        {
            var row = SegmentRow.Of(timeline, number);
            object[] values = [row.Number, row.Unit, row.Start, row.End, row.FromLon, row.FromLat, row.ToLon, row.ToLat];
            for (var column = 0; column < values.Length; column++)
                parameters[column].Value = values[column];
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$t", 0L);
        command.Parameters.AddWithValue("$second", 0L);
        command.Prepare();
        return command;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>A segment as a row of a table; times in milliseconds since the first moment, and an end within 32 bits of seconds.</summary>
internal readonly record struct SegmentRow(
    int Number, int Unit, long Start, long End, double FromLon, double FromLat, double ToLon, double ToLat)
{
    /// <summary>Ten years: later than every battle.</summary>
    private const long Far = 10L * 366 * 86_400_000;

    public static SegmentRow Of(Timeline timeline, int number)
    {
        var segment = timeline.Segments[number];
        var (start, end) = (segment.Start.Milliseconds - timeline.First.Milliseconds, segment.End.Milliseconds - timeline.First.Milliseconds);
        return new SegmentRow(number, segment.Unit, start, Math.Min(end, Far), segment.FromLon, segment.FromLat, segment.ToLon, segment.ToLat);
    }
}
