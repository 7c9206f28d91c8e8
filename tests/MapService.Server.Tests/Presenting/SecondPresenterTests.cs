using MapService.Archive.Sessions;
using MapService.Client.Connection;
using MapService.Contract;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>Two who present one session together, and who hands over to whom.</summary>
public sealed class SecondPresenterTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Both_keys_control_and_of_two_at_once_one_is_refused()
    {
        await using var first = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var second = await first.InviteAsync(server.Address);
        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal(32, second.Key.Length);

        await second.ShowAsync(new Showing(Cue: 1));
        var stale = await first.Hub.Show(first.Control, new Showing(Cue: 2), null);
        Assert.False(stale.Accepted);
        Assert.True((await first.Hub.Show(first.Control with { Version = stale.Clock.Version }, new Showing(Cue: 2), null)).Accepted);
    }

    [Fact]
    public async Task Another_invitation_ends_the_one_before()
    {
        await using var first = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var earlier = await first.InviteAsync(server.Address);
        await using var later = await first.InviteAsync(server.Address);

        await AssertRefusedAsync(earlier.Hub.Play(later.Control with { Key = earlier.Key }));
        await first.ShowAsync(new Showing(Cue: 1));
        Assert.True((await later.Hub.Play(first.Control with { Key = later.Key })).Accepted);
    }

    [Fact]
    public async Task An_invitation_from_another_version_gives_no_key_and_ends_none()
    {
        await using var first = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var second = await first.InviteAsync(server.Address);

        var stale = await first.Hub.Invite(first.Control with { Version = first.Clock.Version - 1 });

        Assert.False(stale.Accepted);
        Assert.Null(stale.Key);
        await second.ShowAsync(new Showing(Cue: 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_resigns_has_no_key_any_more_and_the_other_is_the_only_one(bool isSecond)
    {
        await using var first = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var second = await first.InviteAsync(server.Address);
        var (goes, stays) = isSecond ? (second, first) : (first, second);

        var resigned = await goes.DoAsync((hub, control) => hub.Resign(control));

        var control = stays.Control with { Version = resigned.Version };
        await AssertRefusedAsync(goes.Hub.Play(control with { Key = goes.Key }));
        Assert.True((await stays.Hub.Play(control)).Accepted);
        await AssertNobodyElseAsync(stays.Hub.Resign(control with { Version = resigned.Version + 1 }));
    }

    [Fact]
    public async Task Alone_nobody_resigns()
    {
        await using var alone = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        var before = await server.Part<ISessionStore>().FindAsync(alone.Session);

        await AssertNobodyElseAsync(alone.Hub.Resign(alone.Control));

        Assert.Equal(before, await server.Part<ISessionStore>().FindAsync(alone.Session));
    }

    private static async Task AssertRefusedAsync(Task call) =>
        Assert.Contains("The key is not that of this session", (await Assert.ThrowsAsync<CallRefusedException>(() => call)).Message, StringComparison.Ordinal);

    private static async Task AssertNobodyElseAsync(Task call) =>
        Assert.Contains("invite a second presenter first", (await Assert.ThrowsAsync<CallRefusedException>(() => call)).Message, StringComparison.Ordinal);
}
