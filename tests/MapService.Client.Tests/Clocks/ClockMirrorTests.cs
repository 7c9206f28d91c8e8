using MapService.Client.Clocks;
using MapService.Contract;
using MapService.Playback.Clocks;
using NodaTime;
using Xunit;

namespace MapService.Client.Tests.Clocks;

/// <summary>The server's clock as seen from here, in the same cases as in the web client's tests.</summary>
public sealed class ClockMirrorTests
{
    private static readonly StoryWindow Span = new(new StoryTime(0), new StoryTime(10_000_000));
    private static readonly ClockInfo Paused = new(1, 1_000, 600, false, 0, null);
    private static readonly ClockInfo Playing = Paused with { Playing = true };

    [Fact]
    public void It_takes_the_difference_of_the_wall_clocks_from_the_quickest_round_trip()
    {
        var mirror = MirrorOf(Paused);
        mirror.Observe(Trip(0, 400, server: 5_390));
        mirror.Observe(Trip(1_000, 1_020, server: 6_010));
        mirror.Observe(Trip(2_000, 2_300, server: 7_010));
        mirror.Receive(Playing with { Version = 2, ServerMs = 7_500 }, At(2_500));

        Assert.Equal(1_000, StoryAt(mirror, 2_500));
    }

    [Fact]
    public void It_makes_do_with_messages_as_long_as_there_was_no_round_trip()
    {
        var mirror = MirrorOf(Paused with { Version = 0 });
        mirror.Receive(Playing with { ServerMs = 5_000 }, At(1_300));
        mirror.Receive(Playing with { Version = 2, ServerMs = 5_100 }, At(1_200));

        Assert.Equal(1_000, StoryAt(mirror, 1_200));
    }

    [Fact]
    public void It_keeps_the_right_moment_while_it_hears_nothing()
    {
        var mirror = MirrorOf(Paused);
        mirror.Observe(Trip(0, 10, server: 100_005));
        mirror.Receive(Playing with { Version = 2, ServerMs = 100_010 }, At(10));

        Assert.Equal(1_000 + (600 * 10_000), StoryAt(mirror, 10_010));
    }

    [Fact]
    public void It_wears_off_what_a_better_round_trip_teaches()
    {
        var mirror = MirrorOf(Paused);
        mirror.Observe(Trip(0, 200, server: 180));
        mirror.Receive(Playing with { Version = 2, ServerMs = 200 }, At(200));
        var shown = StoryAt(mirror, 300);

        mirror.Observe(Trip(298, 300, server: 299));

        Assert.Equal(shown, StoryAt(mirror, 300));
        Assert.Equal(1_000 + (600 * 3_100), StoryAt(mirror, 3_300));
    }

    [Fact]
    public void It_jumps_when_a_command_has_changed_the_clock()
    {
        var mirror = MirrorOf(Playing);
        mirror.Receive(Playing with { Version = 2, StoryMs = 50_000 }, At(10));

        Assert.Equal(56_000, StoryAt(mirror, 10));
    }

    [Fact]
    public void It_wears_a_small_error_off_without_jumping_or_running_backwards()
    {
        var later = Playing with { StoryMs = 100_000 };
        var mirror = MirrorOf(later);
        mirror.Receive(later with { StoryMs = later.StoryMs - (600 * 20) }, At(100));
        Assert.Equal(160_000, StoryAt(mirror, 100));

        var shown = Enumerable.Range(0, 60).Select(step => StoryAt(mirror, 100 + (step * 16))).ToList();

        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.Equal(100_000 + (600 * 1_100) - (600 * 20), StoryAt(mirror, 1_100));
    }

    [Fact]
    public void It_jumps_over_a_large_error()
    {
        var mirror = MirrorOf(Playing);
        mirror.Receive(Playing with { StoryMs = 2_000_000 }, At(100));

        Assert.Equal(2_060_000, StoryAt(mirror, 100));
    }

    [Fact]
    public void It_ignores_a_clock_that_is_older_than_the_one_held()
    {
        var mirror = MirrorOf(Paused with { Version = 5 });
        mirror.Receive(Paused with { Version = 4, StoryMs = 9_000 }, At(0));

        Assert.Equal(1_000, StoryAt(mirror, 0));
    }

    [Fact]
    public void It_does_a_wish_at_once_from_where_the_clock_is_and_leaves_versions_to_the_server()
    {
        var mirror = MirrorOf(Playing);
        mirror.Anticipate((clock, now) => clock.Pause(now), At(100));
        Assert.Equal(61_000, StoryAt(mirror, 5_000));

        mirror.Anticipate((clock, now) => clock.SeekTo(new StoryTime(7_000), now), At(5_000));

        Assert.Equal(7_000, StoryAt(mirror, 6_000));
        Assert.Equal(1, mirror.Clock.Version);
    }

    [Fact]
    public void It_follows_another_session_whatever_its_version()
    {
        var mirror = MirrorOf(Paused with { Version = 9 });
        mirror.Restart(Paused with { Version = 1, StoryMs = 4_000 }, At(0));

        Assert.Equal(4_000, StoryAt(mirror, 0));
    }

    [Fact]
    public void It_goes_round_in_a_loop_and_leaves_out_one_that_the_history_does_not_have()
    {
        var mirror = MirrorOf(Playing with { Loop = new LoopSpan(0, 60_000) });
        Assert.Equal([1_000, 31_000, 1_000], new[] { 0, 50, 100 }.Select(ms => StoryAt(mirror, ms)));

        mirror.Receive(Playing with { Version = 2, Loop = new LoopSpan(0, 60_000_000) }, At(0));

        Assert.Null(mirror.Clock.Loop);
    }

    private static ClockMirror MirrorOf(ClockInfo clock)
    {
        var mirror = new ClockMirror(Span, new StoryTime(0), 600, At(0));
        mirror.Restart(clock, At(0));
        return mirror;
    }

    private static long StoryAt(ClockMirror mirror, double wallMs) => mirror.StoryAt(At(wallMs)).Milliseconds;

    private static RoundTrip Trip(double sent, double received, double server) => new(At(sent), At(received), At(server));

    private static Instant At(double ms) => Instant.FromUnixTimeTicks((long)(ms * NodaConstants.TicksPerMillisecond));
}
