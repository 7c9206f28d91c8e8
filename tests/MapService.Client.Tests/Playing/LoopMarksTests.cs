using MapService.Client.Playing;
using MapService.Playback.Clocks;
using Xunit;

namespace MapService.Client.Tests.Playing;

public sealed class LoopMarksTests
{
    private static readonly StoryLoop Played = new(Minute(10), Minute(20));

    [Fact]
    public void A_stretch_is_played_over_once_both_ends_are_marked()
    {
        var marks = new LoopMarks();

        Assert.Null(marks.End(Minute(20), null));
        Assert.Null(marks.Begin(Minute(10), null));
        Assert.Equal(Minute(10), marks.From);
        Assert.Null(marks.End(new StoryTime(Minute(10).Milliseconds + 59_999), null));
        Assert.Equal(Played, marks.End(Minute(20), null));
        Assert.Null(marks.From);
    }

    [Fact]
    public void Each_end_of_a_stretch_that_is_played_over_can_be_moved()
    {
        var marks = new LoopMarks();

        Assert.Equal(Played with { From = Minute(15) }, marks.Begin(Minute(15), Played));
        Assert.Equal(Played with { To = Minute(15) }, marks.End(Minute(15), Played));
        Assert.Null(marks.Begin(Minute(19), Played));
        Assert.Equal(Minute(19), marks.From);
    }

    private static StoryTime Minute(int minutes) => new(minutes * 60_000L);
}
