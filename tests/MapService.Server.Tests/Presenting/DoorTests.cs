using MapService.Client.Connection;
using MapService.Contract;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>Who comes in, and who is there.</summary>
public sealed class DoorTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Behind_a_closed_door_nobody_joins_and_who_is_in_may_come_back()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        var inside = await Spectator.AtAsync(server.Address, presenter.Session);
        await presenter.DoAsync((hub, control) => hub.Admit(control, false));
        await using var late = await server.ConnectAsync();

        var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => late.Join(presenter.JoinCode!));
        Assert.Contains("lets nobody join", refusal.Message, StringComparison.Ordinal);

        await inside.DisposeAsync();
        await using var again = await Spectator.AtAsync(server.Address, presenter.Session);
        await again.UntilAsync(await presenter.ShowAsync(new Showing(Cue: 1)));

        await presenter.DoAsync((hub, control) => hub.Admit(control, true));
        Assert.Equal(presenter.Session, (await late.Join(presenter.JoinCode!)).Session);
    }

    [Fact]
    public async Task A_code_behind_a_closed_door_is_no_wrong_one()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await presenter.DoAsync((hub, control) => hub.Admit(control, false));
        await using var late = await server.ConnectAsync();

        for (var attempt = 0; attempt < 40; attempt++)
            Assert.Contains("lets nobody join", (await Assert.ThrowsAsync<CallRefusedException>(() => late.Join(presenter.JoinCode!))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_presenter_sees_how_many_watch_and_what_is_set()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        Assert.Equal(new AudienceInfo(0, 0, false, false), await presenter.Hub.Audience(presenter.Control));
        await using var one = await Spectator.AtAsync(server.Address, presenter.Session);
        await using var other = await Spectator.AtAsync(server.Address, presenter.Session);
        await presenter.DoAsync((hub, control) => hub.Admit(control, false));
        await presenter.DoAsync((hub, control) => hub.Guard(control, true));

        var audience = await presenter.Hub.Audience(presenter.Control with { Version = 1 });

        Assert.Equal((2, true, true), (audience.Viewers, audience.Full, audience.Guarded));
    }
}
