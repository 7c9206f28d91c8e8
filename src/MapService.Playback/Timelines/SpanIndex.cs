using System.Runtime.InteropServices;
using MapService.Playback.Clocks;

namespace MapService.Playback.Timelines;

/// <summary>
/// Finds which of many half-open spans [start, end) touch a window of time. Spans are numbered in order of their start.
/// Every so many spans a checkpoint notes which earlier spans are still running, so a query looks at one checkpoint and
/// the few spans after it, and a step looks only at what starts or ends. Immutable and safe for many threads; a query
/// allocates nothing but what the caller's list needs to grow.
/// </summary>
public sealed class SpanIndex
{
    /// <summary>Fewer spans between checkpoints than this and the checkpoints outweigh what they save.</summary>
    private const int MinimumStride = 64;

    private readonly SortedTimes _starts;
    private readonly long[] _ends;
    private readonly SortedTimes _endsInOrder;
    private readonly int[] _byEnd;
    private readonly int _stride;
    private readonly int[] _running;
    private readonly int[] _checkpoints;

    private SpanIndex(long[] starts, long[] ends)
    {
        _ends = ends;
        _starts = new SortedTimes(starts);
        _byEnd = [.. Enumerable.Range(0, ends.Length)];
        long[] endsInOrder = [.. ends];
        Array.Sort(endsInOrder, _byEnd);
        _endsInOrder = new SortedTimes(endsInOrder);
        _stride = Math.Max(MinimumStride, MeanRunning());
        (_running, _checkpoints) = BuildCheckpoints();
    }

    /// <summary>How many spans there are.</summary>
    public int Count => _ends.Length;

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

    /// <summary>Adds the numbers of the spans that touch a window, ascending. O(log n + found).</summary>
    /// <param name="window">The window, both ends included.</param>
    /// <param name="found">The list to add to; not cleared.</param>
    public void CollectIn(StoryWindow window, List<int> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var first = window.From.Milliseconds;
        var candidates = CandidatesAt(window.From);
        foreach (var span in candidates.Earlier)
            AddIfEndsAfter(span, first, found);
        for (var span = candidates.From; span < candidates.To; span++)
            AddIfEndsAfter(span, first, found);
        for (var (span, begun) = (candidates.To, _starts.CountUpTo(window.To.Milliseconds)); span < begun; span++)
            found.Add(span);
    }

