using System.Collections.Immutable;
using MapService.Client.Paces;
using MapService.Playback.Clocks;
using Xunit;

namespace MapService.Client.Tests.Paces;

/// <summary>Slower where much happens, faster where nothing does; the cases are the web client's.</summary>
public sealed class PacingTests
{
    private static readonly ImmutableArray<Stretch> Stretches = Stretch.Cut(
        [Hour(9), Hour(9.1), Hour(9.2), Hour(9.3), Hour(9.4), Hour(30.2), Hour(50.2)], [new(Hour(52), Hour(60))], new(Hour(0), Hour(72)));

    [Fact]
    public void Stretches_are_quiet_where_nothing_is_known_to_happen_and_the_busier_the_more_begins() => Assert.Equal(
        [(0, 8.5, 0), (8.5, 9, 2), (9, 9.5, 4), (9.5, 30, 0), (30, 30.5, 2), (30.5, 50, 0), (50, 50.5, 2), (50.5, 52, 0), (52, 60, 1), (60, 72, 0)],
        Stretches.Select(one => (one.From.Milliseconds / 3_600_000.0, one.To.Milliseconds / 3_600_000.0, one.Level)));

    [Fact]
    public void Where_nothing_happens_at_all_there_is_one_stretch() =>
        Assert.Equal(new Stretch(Hour(0), Hour(72), 0), Assert.Single(Stretch.Cut([], [], new(Hour(0), Hour(72)))));

    [Theory]
    [InlineData(600)]
    [InlineData(1)]
    [InlineData(86_400)]
    public void Single_events_are_played_at_the_usual_speed_and_what_is_busier_never_faster(double usual)
    {
        double[] speeds = [.. Enumerable.Range(0, 5).Select(level => new Stretch(default, default, level).SpeedAbout(usual))];

        Assert.Equal(usual, speeds[2], 6);
        Assert.Equal(speeds.OrderDescending(), speeds);
        Assert.All(speeds, speed => Assert.InRange(speed, 1, 86_400));
    }

    private static StoryTime Hour(double hours) => new((long)Math.Round(hours * 3_600_000));
}
