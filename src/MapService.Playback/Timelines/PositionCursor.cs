using MapService.Playback.Clocks;

namespace MapService.Playback.Timelines;

/// <summary>
/// Where all units are, kept up while story time moves: a step looks at the units under way and at what starts or ends,
/// and a unit that stands costs nothing. Moving allocates nothing. For one thread at a time.
/// </summary>
public sealed class PositionCursor
{
    private readonly Timeline _timeline;
    private readonly UnitPosition[] _positions;
    private readonly Mover[] _movers;
    private readonly int[] _moverOfUnit;
    private readonly List<int> _ended;
    private readonly List<int> _started;
    private int _moving;
    private StoryTime _changeBefore;
    private StoryTime _changeAfter;

    /// <summary>Puts every unit where it is at a moment. O(log n + units).</summary>
    public PositionCursor(Timeline timeline, StoryTime time)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        _timeline = timeline;
        _positions = new UnitPosition[timeline.UnitCount];
        _movers = new Mover[timeline.UnitCount];
        _moverOfUnit = new int[timeline.UnitCount];
        (_ended, _started) = (new List<int>(timeline.UnitCount), new List<int>(timeline.UnitCount));
        for (var unit = 0; unit < _positions.Length; unit++)
            _positions[unit] = Absent(unit);
        _timeline.CollectSegments(time, _started);
        Apply(time);
        MoveUnitsUnderWay(time);
    }

    /// <summary>The moment that it shows.</summary>
    public StoryTime Time { get; private set; }

    /// <summary>Every unit of the data set by its index; one that is not on the map has segment -1 and no number as its position.</summary>
    public ReadOnlySpan<UnitPosition> Positions => _positions;

    /// <summary>
    /// Goes to another moment, forwards or backwards. O(units under way + what starts or ends between the two); where
    /// nothing moves, starts or ends, two comparisons.
    /// </summary>
    public void MoveTo(StoryTime time)
    {
        if (time <= _changeBefore || time >= _changeAfter)
        {
            _ended.Clear();
            _started.Clear();
            _timeline.CollectSegmentChanges(Time, time, _ended, _started);
            Apply(time);
        }
        MoveUnitsUnderWay(time);
    }

    /// <summary>Takes what ended off and puts what started on, and notes until when that holds.</summary>
    private void Apply(StoryTime time)
    {
        foreach (var number in _ended)
            End(_timeline.Segments[number]);
        foreach (var number in _started)
            Start(number, _timeline.Segments[number]);
        (_changeBefore, _changeAfter) = _timeline.SegmentChangesAround(time);
    }

    private void End(in Segment segment)
    {
        _positions[segment.Unit] = Absent(segment.Unit);
        if (!segment.IsMoving)
            return;
        var last = _movers[--_moving];
        var freed = _moverOfUnit[segment.Unit];
        _movers[freed] = last;
        _moverOfUnit[last.Segment.Unit] = freed;
    }

    private void Start(int number, in Segment segment)
    {
        _positions[segment.Unit] = new UnitPosition(segment.Unit, number, segment.FromLon, segment.FromLat);
        if (!segment.IsMoving)
            return;
        _moverOfUnit[segment.Unit] = _moving;
        _movers[_moving++] = new Mover(segment, number);
    }

    private void MoveUnitsUnderWay(StoryTime time)
    {
        foreach (ref readonly var mover in _movers.AsSpan(0, _moving))
        {
            var (lon, lat) = mover.Segment.PositionAt(time);
            _positions[mover.Segment.Unit] = new UnitPosition(mover.Segment.Unit, mover.Number, lon, lat);
        }
        Time = time;
    }

    private static UnitPosition Absent(int unit) => new(unit, -1, double.NaN, double.NaN);

    /// <summary>A segment that a unit is under way on, copied so that those of all units lie side by side.</summary>
    private readonly record struct Mover(Segment Segment, int Number);
}
