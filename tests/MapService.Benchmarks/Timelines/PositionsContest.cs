using System.Diagnostics;
using MapService.Benchmarks.Contests;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;
using MapService.Tests.Shared.Postgres;

namespace MapService.Benchmarks.Timelines;

/// <summary>Collects where units are at a moment into a buffer and tells how many there are.</summary>
internal delegate int CollectPositions(StoryTime time, Span<UnitPosition> found);

/// <summary>Where all units are at a random moment: what a seek or a late join asks. By the timeline, by binary searches and by databases.</summary>
internal sealed class PositionsContest : IDisposable
{
    /// <summary>Long enough to see a database's CPU time, and for the just-in-time compiler to be done after the round that is thrown away.</summary>
    private static readonly TimeSpan ShortestMeasurement = TimeSpan.FromMilliseconds(500);

    private readonly Timeline _timeline;
    private readonly UnitPosition[] _found;
    private readonly StoryTime[] _moments = new StoryTime[256];
    private readonly List<IDisposable> _databases = [];
    private readonly List<(string Name, CollectPositions Collect, Process? Server)> _ways = [];

    public PositionsContest(Timeline timeline)
    {
        var random = new Random(7);
        _timeline = timeline;
        _found = new UnitPosition[timeline.UnitCount];
        for (var moment = 0; moment < _moments.Length; moment++)
            _moments[moment] = new StoryTime(random.NextInt64(timeline.First.Milliseconds, timeline.Last.Milliseconds));
        _ways.Add(("Timeline", timeline.CollectPositions, null));
    }

    public PositionsContest WithBinarySearch()
    {
        _ways.Add(("binary search per unit", new BinarySearchPositions(_timeline).Collect, null));
        return this;
    }

    public PositionsContest WithSqlite()
    {
        var sqlite = Keep(new SqlitePositions(_timeline));
        _ways.Add(("SQLite covering index", sqlite.CollectByUnit, null));
        _ways.Add(("SQLite R*Tree", sqlite.CollectByMoment, null));
        return this;
    }

    public PositionsContest WithPostgres(PostgresServer server)
    {
        var postgres = Keep(new PostgresPositions(_timeline, server.NewDatabase()));
        _ways.Add(("PostgreSQL GiST", postgres.CollectByMoment, postgres.Server));
        _ways.Add(("PostgreSQL LATERAL", postgres.CollectByUnit, postgres.Server));
        return this;
    }

    /// <summary>Nanoseconds of CPU time, client and database together, a unit that is on the map; after all have shown that they find the same.</summary>
    public Standings Run(int rounds)
    {
        foreach (var moment in _moments.Take(3))
            CheckAgreement(moment);
        var contest = new Contest("ns a unit");
        foreach (var way in _ways)
            contest.With(way.Name, () => NanosecondsAUnit(way.Collect, way.Server));
        return contest.Run(rounds);
    }

    /// <summary>How many units are on the map at a moment on average.</summary>
    public double MeanOnMap() => _moments.Average(moment => _timeline.CollectPositions(moment, _found));

    public void Dispose() => _databases.ForEach(database => database.Dispose());

    private double NanosecondsAUnit(CollectPositions collect, Process? server)
    {
        var (units, moment, timer, started) = (0L, Random.Shared.Next(_moments.Length), CpuTimer.Start(server), Stopwatch.GetTimestamp());
        do
        {
            units += collect(_moments[moment++ % _moments.Length], _found);
        }
        while (Stopwatch.GetElapsedTime(started) < ShortestMeasurement);
        return timer.Elapsed.TotalNanoseconds / units;
    }

    private void CheckAgreement(StoryTime moment)
    {
        var expected = Positions(_ways[0].Collect, moment);
        foreach (var way in _ways)
        {
            var found = Positions(way.Collect, moment);
            if (expected.Length != found.Length || !expected.Zip(found).All(pair => IsSame(pair.First, pair.Second)))
                throw new InvalidOperationException($"Invariant: all find the same at {moment}; {way.Name} does not.");
        }
    }

    private UnitPosition[] Positions(CollectPositions collect, StoryTime moment) =>
        [.. _found[..collect(moment, _found)].OrderBy(position => position.Unit)];

    private static bool IsSame(UnitPosition one, UnitPosition other) =>
        (one.Unit, one.Segment) == (other.Unit, other.Segment)
        && Math.Abs(one.Lon - other.Lon) < 1e-9 && Math.Abs(one.Lat - other.Lat) < 1e-9;

    private T Keep<T>(T database)
        where T : IDisposable
    {
        _databases.Add(database);
        return database;
    }
}
