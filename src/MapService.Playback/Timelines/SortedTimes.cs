using MapService.Playback.Clocks;

namespace MapService.Playback.Timelines;

/// <summary>
/// Ascending times, cut into buckets of equal length with the start index of each, so that counting up to a moment looks
/// into one bucket only. Immutable.
/// </summary>
internal sealed class SortedTimes
{
    /// <summary>Short enough that a bucket is one line of cache, long enough that the buckets take a sixteenth of the times.</summary>
    private const int MeanBucketLength = 8;

    private readonly long[] _times;
    private readonly int[] _bucketStarts;
    private readonly long _first;
    private readonly int _shift;

    /// <param name="times">Milliseconds in ascending order; kept, not copied.</param>
    public SortedTimes(long[] times)
    {
        _times = times;
        _first = times.Length > 0 ? times[0] : 0;
        _shift = ShiftOf(times);
        _bucketStarts = new int[(times.Length / MeanBucketLength) + 3];
        FillBuckets();
    }

    /// <summary>The time at a rank.</summary>
    public long this[int rank] => _times[rank];

    /// <summary>How many are at most <paramref name="time"/>. O(1) where they are spread evenly, O(log n) where they are not.</summary>
    public int CountUpTo(long time)
    {
        if (time < _first)
            return 0;
        var bucket = BucketOf(time);
        var (low, high) = (_bucketStarts[bucket], _bucketStarts[bucket + 1]);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (_times[middle] <= time)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The bucket of a time that is not before the first; the last one has all the rest. Unsigned, as the difference may not fit otherwise.</summary>
    private int BucketOf(long time) => (int)Math.Min((ulong)(time - _first) >> _shift, (ulong)(_bucketStarts.Length - 2));

    /// <summary>The logarithm of the bucket length, by how long the times last without those at the end of time.</summary>
    private static int ShiftOf(long[] times)
    {
        var last = Array.FindLastIndex(times, time => time < StoryTime.EndOfTime.Milliseconds);
        var length = last < 0 ? 0 : (ulong)(times[last] - times[0]);
        var shift = 0;
        while (length >> shift > (ulong)(times.Length / MeanBucketLength))
            shift++;
        return shift;
    }

    private void FillBuckets()
    {
        var bucket = 0;
        for (var rank = 0; rank < _times.Length; rank++)
        {
            while (bucket < BucketOf(_times[rank]))
                _bucketStarts[++bucket] = rank;
        }
        _bucketStarts.AsSpan(bucket + 1).Fill(_times.Length);
    }
}
