using MapService.Archive.Sessions;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Server.Editions;
using MapService.Server.Live.Limits;
using MapService.Server.Live.Sockets;
using MapService.Server.Metrics;
using MapService.Server.Presenting;
using MapService.Server.Sessions;
using Microsoft.AspNetCore.SignalR;
using NodaTime;

namespace MapService.Server.Live;

/// <summary>The hub of <see cref="IReplayHub"/>: each method checks what came and calls its session once.</summary>
public sealed class ReplayHub(
    Edition edition, OpenSessions sessions, ViewerSockets<ReplayHub> sockets, JoinTries tries, LiveMetrics metrics, TimeProvider time)
    : Hub<IReplayViewer>, IReplayHub
{
    /// <summary>Ten story minutes a second: a day in two and a half minutes.</summary>
    private const double UsualSpeed = 600;

    /// <summary>More than any page needs that reopens after its session was forgotten.</summary>
    private const int MostPerConnection = 32;

    public override Task OnConnectedAsync()
    {
        Context.Items[typeof(Usage)] = new Usage();
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var session in UsageOfConnection.TakeAll())
            Unwatch(session);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task<SessionOpened> Open(OpenSession? request)
    {
        var now = time.Now();
        var timeline = edition.Timeline;
        var at = request?.StoryMs is { } storyMs ? StoryTimeOf(storyMs, nameof(request.StoryMs)) : timeline.First;
        var clock = Clock.Paused(timeline.First, timeline.Last, at, SpeedOf(request?.Speed ?? UsualSpeed), now);
        if (request?.Playing is true)
            clock = clock.Play(now);
        if (++UsageOfConnection.Opened > MostPerConnection)
            throw TooMany("sessions");
        if (await sessions.OpenAsync(clock, request?.Shared is true) is not var (record, key))
            throw new HubException("This server holds as many sessions as it can that are being watched, and cannot open another; try again later.");
        return new SessionOpened(
            record.Id, key, record.JoinCode is { } code ? SessionSecrets.Show(code) : null, ClockAnswers.Describe(SessionClock.Read(record), now));
    }

    public async Task<SessionJoined> Join(string joinCode)
    {
        var address = Context.GetHttpContext()?.Connection.RemoteIpAddress;
        if (!tries.MayTry(address))
        {
            metrics.JoinsRefused.Add(1);
            throw new HubException("Too many codes were tried that no session has; wait a minute and look at the code again.");
        }
        if (SessionSecrets.ReadJoinCode(joinCode) is { } code && await sessions.FindByCodeAsync(code) is { } session)
        {
            return session.Record.IsFull
                ? throw new HubException("The presenter lets nobody join this session any more.")
                : new SessionJoined(session.Id, ClockAnswers.Describe(session.Clock, time.Now()), session.View.Furthest is null ? null : true);
        }
        tries.Miss(address);
        metrics.JoinsRefused.Add(1);
        throw new HubException("No session has this code. A code is eight letters and digits, for example K7QM-4XWD.");
    }

    public async Task<ClockInfo> Watch(string? session)
    {
        if (session is null)
            throw Unknown();
        var viewer = sockets.Find(Context.ConnectionId) ?? throw new HubException("The connection has ended.");
        if (!UsageOfConnection.TryWatch(session))
            throw TooMany("watched sessions");
        if (await sessions.WatchAsync(session, viewer) is not { } watched)
        {
            UsageOfConnection.Leave(session);
            throw Unknown();
        }
        // Whoever left meanwhile was not there yet when his sessions were gone through.
        if (Context.ConnectionAborted.IsCancellationRequested)
            watched.Conductor.Remove(viewer);
        return ClockAnswers.Describe(watched.Clock, time.Now());
    }

    public Task Leave(string? session)
    {
        if (session is not null && UsageOfConnection.Leave(session))
            Unwatch(session);
        return Task.CompletedTask;
    }

    public Task<ControlAnswer> Play(SessionControl control) => Command(control, (clock, now) => clock.Play(now));

    public Task<ControlAnswer> Pause(SessionControl control) => Command(control, (clock, now) => clock.Pause(now));

    public Task<ControlAnswer> SeekTo(SessionControl control, double storyMs)
    {
        var to = StoryTimeOf(storyMs, nameof(storyMs));
        return Command(control, (clock, now) => clock.SeekTo(to, now));
    }

    public Task<ControlAnswer> SetSpeed(SessionControl control, double speed)
    {
        var pace = SpeedOf(speed);
        return Command(control, (clock, now) => clock.WithSpeed(pace, now));
    }

    public Task<ControlAnswer> StepEvent(SessionControl control, int direction)
    {
        if (direction is not (1 or -1))
            throw new HubException($"direction: found {direction}; allowed: 1 for the next event, -1 for the previous one.");
        return Command(control, (clock, now) => clock.SeekTo(EventSteps.From(edition.Timeline, clock.StoryTimeAt(now), direction), now));
    }

    public Task<ControlAnswer> Loop(SessionControl control, LoopSpan? loop)
    {
        if (loop is null)
            return Command(control, (clock, now) => clock.WithoutLoop(now));
        var (from, to) = (StoryTimeOf(loop.FromMs, nameof(loop.FromMs)), StoryTimeOf(loop.ToMs, nameof(loop.ToMs)));
        return Command(control, (clock, now) => Looped(clock, from, to, loop.Once is true, now));
    }

    public Task<ControlAnswer> Show(SessionControl control, Showing showing, CueClock? clock)
    {
        var text = ShowingChecks.Write(showing);
        return Change(control, record => (clock is null ? record : record.With(Cued(SessionClock.Read(record), clock, time.Now()))) with { Showing = text });
    }

    public Task Draw(SessionControl control, IReadOnlyList<InkPiece> pieces)
    {
        ShowingChecks.Check(pieces);
        return Drawn(control, ink => ink.With(pieces, time.Now().ToUnixTimeMilliseconds()));
    }

    public Task Erase(SessionControl control) => Drawn(control, ink => ink.Erased());

    public async Task<Invitation> Invite(SessionControl control)
    {
        var key = SessionSecrets.NewKey();
        var answer = await Change(control, record => record with
        {
            KeyHash = SessionSecrets.Hash(control.Key),
            SecondKeyHash = SessionSecrets.Hash(key),
        });
        return new Invitation(answer.Accepted, answer.Clock, answer.Accepted ? key : null);
    }

    public Task<ControlAnswer> Resign(SessionControl control) => Change(control, record => record.SecondKeyHash is not { } second
        ? throw new HubException("Nobody else has a key of this session; invite a second presenter first.")
        : record with { KeyHash = SessionSecrets.IsKey(control.Key, second) ? record.KeyHash : second, SecondKeyHash = null });

    public Task<ControlAnswer> Admit(SessionControl control, bool open) => Change(control, record => record with { IsFull = !open });

    public Task<ControlAnswer> Guard(SessionControl control, bool on) => Change(
        control, record => record with { FurthestMs = on ? record.FurthestMs ?? SessionClock.Read(record).StoryTimeAt(time.Now()).Milliseconds : null });

    public async Task<AudienceInfo> Audience(SessionControl control)
    {
        var session = await Controlled(control);
        return new AudienceInfo(session.Conductor.Viewers, session.Conductor.Behind, session.Record.IsFull, session.View.Furthest is not null);
    }

    public Task<ControlAnswer> Close(SessionControl control) => Change(control, record => record with { IsClosed = true });

    public Task<Pong> Ping(double clientMs) =>
        Task.FromResult(new Pong(clientMs, time.GetUtcNow().ToUnixTimeMilliseconds()));

    private Task<ControlAnswer> Command(SessionControl? control, Func<Clock, Instant, Clock> change) =>
        Change(control, record => record.With(change(SessionClock.Read(record), time.Now())));

    private async Task<ControlAnswer> Change(SessionControl? control, Func<SessionRecord, SessionRecord> change)
    {
        var session = await Controlled(control);
        var isAccepted = await sessions.TryChangeAsync(session, control!.Version, change);
        metrics.Commanded(isAccepted ? "accepted" : "stale");
        return new ControlAnswer(isAccepted, ClockAnswers.Describe(session.Clock, time.Now()));
    }

    private async Task<ReplaySession> Controlled(SessionControl? control)
    {
        var session = (control?.Session is { } id ? await sessions.FindAsync(id) : null) ?? throw Unknown();
        if (session.IsControlledBy(control!.Key))
            return session;
        metrics.Commanded("foreign");
        throw new HubException("The key is not that of this session; only the one who opened it controls it.");
    }

    private void Unwatch(string session)
    {
        if (sockets.Find(Context.ConnectionId) is { } viewer)
            sessions.FindAtHand(session)?.Conductor.Remove(viewer);
    }

    private async Task Drawn(SessionControl? control, Func<Ink, Ink> draw)
    {
        var session = await Controlled(control);
        if (!await sessions.TryDrawAsync(session, draw))
            throw new HubException("Others draw at the same moment; draw this once more.");
    }

    /// <summary>The clock of a cue, in the version after that of the clock before it.</summary>
    private static Clock Cued(Clock clock, CueClock cue, Instant now)
    {
        var at = StoryTimeOf(cue.AtMs, "clock.atMs");
        var cued = clock.WithoutLoop(now).SeekTo(at, now).WithSpeed(SpeedOf(cue.Speed ?? clock.Speed), now);
        if (cue.Loop is { } loop)
            cued = Looped(cued, StoryTimeOf(loop.FromMs, "clock.loop.fromMs"), StoryTimeOf(loop.ToMs, "clock.loop.toMs"), loop.Once is true, now);
        return cue.Playing ? cued.Play(now) : cued.Pause(now);
    }

    private static Clock Looped(Clock clock, StoryTime from, StoryTime to, bool isOnce, Instant now) =>
        from < to && from < clock.Last && to > clock.First
            ? clock.WithLoop(from, to, now, isOnce)
            : throw new HubException($"loop: found {from.Milliseconds} to {to.Milliseconds}; allowed: a stretch of {clock.First.Milliseconds} to {clock.Last.Milliseconds}.");

    private static double SpeedOf(double speed) => Clock.IsSpeed(speed)
        ? speed
        : throw new HubException($"speed: found {speed}; allowed: {Clock.MinimumSpeed} to {Clock.MaximumSpeed} story seconds a second, or minus that.");

    /// <summary>A time far outside is brought to an end of all time here, and to an end of the span by the clock.</summary>
    private static StoryTime StoryTimeOf(double storyMs, string name)
    {
        const long Far = long.MaxValue / 1024;
        return double.IsNaN(storyMs)
            ? throw new HubException($"{name}: found {storyMs}; allowed: milliseconds since 1970-01-01T00:00:00 of the story's clock.")
            : new StoryTime((long)Math.Clamp(Math.Round(storyMs), -Far, Far));
    }

    private static HubException Unknown() => new("The session is not known here; open a new one.");

    /// <summary>One connection is one viewer's: it opens and watches a few sessions, not thousands.</summary>
    private static HubException TooMany(string what) =>
        new($"{what}: found one more than {MostPerConnection}; allowed: {MostPerConnection} a connection.");

    private Usage UsageOfConnection => (Usage)Context.Items[typeof(Usage)]!;

    /// <summary>What one connection has taken. Its calls come one after another, its end at any time.</summary>
    private sealed class Usage
    {
        private readonly Lock _lock = new();
        private readonly HashSet<string> _watched = [];

        public int Opened { get; set; }

        public bool TryWatch(string session)
        {
            lock (_lock)
                return _watched.Contains(session) || (_watched.Count < MostPerConnection && _watched.Add(session));
        }

        public bool Leave(string session)
        {
            lock (_lock)
                return _watched.Remove(session);
        }

        public string[] TakeAll()
        {
            lock (_lock)
            {
                string[] all = [.. _watched];
                _watched.Clear();
                return all;
            }
        }
    }
}
