using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Playback.Tests.Clocks;

public sealed class ClockTests
{
    private static readonly Instant Now = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly StoryTime First = Replay.Story("00:00");
    private static readonly StoryTime Last = Replay.Story("12:00");
    private static readonly StoryTime Six = Replay.Story("06:00");
    private static readonly Clock Paused = Clock.Paused(First, Last, Six, speed: 60, Now);

    [Fact]
    public void A_paused_clock_stands_still() => Assert.Equal(Six, Paused.StoryTimeAt(After(100)));

    [Fact]
    public void A_playing_clock_runs_at_its_speed() => Assert.Equal(Replay.Story("06:10"), Paused.Play(Now).StoryTimeAt(After(10)));

    [Fact]
    public void Playing_starts_when_it_is_told_to() => Assert.Equal(Replay.Story("06:10"), Paused.Play(After(100)).StoryTimeAt(After(110)));

    [Fact]
    public void Pausing_stops_where_it_is()
    {
        var paused = Paused.Play(Now).Pause(After(10));

        Assert.False(paused.IsPlaying);
        Assert.Equal(Replay.Story("06:10"), paused.StoryTimeAt(After(100)));
    }

    [Fact]
    public void Seeking_moves_a_paused_clock_and_leaves_it_paused() =>
        Assert.Equal(Replay.Story("03:00"), Paused.SeekTo(Replay.Story("03:00"), Now).StoryTimeAt(After(10)));

    [Fact]
    public void Seeking_while_playing_goes_on_playing_from_there() =>
        Assert.Equal(Replay.Story("03:05"), Paused.Play(Now).SeekTo(Replay.Story("03:00"), After(10)).StoryTimeAt(After(15)));

    [Theory]
    [InlineData("1917-11-06T23:00", "00:00")]
    [InlineData("13:00", "12:00")]
    public void Seeking_outside_the_span_goes_to_its_nearer_end(string to, string at) =>
        Assert.Equal(Replay.Story(at), Paused.SeekTo(Replay.Story(to), Now).StoryTimeAt(Now));

    [Theory]
    [InlineData("1917-11-06T23:00", "00:00")]
    [InlineData("13:00", "12:00")]
    public void A_clock_that_would_stand_outside_the_span_stands_at_its_nearer_end(string at, string stands) =>
        Assert.Equal(Replay.Story(stands), Clock.Paused(First, Last, Replay.Story(at), 60, Now).StoryTimeAt(Now));

    [Fact]
    public void A_new_speed_goes_on_from_where_it_is() =>
        Assert.Equal(Replay.Story("06:12"), Paused.Play(Now).WithSpeed(120, After(10)).StoryTimeAt(After(11)));

    [Fact]
    public void A_new_speed_does_not_start_a_paused_clock() => Assert.Equal(Six, Paused.WithSpeed(120, Now).StoryTimeAt(After(10)));

    [Fact]
    public void Playing_stops_at_the_end()
    {
        var clock = Paused.Play(Now);

        Assert.Equal(Last, clock.StoryTimeAt(After(10_000)));
        Assert.False(clock.IsMovingAt(After(10_000)));
    }

    [Fact]
    public void Playing_moves_until_the_very_end()
    {
        var clock = Paused.Play(Now);

        Assert.True(clock.IsMovingAt(After(359.9)));
        Assert.False(clock.IsMovingAt(After(360)));
    }

    [Fact]
    public void A_paused_clock_does_not_move() => Assert.False(Paused.IsMovingAt(Now));

    [Fact]
    public void A_negative_speed_plays_backwards() => Assert.Equal(Replay.Story("05:50"), Backwards.StoryTimeAt(After(10)));

    [Fact]
    public void Playing_backwards_stops_at_the_start()
    {
        Assert.Equal(First, Backwards.StoryTimeAt(After(10_000)));
        Assert.False(Backwards.IsMovingAt(After(10_000)));
    }

    [Fact]
    public void Playing_backwards_moves_away_from_the_end() =>
        Assert.True(Paused.SeekTo(Last, Now).WithSpeed(-60, Now).Play(Now).IsMovingAt(Now));

    [Fact]
    public void Playing_at_the_end_starts_again() => Assert.Equal(First, Paused.Play(Now).Play(After(10_000)).StoryTimeAt(After(10_000)));

