using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Playback.Tests.Clocks;

public sealed class LoopTests
{
    private static readonly Instant Now = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly StoryTime First = Replay.Story("00:00");
    private static readonly StoryTime Last = Replay.Story("12:00");
    private static readonly StoryTime Six = Replay.Story("06:00");
    private static readonly Clock Looped = Clock.Paused(First, Last, Six, speed: 60, Now).WithLoop(Six, Replay.Story("07:00"), Now);

    [Theory]
    [InlineData(0, "06:00")]
    [InlineData(59, "06:59")]
    [InlineData(60, "06:00")]
    [InlineData(150, "06:30")]
    public void A_loop_goes_round_and_round(int seconds, string expected) =>
        Assert.Equal(Replay.Story(expected), Looped.Play(Now).StoryTimeAt(After(seconds)));

    [Theory]
    [InlineData(1, "06:59")]
    [InlineData(61, "06:59")]
    [InlineData(60, "06:00")]
    public void Backwards_it_goes_round_too(int seconds, string expected) =>
        Assert.Equal(Replay.Story(expected), Looped.WithSpeed(-60, Now).Play(Now).StoryTimeAt(After(seconds)));

    [Fact]
    public void In_a_loop_a_clock_never_comes_to_an_end() => Assert.True(Looped.Play(Now).IsMovingAt(After(1_000_000)));

    [Fact]
    public void Backwards_from_the_start_of_the_span_it_stays_in_the_loop()
    {
        var fromTheStart = Clock.Paused(First, Last, First, speed: -60, Now).WithLoop(First, Six, Now).Play(Now);

        Assert.Equal(Replay.Story("05:50"), fromTheStart.StoryTimeAt(After(10)));
        Assert.Equal(fromTheStart, Clock.Restore(First, Last, Now, fromTheStart.AnchorStory, -60, true, fromTheStart.Loop, fromTheStart.Version));
    }

    [Fact]
    public void A_loop_starts_at_its_start_for_a_clock_that_is_elsewhere() =>
        Assert.Equal(Replay.Story("09:00"), Looped.WithLoop(Replay.Story("09:00"), Last, Now).StoryTimeAt(Now));

    [Fact]
    public void A_loop_is_brought_into_the_span() =>
        Assert.Equal(new StoryLoop(First, Six), Looped.WithLoop(new StoryTime(long.MinValue / 4), Six, Now).Loop);

    [Fact]
    public void A_loop_of_no_length_is_refused() => Assert.Throws<ArgumentException>(() => Looped.WithLoop(Six, Six, Now));

    [Fact]
    public void A_seek_within_a_loop_keeps_it_and_one_out_of_it_ends_it()
    {
        Assert.NotNull(Looped.SeekTo(Replay.Story("06:59"), Now).Loop);
        Assert.Null(Looped.SeekTo(Replay.Story("07:00"), Now).Loop);
    }

    [Fact]
    public void Lifting_a_loop_goes_on_from_there()
    {
        var on = Looped.Play(Now).WithoutLoop(After(90));

        Assert.Equal(Replay.Story("06:30"), on.StoryTimeAt(After(90)));
        Assert.Equal(Replay.Story("08:30"), on.StoryTimeAt(After(210)));
    }

    [Fact]
    public void Pausing_in_a_later_round_stands_where_it_is() =>
        Assert.Equal(Replay.Story("06:10"), Looped.Play(Now).Pause(After(130)).StoryTimeAt(After(9_999)));

    [Fact]
    public void Another_span_ends_a_loop_that_is_not_wholly_in_it()
    {
        Assert.NotNull(Looped.WithSpan(First, Replay.Story("07:00"), Now).Loop);
        Assert.Null(Looped.WithSpan(First, Replay.Story("06:30"), Now).Loop);
    }

    [Fact]
    public void Each_command_is_one_version()
    {
        Assert.Equal(2, Looped.WithoutLoop(Now).Version);
        Assert.Equal(1, Looped.Version);
    }

    [Fact]
    public void A_clock_is_restored_from_its_numbers()
    {
        var clock = Looped.Play(Now);

        Assert.Equal(clock, Clock.Restore(First, Last, clock.AnchorWall, clock.AnchorStory, 60, true, clock.Loop, clock.Version));
        Assert.Throws<ArgumentException>(() => Clock.Restore(First, Last, Now, Last, 60, true, clock.Loop, 1));
    }

    private static Instant After(int seconds) => Now + Duration.FromSeconds(seconds);
}
