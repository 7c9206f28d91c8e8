using System.Diagnostics;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;
using Npgsql;
using NpgsqlTypes;

namespace MapService.Benchmarks.Timelines;

/// <summary>
/// The segments in PostgreSQL: asked by moment through a GiST index of ranges, or unit by unit with LATERAL through an index
/// that covers the query. PostgreSQL interpolates; statements are prepared and nothing is compiled just in time.
/// </summary>
internal sealed class PostgresPositions : IDisposable
{
    private const string ByMoment = """
        select unit, number, lon0 + (lon1 - lon0) * ($1 - t0) / (t1 - t0), lat0 + (lat1 - lat0) * ($1 - t0) / (t1 - t0)
        from segment where during @> $1
        """;

    private const string ByUnit = """
        select s.unit, s.number, lon0 + (lon1 - lon0) * ($1 - t0) / (t1 - t0), lat0 + (lat1 - lat0) * ($1 - t0) / (t1 - t0)
        from unit u cross join lateral (
          select unit, number, t0, t1, lon0, lat0, lon1, lat1 from segment where unit = u.id and t0 <= $1 order by t0 desc limit 1) s
        where s.t1 > $1
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _byMoment;
    private readonly NpgsqlCommand _byUnit;
    private readonly long _origin;

    public PostgresPositions(Timeline timeline, string database)
    {
        _origin = timeline.First.Milliseconds;
        _connection = new NpgsqlConnection($"{database};Options=-c jit=off -c maintenance_work_mem=256MB;Command Timeout=3600");
        _connection.Open();
        Server = Process.GetProcessById(_connection.ProcessID);
        Run("""
            create unlogged table segment (
              number int, unit int, t0 bigint, t1 bigint, during int8range, lon0 float8, lat0 float8, lon1 float8, lat1 float8);
            create unlogged table unit (id int primary key);
            """);
        Fill(timeline);
        Run("create index on segment using gist (during)");
        Run("create index on segment (unit, t0) include (number, t1, lon0, lat0, lon1, lat1)");
        Run("insert into unit select distinct unit from segment");
        Run("vacuum analyze");
        (_byMoment, _byUnit) = (Prepare(ByMoment), Prepare(ByUnit));
    }

    /// <summary>The process of the database that works for this connection.</summary>
    public Process Server { get; }

    public int CollectByMoment(StoryTime time, Span<UnitPosition> found) => Collect(_byMoment, time, found);

    public int CollectByUnit(StoryTime time, Span<UnitPosition> found) => Collect(_byUnit, time, found);

    public void Dispose()
    {
        _byMoment.Dispose();
        _byUnit.Dispose();
        Server.Dispose();
        _connection.Dispose();
    }

    private int Collect(NpgsqlCommand command, StoryTime time, Span<UnitPosition> found)
    {
        command.Parameters[0].Value = time.Milliseconds - _origin;
        using var reader = command.ExecuteReader();
        var count = 0;
        while (reader.Read())
            found[count++] = new UnitPosition(reader.GetInt32(0), reader.GetInt32(1), reader.GetDouble(2), reader.GetDouble(3));
        return count;
    }

    private void Fill(Timeline timeline)
    {
        using var rows = _connection.BeginBinaryImport("copy segment from stdin (format binary)");
        for (var number = 0; number < timeline.Segments.Length; number++)
        {
            var row = SegmentRow.Of(timeline, number);
            rows.StartRow();
            rows.Write(row.Number);
            rows.Write(row.Unit);
            rows.Write(row.Start);
            rows.Write(row.End);
            rows.Write(new NpgsqlRange<long>(row.Start, true, row.End, false));
            foreach (var degrees in (double[])[row.FromLon, row.FromLat, row.ToLon, row.ToLat])
                rows.Write(degrees);
        }
        rows.Complete();
    }

    private NpgsqlCommand Prepare(string sql)
    {
        var command = new NpgsqlCommand(sql, _connection);
        command.Parameters.Add(new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Prepare();
        return command;
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}