    [Fact]
    public void Playing_backwards_at_the_start_starts_again_from_the_end() =>
        Assert.Equal(Last, Backwards.Play(After(10_000)).StoryTimeAt(After(10_000)));

    [Fact]
    public void Turning_round_at_the_end_plays_back_from_there() =>
        Assert.Equal(Replay.Story("11:50"), Paused.Play(Now).WithSpeed(-60, After(10_000)).StoryTimeAt(After(10_010)));

    [Fact]
    public void Seeking_back_from_the_end_goes_on_playing() =>
        Assert.True(Paused.Play(Now).SeekTo(Six, After(10_000)).IsMovingAt(After(10_000)));

    [Fact]
    public void Every_command_gives_the_next_version() => Assert.Equal(
        [1, 2, 3, 4],
        [
            Paused.Play(Now).Version,
            Paused.Play(Now).Pause(Now).Version,
            Paused.Play(Now).Pause(Now).SeekTo(Six, Now).Version,
            Paused.Play(Now).Pause(Now).SeekTo(Six, Now).WithSpeed(2, Now).Version,
        ]);

    [Fact]
    public void A_command_leaves_the_clock_before_it_as_it_was()
    {
        Paused.Play(Now);

        Assert.False(Paused.IsPlaying);
        Assert.Equal(0, Paused.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-0.5)]
    [InlineData(86_401)]
    [InlineData(-86_401)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_speed_is_refused(double speed)
    {
        Assert.False(Clock.IsSpeed(speed));
        Assert.Throws<ArgumentOutOfRangeException>("speed", () => Paused.WithSpeed(speed, Now));
        Assert.Throws<ArgumentOutOfRangeException>("speed", () => Clock.Paused(First, Last, Six, speed, Now));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(86_400)]
    [InlineData(-86_400)]
    public void The_slowest_and_the_quickest_speed_are_allowed(double speed) => Assert.Equal(speed, Paused.WithSpeed(speed, Now).Speed);

    [Fact]
    public void A_span_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("first", () => Clock.Paused(Last, First, Six, 60, Now));

    [Fact]
    public void A_span_of_one_moment_is_a_clock_that_never_moves() =>
        Assert.False(Clock.Paused(Six, Six, Six, 60, Now).Play(Now).IsMovingAt(After(1)));

    [Fact]
    public void Story_time_jumps_only_where_a_command_says_so() => Seeds.ForEach(300, random =>
    {
        var (clock, now) = (Paused, Now);
        for (var command = 0; command < 50; command++)
        {
            now += Duration.FromMilliseconds(random.Next(200_000));
            var (before, next) = (clock.StoryTimeAt(now), Command(clock, now, random, out var target));
            Assert.Equal(target ?? before, next.StoryTimeAt(now));
            Assert.Equal(clock.Version + 1, next.Version);
            clock = next;
        }
    });

    [Fact]
    public void Between_commands_story_time_moves_evenly_and_stays_in_the_span() => Seeds.ForEach(300, random =>
    {
        var speed = (random.Next(2) == 0 ? 1 : -1) * (1 + (random.NextDouble() * 5000));
        var clock = Paused.WithSpeed(speed, Now).Play(Now);
        var elapsed = random.Next(1_000_000);
        var expected = Math.Clamp(Six.Milliseconds + (elapsed * speed), First.Milliseconds, Last.Milliseconds);

        Assert.Equal(expected, clock.StoryTimeAt(Now + Duration.FromMilliseconds(elapsed)).Milliseconds, tolerance: 0.5);
    });

    private static Clock Backwards => Paused.WithSpeed(-60, Now).Play(Now);

    private static Instant After(double seconds) => Now + Duration.FromSeconds(seconds);

    /// <summary>A random command, and where it says to be; null for where the clock is anyway.</summary>
    private static Clock Command(Clock clock, Instant now, Random random, out StoryTime? target)
    {
        target = null;
        switch (random.Next(4))
        {
            case 0:
                var (start, end) = clock.Speed > 0 ? (First, Last) : (Last, First);
                target = clock.StoryTimeAt(now) == end ? start : null;
                return clock.Play(now);
            case 1:
                return clock.Pause(now);
            case 2:
                return clock.WithSpeed((random.Next(2) == 0 ? 1 : -1) * (1 + random.Next(600)), now);
            default:
                target = new StoryTime(random.NextInt64(First.Milliseconds, Last.Milliseconds + 1));
                return clock.SeekTo(target.Value, now);
        }
    }
}
