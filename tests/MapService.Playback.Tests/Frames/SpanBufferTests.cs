using MapService.Playback.Clocks;
using MapService.Playback.Frames;
using MapService.Playback.Timelines;

namespace MapService.Playback.Tests.Frames;

public sealed class SpanBufferTests
{
    private readonly SpanBuffer _ended = new();
    private readonly SpanBuffer _started = new();

    [Fact]
    public void A_buffer_holds_the_frame_that_it_was_filled_with_last() => Seeds.ForEach(200, random =>
    {
        var timeline = new Replay(RandomHistory.From(random)).Timeline;
        for (var time = 0; time < 10; time++)
        {
            var window = StoryWindow.At(Anywhere(random));
            timeline.Collect(window, _started);
            Assert.Equal(timeline.Between(window).Spans, _started.ToNumbers());
        }
    });

    [Fact]
    public void Two_buffers_hold_the_delta_that_they_were_filled_with_last() => Seeds.ForEach(200, random =>
    {
        var timeline = new Replay(RandomHistory.From(random)).Timeline;
        for (var time = 0; time < 10; time++)
        {
            var (before, after) = (StoryWindow.At(Anywhere(random)), StoryWindow.At(Anywhere(random)));
            timeline.CollectNext(before, after, _ended, _started);
            Assert.Equal(timeline.Next(before, after), new FrameDelta(after, _ended.ToNumbers(), _started.ToNumbers()));
        }
    });

    [Fact]
    public void Filling_buffers_again_allocates_nothing()
    {
        var timeline = new Replay(RandomHistory.From(new Random(1917))).Timeline;
        Play(timeline);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Play(timeline);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Until_the_next_change_every_step_is_quiet() => Seeds.ForEach(500, random =>
    {
        var timeline = new Replay(RandomHistory.From(random)).Timeline;
        var (from, isBackwards) = (Anywhere(random), random.Next(2) == 0);
        var window = new StoryWindow(from, new StoryTime(from.Milliseconds + (random.Next(2) * random.NextInt64(2_000_000))));
        var until = timeline.MillisecondsUntilChange(window, isBackwards);
        if (until > long.MaxValue / 2)
            return;
        Assert.True(until > 0);
        Assert.True(timeline.Next(window, Moved(window, until - 1, isBackwards)).IsQuiet);
        Assert.False(timeline.Next(window, Moved(window, until, isBackwards)).IsQuiet);
    });

    private static StoryWindow Moved(StoryWindow window, long milliseconds, bool isBackwards)
    {
        var by = isBackwards ? -milliseconds : milliseconds;
        return new StoryWindow(new StoryTime(window.From.Milliseconds + by), new StoryTime(window.To.Milliseconds + by));
    }

    private static StoryTime Anywhere(Random random) => new(Replay.Story("00:00").Milliseconds + random.NextInt64(-3_600_000, 30 * 3_600_000));

    private void Play(Timeline timeline)
    {
        var window = StoryWindow.At(timeline.First);
        for (var time = timeline.First; time < timeline.Last; time = new StoryTime(time.Milliseconds + 60_000))
        {
            timeline.CollectNext(window, StoryWindow.At(time), _ended, _started);
            timeline.Collect(window = StoryWindow.At(time), _started);
        }
    }
}
