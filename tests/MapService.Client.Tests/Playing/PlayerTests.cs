using MapService.Client.Connection;
using MapService.Client.Playing;
using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Server.Tests;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Client.Tests.Playing;

/// <summary>A player at a real server: alone, with a presenter, and with others.</summary>
public sealed class PlayerTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task It_starts_at_the_opening_of_the_history_and_obeys()
    {
        await using var player = Player.Open(server.Address, new OpenSession(null, null, null, null));
        await player.ReadyAsync();
        Assert.Equal(player.Story!.Opening, player.ClockNow().Moment);
        Assert.False(player.ClockNow().IsMoving);

        await player.SetSpeedAsync(3600);
        await player.PlayAsync();
        Assert.True(player.ClockNow() is { IsMoving: true, Speed: 3600 });
        await Eventually.IsSoAsync(() => player.ClockNow().Moment > player.Story.Opening, "the clock moves");

        await player.SeekToAsync(Story("1917-11-07T06:00:00"));
        await player.PauseAsync();
        Assert.False(player.ClockNow().IsMoving);
        Assert.True(player.ClockNow().Moment >= Story("1917-11-07T06:00:00"));
    }

    [Fact]
    public async Task It_tells_what_a_presenter_shows_and_a_late_one_tells_the_same()
    {
        await using var presenter = await ReplayConnection.ConnectAsync(server.Address);
        var opened = await presenter.Open(new OpenSession(SixInTheMorning, null, null, true));
        await using var player = Player.Join(server.Address, opened.JoinCode!);
        await player.ReadyAsync();
        Assert.Null(player.Showing);

        var shown = new Showing(Lecture: "A night", Cue: 1, Heading: "The bridges", Camera: new ShowingCamera(Follow: "action"));
        await presenter.Show(new SessionControl(opened.Session, opened.Key, opened.Clock.Version), shown, new CueClock(MinutesAfterSix(10).Milliseconds, Playing: false));
        await Eventually.IsSoAsync(() => player.Showing == shown, "what is shown has come");
        Assert.Equal(MinutesAfterSix(10), player.ClockNow().Moment);

        await using var late = Player.Join(server.Address, opened.JoinCode!);
        await late.ReadyAsync();
        Assert.Equal(shown, late.Showing);
    }

    [Fact]
    public async Task It_shows_a_wish_at_once_and_the_server_has_the_newest_of_many()
    {
        await using var player = Player.Open(server.Address, new OpenSession(SixInTheMorning, null, null, true));
        await using var follower = Player.Join(server.Address, await CodeAsync(player));
        await Task.WhenAll(player.ReadyAsync(), follower.ReadyAsync());

        var seeks = new List<Task>();
        for (var minute = 1; minute <= 200; minute++)
        {
            seeks.Add(player.SeekToAsync(MinutesAfterSix(minute)));
            Assert.Equal(MinutesAfterSix(minute), player.ClockNow().Moment);
        }
        await Task.WhenAll(seeks);

        Assert.Equal(MinutesAfterSix(200), player.ClockNow().Moment);
        await Eventually.IsSoAsync(() => follower.ClockNow().Moment == MinutesAfterSix(200), "the follower is where the last wish was");
        Assert.True(player.ClockNow().Version < 200, "fewer seeks were sent than wished");
    }

    [Fact]
    public async Task Who_joins_late_sees_what_who_came_first_sees()
    {
        await using var presenter = Player.Open(server.Address, new OpenSession(SixInTheMorning, 600, true, true));
        await presenter.ReadyAsync();
        await Eventually.IsSoAsync(() => presenter.ClockNow().Moment > MinutesAfterSix(5), "some time has passed");

        await using var late = Player.Join(server.Address, await CodeAsync(presenter));
        await late.ReadyAsync();
        await presenter.PauseAsync();
        await AgreeAsync(presenter, late);

        Assert.False(late.IsOurs);
        AssertSame(presenter.SceneNow(), late.SceneNow());
        Assert.NotEmpty(late.SceneNow().Units);
    }

    [Fact]
    public async Task Two_who_follow_one_presenter_agree_through_all_commands()
    {
        await using var presenter = Player.Open(server.Address, new OpenSession(SixInTheMorning, 60, true, true));
        var code = await CodeAsync(presenter);
        await using var one = Player.Join(server.Address, code);
        await using var other = Player.Join(server.Address, $" {code.Replace("-", " ", StringComparison.Ordinal)} ");
        await Task.WhenAll(presenter.ReadyAsync(), one.ReadyAsync(), other.ReadyAsync());
        var commands = new Func<Task>[]
        {
            () => presenter.SetSpeedAsync(3600), () => presenter.SeekToAsync(Story("1917-11-07T21:40:00")), presenter.PlayAsync,
            () => presenter.SetSpeedAsync(-600), () => presenter.SeekToAsync(Story("1917-07-17T12:00:00")), presenter.PlayAsync,
        };

        foreach (var command in commands)
        {
            await command();
            await presenter.PauseAsync();
            await AgreeAsync(presenter, one, other);
            AssertSame(one.SceneNow(), other.SceneNow());
            AssertSame(presenter.SceneNow(), one.SceneNow());
        }
    }

    [Fact]
    public async Task Who_follows_can_roam_alone_and_come_back()
    {
        await using var presenter = Player.Open(server.Address, new OpenSession(SixInTheMorning, null, null, true));
        var code = await CodeAsync(presenter);
        await using var player = Player.Join(server.Address, code);
        await player.ReadyAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(player.PlayAsync);

        await player.RoamAsync();
        await Eventually.IsSoAsync(() => player is { IsOurs: true, Status: ConnectionStatus.Live }, "it has a session of its own");
        Assert.Equal(MinutesAfterSix(0), player.ClockNow().Moment);
        await player.SeekToAsync(MinutesAfterSix(90));
        Assert.Equal(MinutesAfterSix(90), player.ClockNow().Moment);
        Assert.Equal(MinutesAfterSix(0), presenter.ClockNow().Moment);

        await player.FollowAsync(code);
        await Eventually.IsSoAsync(() => player.ClockNow().Moment == MinutesAfterSix(0), "it is back with the presenter");
    }

    [Fact]
    public async Task A_code_that_no_session_has_is_told_and_not_given_up()
    {
        await using var player = Player.Join(server.Address, "AAAA-AAAA");

        await Eventually.IsSoAsync(() => player.Trouble is not null, "it says what is wrong");

        Assert.Contains("No session has this code", player.Trouble, StringComparison.Ordinal);
        Assert.Equal(ConnectionStatus.Lost, player.Status);
    }

    [Fact]
    public async Task A_refused_command_says_what_is_allowed_and_leaves_the_clock()
    {
        await using var player = Player.Open(server.Address, new OpenSession(SixInTheMorning, 60, null, null));
        await player.ReadyAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => player.SetSpeedAsync(0));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => player.LoopAsync(new StoryLoop(MinutesAfterSix(7), MinutesAfterSix(7))));

        Assert.Equal((MinutesAfterSix(0), 60), (player.ClockNow().Moment, player.ClockNow().Speed));
    }

    private static async Task<string> CodeAsync(Player presenter)
    {
        await Eventually.IsSoAsync(() => presenter.JoinCode is not null, "the session has a code");
        return presenter.JoinCode!;
    }

    /// <summary>Until all have the presenter's clock, which stands.</summary>
    private static Task AgreeAsync(Player presenter, params Player[] others) => Eventually.IsSoAsync(
        () => others.All(other => (other.ClockNow().Version, other.ClockNow().Moment) == (presenter.ClockNow().Version, presenter.ClockNow().Moment)),
        "all have the same clock");

    private static void AssertSame(Scene expected, Scene actual)
    {
        Assert.Equal(expected.At, actual.At);
        Assert.Equal(expected.Units.OrderBy(unit => unit.Id), actual.Units.OrderBy(unit => unit.Id));
        Assert.Equal(expected.Events.Select(one => (one.Id, one.Strength)).Order(), actual.Events.Select(one => (one.Id, one.Strength)).Order());
        Assert.Equal(expected.Control.OrderBy(held => held.Spot.Id), actual.Control.OrderBy(held => held.Spot.Id));
        Assert.Equal(expected.Bridges.OrderBy(bridge => bridge.Spot.Id), actual.Bridges.OrderBy(bridge => bridge.Spot.Id));
    }

    private static StoryTime MinutesAfterSix(int minutes) => new((long)SixInTheMorning + (minutes * 60_000L));
}
