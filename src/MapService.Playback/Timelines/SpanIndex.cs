using MapService.Playback.Clocks;

namespace MapService.Playback.Timelines;

/// <summary>
/// Finds which of many half-open spans [start, end) touch a window of time. Spans are numbered in order of their start.
/// Every so many spans a checkpoint notes which earlier spans are still running, so a query looks at one checkpoint and
/// the few spans after it, and a step looks only at what starts or ends. Immutable and safe for many threads.
/// </summary>
public sealed class SpanIndex
{
    /// <summary>Fewer spans between checkpoints than this and the checkpoints outweigh what they save.</summary>
    private const int MinimumStride = 64;

    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly long[] _endsInOrder;
    private readonly int[] _byEnd;
    private readonly int[][] _checkpoints;
    private readonly int _stride;

    private SpanIndex(long[] starts, long[] ends)
    {
        (_starts, _ends) = (starts, ends);
        _byEnd = [.. Enumerable.Range(0, ends.Length)];
        _endsInOrder = [.. ends];
        Array.Sort(_endsInOrder, _byEnd);
        _stride = Math.Max(MinimumStride, MeanRunning());
        _checkpoints = BuildCheckpoints();
    }

    /// <summary>How many spans there are.</summary>
    public int Count => _starts.Length;

    /// <summary>Indexes spans. O(n log n).</summary>
    /// <param name="starts">Start of each, in ascending order.</param>
    /// <param name="ends">End of each, after its start.</param>
    /// <exception cref="ArgumentException">The starts are not in order, or a span is empty.</exception>
    public static SpanIndex Build(IEnumerable<StoryTime> starts, IEnumerable<StoryTime> ends)
    {
        long[] from = [.. starts.Select(time => time.Milliseconds)];
        long[] to = [.. ends.Select(time => time.Milliseconds)];
        for (var span = 0; span < from.Length; span++)
        {
            if (to[span] <= from[span] || (span > 0 && from[span] < from[span - 1]))
                throw new ArgumentException($"Span {span} [{from[span]}, {to[span]}) is empty or out of order.", nameof(starts));
        }
        return new SpanIndex(from, to);
    }

    /// <summary>Adds the numbers of the spans that touch a window, in no order. O(log n + found).</summary>
    /// <param name="window">The window, both ends included.</param>
    /// <param name="found">The list to add to; not cleared.</param>
    public void CollectIn(StoryWindow window, List<int> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var (first, last) = (window.From.Milliseconds, window.To.Milliseconds);
        var begun = CountUpTo(_starts, first);
        var checkpoint = begun / _stride;
        foreach (var span in _checkpoints[checkpoint])
            AddIfEndsAfter(span, first, found);
        for (var span = checkpoint * _stride; span < begun; span++)
            AddIfEndsAfter(span, first, found);
        for (var span = begun; span < _starts.Length && _starts[span] <= last; span++)
            found.Add(span);
    }

    /// <summary>Adds the numbers of the spans that leave or enter when the window moves. O(log n + what starts or ends between the two).</summary>
    /// <param name="before">The window before.</param>
    /// <param name="after">The window after.</param>
    /// <param name="ended">Spans that touch only the first.</param>
    /// <param name="started">Spans that touch only the second.</param>
    public void CollectChanges(StoryWindow before, StoryWindow after, List<int> ended, List<int> started)
    {
        CollectOnlyIn(before, after, ended);
        CollectOnlyIn(after, before, started);
    }

    /// <summary>A span touches [a, b] when start &lt;= b and end &gt; a; so what touches only one starts after the other or ends before it.</summary>
    private void CollectOnlyIn(StoryWindow window, StoryWindow other, List<int> found)
    {
        var (first, last) = (window.From.Milliseconds, window.To.Milliseconds);
        var (otherFirst, otherLast) = (other.From.Milliseconds, other.To.Milliseconds);
        for (var span = CountUpTo(_starts, otherLast); span < _starts.Length && _starts[span] <= last; span++)
            AddIfEndsAfter(span, first, found);
        for (var rank = CountUpTo(_endsInOrder, first); rank < _byEnd.Length && _endsInOrder[rank] <= otherFirst; rank++)
        {
            var span = _byEnd[rank];
            if (_starts[span] <= Math.Min(last, otherLast))
                found.Add(span);
        }
    }

    private void AddIfEndsAfter(int span, long time, List<int> found)
    {
        if (_ends[span] > time)
            found.Add(span);
    }

    /// <summary>How many of ascending <paramref name="values"/> are at most <paramref name="value"/>.</summary>
    private static int CountUpTo(long[] values, long value)
    {
        var (low, high) = (0, values.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (values[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>How many spans run at a moment on average, over the moments at which one starts.</summary>
    private int MeanRunning()
    {
        if (Count == 0)
            return 0;
        var ended = 0;
        var sum = 0L;
        for (var span = 0; span < Count; span++)
        {
            while (_endsInOrder[ended] <= _starts[span])
                ended++;
            sum += span + 1 - ended;
        }
        return (int)(sum / Count);
    }

    /// <summary>For each stride, the spans from before it that are running when it begins. With a stride no shorter than the
    /// mean number running, all together are no more than about one entry a span.</summary>
    private int[][] BuildCheckpoints()
    {
        var checkpoints = new int[(Count / _stride) + 1][];
        var running = new List<int>();
        checkpoints[0] = [];
        for (var index = 1; index < checkpoints.Length; index++)
        {
            var begin = index * _stride;
            var time = _starts[begin - 1];
            running.AddRange(Enumerable.Range(begin - _stride, _stride));
            running.RemoveAll(span => _ends[span] <= time);
            checkpoints[index] = [.. running];
        }
        return checkpoints;
    }
}
