using MapService.Client.Directing;
using NodaTime;
using Xunit;

namespace MapService.Client.Tests.Directing;

/// <summary>What a camera that follows the action is pointed at; the cases are the web client's.</summary>
public sealed class ShotTests
{
    private static readonly ActionSpot Palace = new(30.314, 59.94, 1);
    private static readonly ActionSpot Bank = new(30.329, 59.932, 1);
    private static readonly ActionSpot Gatchina = new(30.12, 59.56, 1);
    private static readonly Shot First = Shot.Next(null, [Palace, Bank], At(0))!;

    [Fact]
    public void It_holds_what_happens_with_room_around_it()
    {
        Assert.True(Holds(First, Palace) && Holds(First, Bank));
        Assert.True(First.Box.East - First.Box.West > 0.015);
    }

    [Fact]
    public void It_stays_while_it_holds_what_happens()
    {
        Assert.Same(First, Shot.Next(First, [Bank], At(10)));
        Assert.Same(First, Shot.Next(First, [], At(10)));
        Assert.Null(Shot.Next(null, [], At(10)));
    }

    [Fact]
    public void It_changes_when_something_happens_elsewhere_but_never_in_quick_succession()
    {
        Assert.Same(First, Shot.Next(First, [Gatchina], At(1)));
        Assert.True(Holds(Shot.Next(First, [Gatchina], At(10))!, Gatchina));
    }

    [Fact]
    public void It_leaves_out_what_is_far_from_most_of_it()
    {
        var shot = Shot.Next(null, [Gatchina, Palace, Bank], At(0))!;

        Assert.Equal((true, true, false), (Holds(shot, Palace), Holds(shot, Bank), Holds(shot, Gatchina)));
    }

    [Fact]
    public void It_does_not_go_to_and_fro_between_two_scenes_of_the_same_weight() =>
        Assert.Same(First, Shot.Next(First, [Gatchina, Palace], At(10)));

    [Fact]
    public void It_comes_nearer_when_little_of_it_is_left_to_see()
    {
        var shot = Shot.Next(new Shot(new ShotBox(30, 59.8, 30.6, 60.1), At(0)), [Palace, Bank], At(10))!;

        Assert.True(shot.Box.East - shot.Box.West < 0.1);
    }

    [Fact]
    public void More_is_looked_ahead_the_faster_the_replay_is() =>
        Assert.Equal([600_000, 3_600_000, 21_600_000], new[] { 60.0, 600, 86_400 }.Select(ActionSpot.LookAheadMs));

    private static bool Holds(Shot shot, ActionSpot spot) => shot.Box.Contains(new ShotBox(spot.Lon, spot.Lat, spot.Lon, spot.Lat));

    private static Instant At(int seconds) => Instant.FromUnixTimeSeconds(seconds);
}
