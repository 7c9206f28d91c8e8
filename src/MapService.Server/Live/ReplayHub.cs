using System.Runtime.CompilerServices;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Server.Editions;
using MapService.Server.Sessions;
using Microsoft.AspNetCore.SignalR;
using NodaTime;

namespace MapService.Server.Live;

/// <summary>The hub of <see cref="IReplayHub"/>: each method checks what came and calls its session once.</summary>
public sealed class ReplayHub(Edition edition, OpenSessions sessions, FrameStream frames, TimeProvider time, IHostApplicationLifetime lifetime)
    : Hub, IReplayHub
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

    public Task<SessionOpened> Open(OpenSession? request)
    {
        var now = time.Now();
        var timeline = edition.Timeline;
        var at = request?.StoryMs is { } storyMs ? StoryTimeOf(storyMs) : timeline.First;
        var clock = Clock.Paused(timeline.First, timeline.Last, at, SpeedOf(request?.Speed ?? UsualSpeed), now);
        Take(ref UsageOfConnection.Sessions, "sessions");
        var (session, key) = ReplaySession.Open(request?.Playing is true ? clock.Play(now) : clock);
        if (!sessions.TryAdd(session, now))
            throw new HubException($"This server holds {OpenSessions.MostSessions} sessions that are being watched and cannot open another; try again later.");
        return Task.FromResult(new SessionOpened(session.Id, key, FrameStream.Describe(session.Current.Clock, now)));
    }

    public async IAsyncEnumerable<ReplayFrame> Watch(string session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watched = Find(session);
        Take(ref UsageOfConnection.Streams, "streams");
        // A server with open streams would not stop by itself.
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        watched.Join(time.Now());
        try
        {
            await foreach (var frame in frames.Watch(watched, stopped.Token))
                yield return frame;
        }
        finally
        {
            watched.Leave(time.Now());
            Interlocked.Decrement(ref UsageOfConnection.Streams);
        }
    }

    public Task<ClockInfo> Play(SessionControl control) => Command(control, (clock, now) => clock.Play(now));

    public Task<ClockInfo> Pause(SessionControl control) => Command(control, (clock, now) => clock.Pause(now));

    public Task<ClockInfo> SeekTo(SessionControl control, double storyMs)
    {
        var to = StoryTimeOf(storyMs);
        return Command(control, (clock, now) => clock.SeekTo(to, now));
    }

    public Task<ClockInfo> SetSpeed(SessionControl control, double speed)
    {
        var pace = SpeedOf(speed);
        return Command(control, (clock, now) => clock.WithSpeed(pace, now));
    }

    private Task<ClockInfo> Command(SessionControl? control, Func<Clock, Instant, Clock> change)
    {
        var session = Find(control?.Session);
        if (control?.Key is not { Length: > 0 } key || !session.IsKey(key))
            throw new HubException("The key is not that of this session; only the one who opened it controls it.");
        var now = time.Now();
        return Task.FromResult(FrameStream.Describe(session.Command(clock => change(clock, now), now), now));
    }

    private ReplaySession Find(string? id) =>
        (id is null ? null : sessions.Find(id)) ?? throw new HubException("The session is not known here; open a new one.");

    private static double SpeedOf(double speed) => Clock.IsSpeed(speed)
        ? speed
        : throw new HubException($"speed: found {speed}; allowed: {Clock.MinimumSpeed} to {Clock.MaximumSpeed} story seconds a second, or minus that.");

    /// <summary>A time far outside is brought to an end of all time here, and to an end of the span by the clock.</summary>
    private static StoryTime StoryTimeOf(double storyMs)
    {
        const long Far = long.MaxValue / 1024;
        return double.IsNaN(storyMs)
            ? throw new HubException($"storyMs: found {storyMs}; allowed: milliseconds since 1970-01-01T00:00:00 of the story's clock.")
            : new StoryTime((long)Math.Clamp(Math.Round(storyMs), -Far, Far));
    }

    private Usage UsageOfConnection => (Usage)Context.Items[typeof(Usage)]!;

    /// <summary>One connection is one viewer's: it opens and watches a few sessions, not thousands.</summary>
    private static void Take(ref int count, string what)
    {
        if (Interlocked.Increment(ref count) <= MostPerConnection)
            return;
        Interlocked.Decrement(ref count);
        throw new HubException($"{what}: found one more than {MostPerConnection}; allowed: {MostPerConnection} a connection.");
    }

    /// <summary>What one connection has taken.</summary>
    private sealed class Usage
    {
        public int Sessions;
        public int Streams;
    }
}