    /// <summary>
    /// Adds the numbers of the spans that leave or enter when the window moves, ascending. O(log n + what starts or ends
    /// between the two), and for a long way no more than O(log n + what touches either).
    /// </summary>
    /// <param name="before">The window before.</param>
    /// <param name="after">The window after.</param>
    /// <param name="ended">Spans that touch only the first; added to, not cleared.</param>
    /// <param name="started">Spans that touch only the second; added to, not cleared.</param>
    public void CollectChanges(StoryWindow before, StoryWindow after, List<int> ended, List<int> started)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(started);
        var (one, other) = (EdgesOf(before), EdgesOf(after));
        if (Math.Abs(one.Begun - other.Begun) + Math.Abs(one.Over - other.Over) > 2 * _stride)
        {
            CollectDifference(before, after, ended, started);
            return;
        }
        CollectOnlyIn(one, other, before.From, ended);
        CollectOnlyIn(other, one, after.From, started);
    }

    /// <summary>How many milliseconds the window can move before a span leaves or enters; <see cref="long.MaxValue"/> if none does.</summary>
    /// <param name="window">The window.</param>
    /// <param name="isBackwards">Whether it moves to earlier times.</param>
    public long MillisecondsUntilChange(StoryWindow window, bool isBackwards)
    {
        var edges = EdgesOf(window);
        return isBackwards ? UntilEarlierChange(window, edges) : UntilLaterChange(window, edges);
    }

    /// <summary>Every span that touches a moment is among these, and those that are not have ended before it.</summary>
    internal Candidates CandidatesAt(StoryTime time)
    {
        var begun = _starts.CountUpTo(time.Milliseconds);
        var checkpoint = begun / _stride;
        return new Candidates(_running.AsSpan(_checkpoints[checkpoint].._checkpoints[checkpoint + 1]), checkpoint * _stride, begun);
    }

    private Edges EdgesOf(StoryWindow window) =>
        new(_starts.CountUpTo(window.To.Milliseconds), _endsInOrder.CountUpTo(window.From.Milliseconds));

    /// <summary>A span touches a window when it has begun and is not over; so what touches only one begins after the other or is over before it.</summary>
    private void CollectOnlyIn(Edges window, Edges other, StoryTime first, List<int> found)
    {
        var (begunInBoth, before) = (Math.Min(window.Begun, other.Begun), found.Count);
        for (var rank = window.Over; rank < other.Over; rank++)
        {
            if (_byEnd[rank] < begunInBoth)
                found.Add(_byEnd[rank]);
        }
        CollectionsMarshal.AsSpan(found)[before..].Sort();
        for (var span = other.Begun; span < window.Begun; span++)
            AddIfEndsAfter(span, first.Milliseconds, found);
    }

    private void CollectDifference(StoryWindow before, StoryWindow after, List<int> ended, List<int> started)
    {
        var (endedBefore, startedBefore) = (ended.Count, started.Count);
        CollectIn(before, ended);
        CollectIn(after, started);
        var left = RemoveCommon(CollectionsMarshal.AsSpan(ended)[endedBefore..], CollectionsMarshal.AsSpan(started)[startedBefore..]);
        CollectionsMarshal.SetCount(ended, endedBefore + left.One);
        CollectionsMarshal.SetCount(started, startedBefore + left.Other);
    }

    /// <summary>Moves what only one of two ascending lists has to its front, and tells how many that are.</summary>
    private static (int One, int Other) RemoveCommon(Span<int> one, Span<int> other)
    {
        var (left, right, onlyLeft, onlyRight) = (0, 0, 0, 0);
        while (left < one.Length || right < other.Length)
        {
            if (right == other.Length || (left < one.Length && one[left] < other[right]))
                one[onlyLeft++] = one[left++];
            else if (left == one.Length || other[right] < one[left])
                other[onlyRight++] = other[right++];
            else
                (left, right) = (left + 1, right + 1);
        }
        return (onlyLeft, onlyRight);
    }

    private long UntilLaterChange(StoryWindow window, Edges edges)
    {
        var untilStart = edges.Begun < Count ? _starts[edges.Begun] - window.To.Milliseconds : long.MaxValue;
        var untilEnd = edges.Over < Count ? _endsInOrder[edges.Over] - window.From.Milliseconds : long.MaxValue;
        return Math.Min(untilStart, untilEnd);
    }

    /// <summary>Backwards a span leaves when the window's end comes before its start, and enters when the window's start comes before its end.</summary>
    private long UntilEarlierChange(StoryWindow window, Edges edges)
    {
        var untilStart = edges.Begun > 0 ? window.To.Milliseconds - _starts[edges.Begun - 1] + 1 : long.MaxValue;
        var untilEnd = edges.Over > 0 ? window.From.Milliseconds - _endsInOrder[edges.Over - 1] + 1 : long.MaxValue;
        return Math.Min(untilStart, untilEnd);
    }

    private void AddIfEndsAfter(int span, long time, List<int> found)
    {
        if (_ends[span] > time)
            found.Add(span);
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

    /// <summary>For each stride, the spans from before it that are running when it begins, ascending: where they are in one
    /// list of all. With a stride no shorter than the mean number running, that has no more than about one entry a span.</summary>
    private (int[] Running, int[] Checkpoints) BuildCheckpoints()
    {
        var checkpoints = new int[(Count / _stride) + 2];
        var (all, running) = (new List<int>(Count), new List<int>());
        for (var index = 1; index < checkpoints.Length - 1; index++)
        {
            var begin = index * _stride;
            var time = _starts[begin - 1];
            running.AddRange(Enumerable.Range(begin - _stride, _stride));
            running.RemoveAll(span => _ends[span] <= time);
            checkpoints[index] = all.Count;
            all.AddRange(running);
        }
        checkpoints[^1] = all.Count;
        return ([.. all], checkpoints);
    }

    /// <summary>Spans that may touch a moment: some of the earlier ones, and all in [From, To). Numbers ascend.</summary>
    internal readonly ref struct Candidates(ReadOnlySpan<int> earlier, int from, int to)
    {
        public ReadOnlySpan<int> Earlier { get; } = earlier;

        public int From { get; } = from;

        public int To { get; } = to;
    }

    /// <summary>How many spans have begun when a window ends, and how many are over when it starts.</summary>
    private readonly record struct Edges(int Begun, int Over);
}
