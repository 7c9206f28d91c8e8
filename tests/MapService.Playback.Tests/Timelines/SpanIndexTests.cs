using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Playback.Tests.Timelines;

public sealed class SpanIndexTests
{
    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(Collect(Index(), Window(-5, 5)));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void A_span_contains_its_start_but_not_its_end(long at, bool found) =>
        Assert.Equal(found, Collect(Index((10, 20)), Window(at, at)).Count == 1);

    [Theory]
    [InlineData(0, 9, false)]
    [InlineData(0, 10, true)]
    [InlineData(12, 13, true)]
    [InlineData(19, 30, true)]
    [InlineData(20, 30, false)]
    [InlineData(0, 30, true)]
    public void A_window_contains_both_its_ends(long from, long to, bool found) =>
        Assert.Equal(found, Collect(Index((10, 20)), Window(from, to)).Count == 1);

    [Fact]
    public void Spans_that_follow_each_other_are_found_one_at_a_time() =>
        Assert.Equal([1], Collect(Index((0, 10), (10, 20), (20, 30)), Window(10, 10)));

    [Fact]
    public void Found_spans_are_added_to_what_was_found_before()
    {
        List<int> found = [7];
        Index((0, 10)).CollectIn(Window(5, 5), found);

        Assert.Equal([7, 0], found);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(10, 9)]
    public void An_empty_span_is_refused(long start, long end) => Assert.Throws<ArgumentException>(() => Index((start, end)));

    [Fact]
    public void Spans_out_of_order_are_refused() => Assert.Throws<ArgumentException>(() => Index((10, 20), (9, 20)));

    [Fact]
    public void It_finds_what_a_look_at_every_span_finds() => Seeds.ForEach(60, random =>
    {
        var spans = RandomSpans(random);
        var index = Index(spans);
        for (var query = 0; query < 100; query++)
        {
            var window = RandomWindow(random, spans);
            Assert.Equal(Scan(spans, window), Collect(index, window));
        }
    });

    [Fact]
    public void The_changes_between_two_windows_are_what_only_one_of_them_touches() => Seeds.ForEach(60, random =>
    {
        var spans = RandomSpans(random);
        var index = Index(spans);
        for (var query = 0; query < 100; query++)
        {
            var (before, after) = (RandomWindow(random, spans), RandomWindow(random, spans));
            var (ended, started) = Changes(index, before, after);
            Assert.Equal(Scan(spans, before).Except(Scan(spans, after)), ended);
            Assert.Equal(Scan(spans, after).Except(Scan(spans, before)), started);
        }
    });

    private static SpanIndex Index(params (long Start, long End)[] spans) =>
        SpanIndex.Build(spans.Select(span => new StoryTime(span.Start)), spans.Select(span => new StoryTime(span.End)));

    private static StoryWindow Window(long from, long to) => new(new StoryTime(from), new StoryTime(to));

    private static List<int> Collect(SpanIndex index, StoryWindow window)
    {
        var found = new List<int>();
        index.CollectIn(window, found);
        return [.. found.Order()];
    }

    private static (IEnumerable<int> Ended, IEnumerable<int> Started) Changes(SpanIndex index, StoryWindow before, StoryWindow after)
    {
        var (ended, started) = (new List<int>(), new List<int>());
        index.CollectChanges(before, after, ended, started);
        return (ended.Order(), started.Order());
    }

    private static List<int> Scan((long Start, long End)[] spans, StoryWindow window) =>
    [
        .. Enumerable.Range(0, spans.Length)
            .Where(span => spans[span].Start <= window.To.Milliseconds && spans[span].End > window.From.Milliseconds),
    ];

    /// <summary>Up to 5000 spans; short ones, long ones and endless ones, many of them starting and ending together.</summary>
    private static (long Start, long End)[] RandomSpans(Random random)
    {
        var (count, grid, longOnes) = (random.Next(5000), 1 + random.Next(2000), random.Next(100));
        return
        [
            .. Enumerable.Range(0, count)
                .Select(_ => (long)random.Next(grid))
                .Order()
                .Select(start => (start, random.Next(100) >= longOnes ? start + 1 + random.Next(5) : random.Next(2) == 0 ? start + 1 + random.Next(grid) : long.MaxValue)),
        ];
    }

    /// <summary>A moment or a stretch; half of them begin right at, just before or just after a boundary.</summary>
    private static StoryWindow RandomWindow(Random random, (long Start, long End)[] spans)
    {
        var from = (long)random.Next(-3, 2010);
        if (spans.Length > 0 && random.Next(2) == 0 && spans[random.Next(spans.Length)] is { End: < long.MaxValue } span)
            from = (random.Next(2) == 0 ? span.Start : span.End) + random.Next(-1, 2);
        return Window(from, from + (random.Next(3) * random.Next(50)));
    }
}
