using MapService.Benchmarks.Contests;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks.Timelines;

/// <summary>The next step of a replay at 60 story seconds a second and ten steps a second, one after the other.</summary>
internal sealed class StepContest
{
    private const int StepMs = 6_000;
    private const int Steps = 20_000;

    private readonly Timeline _timeline;
    private readonly PositionCursor _cursor;
    private readonly BinarySearchPositions _search;
    private readonly UnitPosition[] _found;
    private readonly SpanBuffer _ended = new();
    private readonly SpanBuffer _started = new();

    public StepContest(Timeline timeline)
    {
        _timeline = timeline;
        _cursor = new PositionCursor(timeline, timeline.First);
        _search = new BinarySearchPositions(timeline);
        _found = new UnitPosition[timeline.UnitCount];
    }

    /// <summary>Nanoseconds of CPU time a unit that is on the map, moving or not.</summary>
    public Standings Run(int rounds) => new Contest("ns a unit")
        .With("PositionCursor", () => NanosecondsAUnit(Steps, _cursor.MoveTo))
        .With("CollectNext, spans only", () => NanosecondsAUnit(Steps, time => _timeline.CollectNext(Before(time), StoryWindow.At(time), _ended, _started)))
        .With("Timeline from scratch", () => NanosecondsAUnit(Steps / 200, time => _timeline.CollectPositions(time, _found)))
        .With("binary search per unit", () => NanosecondsAUnit(Steps / 200, time => _search.Collect(time, _found)))
        .Run(rounds);

    /// <summary>Bytes that a replay of so many steps allocates.</summary>
    public long BytesAllocated()
    {
        NanosecondsAUnit(Steps, _cursor.MoveTo);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < Steps; step++)
            _cursor.MoveTo(Moment(step));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Nanoseconds of a step, all units together, at an hour when none is under way and none sets out.</summary>
    public double NanosecondsOfQuietStep()
    {
        var (cursor, from) = (_cursor, _timeline.Last.Milliseconds + 86_400_000);
        cursor.MoveTo(new StoryTime(from));
        var timer = CpuTimer.Start();
        for (var step = 0; step < 1_000_000; step++)
            cursor.MoveTo(new StoryTime(from + step));
        return timer.Elapsed.TotalNanoseconds / 1_000_000;
    }

    private double NanosecondsAUnit(int steps, Action<StoryTime> move)
    {
        move(Moment(0));
        var timer = CpuTimer.Start();
        for (var step = 1; step <= steps; step++)
            move(Moment(step));
        return timer.Elapsed.TotalNanoseconds / steps / _timeline.UnitCount;
    }

    /// <summary>From a fifth of the span on, where marches and rests no longer begin together.</summary>
    private StoryTime Moment(int step) =>
        new(_timeline.First.Milliseconds + ((_timeline.Last.Milliseconds - _timeline.First.Milliseconds) / 5) + ((long)step * StepMs));

    private static StoryWindow Before(StoryTime time) => StoryWindow.At(new StoryTime(time.Milliseconds - StepMs));
}
