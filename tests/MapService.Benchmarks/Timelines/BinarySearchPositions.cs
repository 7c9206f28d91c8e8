using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks.Timelines;

/// <summary>The usual way: the segments of each unit side by side, and a binary search in them for every unit and moment.</summary>
internal sealed class BinarySearchPositions
{
    private readonly Segment[] _segments;
    private readonly int[] _numbers;
    private readonly int[] _firstOfUnit;

    public BinarySearchPositions(Timeline timeline)
    {
        _numbers = [.. Enumerable.Range(0, timeline.Segments.Length).OrderBy(number => timeline.Segments[number].Unit)];
        _segments = [.. _numbers.Select(number => timeline.Segments[number])];
        _firstOfUnit = new int[timeline.UnitCount + 1];
        foreach (var segment in _segments)
            _firstOfUnit[segment.Unit + 1]++;
        for (var unit = 0; unit < timeline.UnitCount; unit++)
            _firstOfUnit[unit + 1] += _firstOfUnit[unit];
    }

    public int Collect(StoryTime time, Span<UnitPosition> found)
    {
        var count = 0;
        for (var unit = 0; unit < _firstOfUnit.Length - 1; unit++)
        {
            var at = LastBegun(_firstOfUnit[unit], _firstOfUnit[unit + 1], time);
            if (at < _firstOfUnit[unit] || _segments[at].End <= time)
                continue;
            var (lon, lat) = _segments[at].PositionAt(time);
            found[count++] = new UnitPosition(unit, _numbers[at], lon, lat);
        }
        return count;
    }

    private int LastBegun(int low, int high, StoryTime time)
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_segments[middle].Start <= time)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
