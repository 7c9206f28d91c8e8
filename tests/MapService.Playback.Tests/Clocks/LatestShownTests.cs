using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Playback.Tests.Clocks;

/// <summary>The latest moment that a clock has shown.</summary>
public sealed class LatestShownTests
{
    private static readonly Instant Now = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly Clock Paused = Clock.Paused(Replay.Story("00:00"), Replay.Story("12:00"), Replay.Story("06:00"), speed: 60, Now);
    private static readonly Clock Looped = Paused.WithLoop(Replay.Story("06:00"), Replay.Story("07:00"), Now).SeekTo(Replay.Story("06:30"), Now).Play(Now);

    [Fact]
    public void A_paused_clock_shows_where_it_stands() => AssertLatest("06:00", Paused, 100);

    [Fact]
    public void Forwards_it_is_where_the_clock_is() => AssertLatest("06:10", Paused.Play(Now), 10);

    [Fact]
    public void Backwards_it_is_where_the_clock_was() => AssertLatest("06:00", Paused.WithSpeed(-60, Now).Play(Now), 10);

    [Theory]
    [InlineData(29, "06:59")]
    [InlineData(30, "07:00")]
    [InlineData(60, "07:00")]
    public void In_a_loop_it_is_the_end_once_that_was_reached(int seconds, string latest) => AssertLatest(latest, Looped, seconds);

    [Theory]
    [InlineData(30, "06:30")]
    [InlineData(31, "07:00")]
    public void Backwards_in_a_loop_it_is_the_end_once_it_has_gone_round(int seconds, string latest) =>
        AssertLatest(latest, Looped.WithSpeed(-60, Now), seconds);

    [Fact]
    public void It_is_the_latest_of_all_moments_on_the_way() => Seeds.ForEach(300, random =>
    {
        var clock = AnyClock(random);
        var (latest, goneRound, before) = (clock.StoryTimeAt(Now), false, clock.StoryTimeAt(Now));
        // Steps of a tenth of a millisecond of wall time: parts of story milliseconds are met as well.
        for (var step = 1; step <= 400; step++)
        {
            var now = Now + Duration.FromNanoseconds(100_000L * step);
            var at = clock.StoryTimeAt(now);
            goneRound |= clock.Loop is { IsOnce: false } && (clock.Speed > 0 ? at < before : at > before);
            (latest, before) = (at > latest ? at : latest, at);

            Assert.Equal(goneRound ? clock.Loop!.Value.To : latest, clock.LatestShownAt(now));
        }
    });

    /// <summary>A span, and a loop in it, that are passed through within some milliseconds of wall time.</summary>
    private static Clock AnyClock(Random random)
    {
        var speed = (1 + (random.NextDouble() * 9)) * (random.Next(2) == 0 ? 1 : -1);
        var clock = Clock.Paused(new StoryTime(-200), new StoryTime(200), new StoryTime(random.Next(-200, 201)), speed, Now);
        if (random.Next(4) is var kind and > 0 && random.Next(-200, 190) is var from)
            clock = clock.WithLoop(new StoryTime(from), new StoryTime(from + random.Next(95, 150)), Now, isOnce: kind == 1);
        return random.Next(8) == 0 ? clock : clock.Play(Now);
    }

    private static void AssertLatest(string expected, Clock clock, int seconds) =>
        Assert.Equal(Replay.Story(expected), clock.LatestShownAt(Now + Duration.FromSeconds(seconds)));
}
