using System.Collections.Immutable;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;

namespace MapService.Playback.Tests.Frames;

public sealed class FrameTests
{
    private static readonly StoryWindow Window = StoryWindow.At(Replay.Story("06:00"));
    private static readonly Frame Before = new(Window, Numbers([1, 3], [2], []));

    [Fact]
    public void A_delta_removes_what_ended_and_adds_what_started()
    {
        var after = Before.Apply(new FrameDelta(Window, Numbers([3], [], []), Numbers([2], [7], [0], [4])));

        Assert.Equal(new Frame(Window, Numbers([1, 2], [2, 7], [0], [4])), after);
    }

    [Fact]
    public void A_delta_brings_its_window()
    {
        var later = StoryWindow.At(Replay.Story("07:00"));

        Assert.Equal(later, Before.Apply(new FrameDelta(later, Nothing, Nothing)).Window);
    }

    [Fact]
    public void A_delta_that_ends_what_is_not_there_is_refused() =>
        Assert.Throws<ArgumentException>(() => Before.Apply(new FrameDelta(Window, Numbers([5], [], []), Nothing)));

    [Fact]
    public void A_delta_that_starts_what_is_there_already_is_refused() =>
        Assert.Throws<ArgumentException>(() => Before.Apply(new FrameDelta(Window, Nothing, Numbers([], [2], []))));

    [Fact]
    public void A_delta_without_changes_is_quiet() => Assert.True(new FrameDelta(Window, Nothing, Nothing).IsQuiet);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_delta_with_a_change_is_not_quiet(bool ended) => Assert.All([Numbers([], [], [1]), Numbers([], [], [], [1])], change =>
        Assert.False((ended ? new FrameDelta(Window, change, Nothing) : new FrameDelta(Window, Nothing, change)).IsQuiet));

    [Fact]
    public void Frames_are_equal_when_window_and_numbers_are()
    {
        var same = new Frame(Window, Numbers([1, 3], [2], []));

        Assert.Equal(same, Before);
        Assert.Equal(same.GetHashCode(), Before.GetHashCode());
        Assert.NotEqual(same with { Spans = Numbers([1, 3], [], [2]) }, Before);
        Assert.NotEqual(same with { Spans = Numbers([1, 3], [2], [], [2]) }, Before);
    }

    [Fact]
    public void A_keyframe_and_its_deltas_make_the_next_keyframe() => Seeds.ForEach(200, random =>
    {
        var timeline = new Replay(RandomHistory.From(random)).Timeline;
        var window = RandomWindow(random, Replay.Story("00:00"));
        var frame = timeline.Between(window);
        for (var step = 0; step < 100; step++)
        {
            var next = RandomWindow(random, random.Next(5) == 0 ? Anywhere(random) : window.From);
            frame = frame.Apply(timeline.Next(window, next));
            Assert.Equal(timeline.Between(next), frame);
            window = next;
        }
    });

    [Fact]
    public void A_step_from_one_moment_to_the_same_is_quiet() => Seeds.ForEach(200, random =>
    {
        var window = RandomWindow(random, Anywhere(random));

        Assert.True(new Replay(RandomHistory.From(random)).Timeline.Next(window, window).IsQuiet);
    });

    [Fact]
    public void The_numbers_of_a_frame_ascend() => Seeds.ForEach(200, random =>
    {
        var spans = new Replay(RandomHistory.From(random)).Timeline.Between(RandomWindow(random, Anywhere(random))).Spans;

        Assert.All<ImmutableArray<int>>([spans.Segments, spans.Events, spans.Control, spans.Bridges], numbers => Assert.Equal(numbers.Distinct().Order(), numbers));
    });

    private static SpanNumbers Nothing => Numbers([], [], []);

    private static SpanNumbers Numbers(
        ImmutableArray<int> segments, ImmutableArray<int> events, ImmutableArray<int> control, ImmutableArray<int>? bridges = null) =>
        new(segments, events, control, bridges ?? []);

    private static StoryTime Anywhere(Random random) =>
        new(Replay.Story("00:00").Milliseconds + random.NextInt64(-3_600_000, 30 * 3_600_000));

    /// <summary>A window a little before or after <paramref name="near"/>, often on the grid on which things change.</summary>
    private static StoryWindow RandomWindow(Random random, StoryTime near)
    {
        var from = near.Milliseconds + random.NextInt64(-1_000_000, 1_500_000);
        if (random.Next(2) == 0)
            from = (from / 300_000 * 300_000) + random.Next(-1, 2);
        return new StoryWindow(new StoryTime(from), new StoryTime(from + (random.Next(3) * random.NextInt64(2_000_000))));
    }
}
