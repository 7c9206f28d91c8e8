using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Playback.Tests.Clocks;

public sealed class StoryTimeTests
{
    [Fact]
    public void It_counts_milliseconds_of_the_local_clock_from_1970() =>
        Assert.Equal(1001, StoryTime.From(new LocalDateTime(1970, 1, 1, 0, 0, 1, 1)).Milliseconds);

    [Fact]
    public void It_is_written_as_local_time_without_offset() => Assert.Equal("1917-11-07T06:30:00", Replay.Story("06:30").ToString());

    [Fact]
    public void Every_millisecond_comes_back() => Seeds.ForEach(1000, random =>
    {
        var time = new StoryTime(random.NextInt64(-5_000_000_000_000, 5_000_000_000_000));
        Assert.Equal(time, StoryTime.From(time.ToLocal()));
    });

    [Fact]
    public void Moments_are_ordered()
    {
        var (one, other) = (Replay.Story("06:00"), Replay.Story("07:00"));

        Assert.True(one < other && one <= other && other > one && other >= one && one.CompareTo(other) < 0);
        Assert.False(other < one || other <= one || one > other || one >= other);
    }

    [Theory]
    [InlineData("01:00", "02:00", "02:00", "03:00", true)]
    [InlineData("01:00", "02:00", "02:01", "03:00", false)]
    [InlineData("01:00", "04:00", "02:00", "03:00", true)]
    [InlineData("02:00", "03:00", "01:00", "02:00", true)]
    [InlineData("02:00", "03:00", "01:00", "01:59", false)]
    public void Windows_touch_when_they_share_a_moment(string from, string to, string otherFrom, string otherTo, bool touch) =>
        Assert.Equal(touch, Window(from, to).Touches(Window(otherFrom, otherTo)));

    private static StoryWindow Window(string from, string to) => new(Replay.Story(from), Replay.Story(to));
}
