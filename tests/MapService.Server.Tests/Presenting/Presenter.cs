using MapService.Client.Connection;
using MapService.Contract;

namespace MapService.Server.Tests.Presenting;

/// <summary>Somebody who controls a session, and knows its newest version from the answers that he got.</summary>
internal sealed class Presenter(ReplayConnection hub, string session, string key, ClockInfo clock) : IAsyncDisposable
{
    public ReplayConnection Hub => hub;

    public string Session => session;

    public string Key => key;

    public ClockInfo Clock { get; private set; } = clock;

    public SessionControl Control => new(session, key, Clock.Version);

    /// <summary>What others type to join; null for who did not open the session.</summary>
    public string? JoinCode { get; private init; }

    /// <summary>Opens a shared session that stands still.</summary>
    public static async Task<Presenter> OpenAsync(Uri server, double storyMs, double? speed = null)
    {
        var hub = await ReplayConnection.ConnectAsync(server);
        var opened = await hub.Open(new OpenSession(storyMs, speed, false, true));
        return new Presenter(hub, opened.Session, opened.Key, opened.Clock) { JoinCode = opened.JoinCode };
    }

    /// <summary>A second presenter, at the same server or another, with the key that an invitation gave.</summary>
    public async Task<Presenter> InviteAsync(Uri server)
    {
        var invitation = await hub.Invite(Control);
        Clock = invitation.Clock;
        return new Presenter(await ReplayConnection.ConnectAsync(server), session, invitation.Key!, invitation.Clock);
    }

    /// <summary>A command that is taken; the clock after it.</summary>
    public async Task<ClockInfo> DoAsync(Func<ReplayConnection, SessionControl, Task<ControlAnswer>> command)
    {
        var answer = await command(hub, Control);
        Clock = answer.Clock;
        return answer.Accepted ? answer.Clock : throw new InvalidOperationException($"Invariant: the session is in version {answer.Clock.Version} and nobody else commands it.");
    }

    public Task<ClockInfo> ShowAsync(Showing showing, CueClock? cue = null) => DoAsync((one, control) => one.Show(control, showing, cue));

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
