using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Playback.Tests.Clocks;

/// <summary>A stretch that is played once.</summary>
public sealed class OnceTests
{
    private static readonly Instant Now = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly StoryTime First = Replay.Story("00:00");
    private static readonly StoryTime Last = Replay.Story("12:00");
    private static readonly StoryTime Six = Replay.Story("06:00");
    private static readonly StoryTime Seven = Replay.Story("07:00");
    private static readonly Clock Once = Clock.Paused(First, Last, Six, speed: 60, Now).WithLoop(Six, Seven, Now, isOnce: true).Play(Now);

    [Theory]
    [InlineData(0, "06:00", true)]
    [InlineData(59, "06:59", true)]
    [InlineData(60, "07:00", false)]
    [InlineData(9_999, "07:00", false)]
    public void It_stands_at_its_end(int seconds, string at, bool isMoving)
    {
        Assert.Equal(Replay.Story(at), Once.StoryTimeAt(After(seconds)));
        Assert.Equal(isMoving, Once.IsMovingAt(After(seconds)));
    }

    [Fact]
    public void Played_again_it_goes_on_beyond()
    {
        var on = Once.Play(After(100));

        Assert.Null(on.Loop);
        Assert.Equal(Replay.Story("07:10"), on.StoryTimeAt(After(110)));
    }

    [Fact]
    public void Paused_on_the_way_it_is_played_to_the_same_end()
    {
        var on = Once.Pause(After(10)).Play(After(100));

        Assert.Equal(Replay.Story("06:20"), on.StoryTimeAt(After(110)));
        Assert.Equal(Seven, on.StoryTimeAt(After(9_999)));
    }

    [Theory]
    [InlineData(10, "06:50", true)]
    [InlineData(60, "06:00", false)]
    [InlineData(9_999, "06:00", false)]
    public void Backwards_it_stands_at_its_start(int seconds, string at, bool isMoving)
    {
        var back = Once.SeekTo(Seven, Now).WithSpeed(-60, Now);

        Assert.Equal(Replay.Story(at), back.StoryTimeAt(After(seconds)));
        Assert.Equal(isMoving, back.IsMovingAt(After(seconds)));
    }

    [Fact]
    public void Backwards_and_played_again_it_goes_on_before_its_start()
    {
        var on = Once.WithSpeed(-60, After(30)).Play(After(100));

        Assert.Null(on.Loop);
        Assert.Equal(Replay.Story("05:50"), on.StoryTimeAt(After(110)));
    }

    [Fact]
    public void A_seek_to_its_end_stays_in_it_and_one_beyond_leaves_it()
    {
        Assert.NotNull(Once.SeekTo(Seven, Now).Loop);
        Assert.Null(Once.SeekTo(Replay.Story("07:01"), Now).Loop);
    }

    [Fact]
    public void Up_to_the_end_of_the_span_it_starts_from_the_other_end_again()
    {
        var toTheEnd = Once.WithLoop(Six, Last, Now, isOnce: true);

        Assert.False(toTheEnd.IsMovingAt(After(9_999)));
        Assert.Equal(First, toTheEnd.Play(After(9_999)).StoryTimeAt(After(9_999)));
    }

    [Fact]
    public void A_clock_at_its_end_is_restored_from_its_numbers()
    {
        var clock = Once.Pause(After(100));

        Assert.Equal(clock, Clock.Restore(First, Last, clock.AnchorWall, Seven, 60, false, clock.Loop, clock.Version));
    }

    private static Instant After(int seconds) => Now + Duration.FromSeconds(seconds);
}
