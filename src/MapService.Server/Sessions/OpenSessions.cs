using System.Collections.Concurrent;
using MapService.Archive.Sessions;
using MapService.Playback.Clocks;
using MapService.Server.Live;
using MapService.Server.Live.Conducting;
using MapService.Server.Live.Sockets;
using MapService.Server.Presenting;
using NodaTime;

namespace MapService.Server.Sessions;

/// <summary>
/// The sessions of the store, and those of them that this server has at hand. At most
/// <see cref="LiveOptions.MostSessions"/>; what nobody uses for a while is forgotten, and sooner where room is needed.
/// Every method may throw <see cref="Archive.StoreUnavailableException"/>. Safe for many threads.
/// </summary>
public sealed class OpenSessions(ISessionStore store, Stage stage)
{
    /// <summary>Servers tell the store once a minute what is watched; after twice that, what was not named is watched nowhere.</summary>
    private static readonly Duration SurelyUnwatched = Duration.FromMinutes(2);

    private readonly ConcurrentDictionary<string, ReplaySession> _atHand = new();

    /// <summary>Those that this server has at hand.</summary>
    public IEnumerable<ReplaySession> AtHand => _atHand.Values;

    /// <summary>Opens a session; null if there are too many that somebody watches.</summary>
    public async Task<(SessionRecord Record, string Key)?> OpenAsync(Clock clock, bool isShared)
    {
        if (!await HasRoomAsync())
            return null;
        var key = SessionSecrets.NewKey();
        while (true)
        {
            var code = isShared ? SessionSecrets.NewJoinCode() : null;
            var record = new SessionRecord(
                SessionSecrets.NewId(), code, SessionSecrets.Hash(key), 0, 0, 0, 0, 0, 0, false, null, null, false, stage.Time.Now().ToUnixTimeMilliseconds());
            record = record.With(clock) with { Version = 1 };
            // An id or a code that is taken is as rare as it is harmless.
            if (await store.TryAddAsync(record))
                return (record, key);
        }
    }

    /// <summary>The session of an id; null if it never was, is forgotten or was ended.</summary>
    public async Task<ReplaySession?> FindAsync(string id)
    {
        if (!_atHand.TryGetValue(id, out var session))
        {
            if (await store.FindAsync(id) is not { } record)
                return null;
            session = _atHand.GetOrAdd(id, _ => new ReplaySession(record, stage));
            session.Take(record);
        }
        session.Use(stage.Time.Now());
        await FitAsync(session);
        return session.Record.IsClosed ? null : session;
    }

    /// <summary>The session of an id if this server has it at hand.</summary>
    public ReplaySession? FindAtHand(string id) => _atHand.GetValueOrDefault(id);

    /// <summary>The session of a join code as it is kept; null if none has it.</summary>
    public async Task<ReplaySession?> FindByCodeAsync(string joinCode) =>
        await store.FindByCodeAsync(joinCode) is { } record ? await FindAsync(record.Id) : null;

    /// <summary>Lets a viewer watch; null if there is no such session.</summary>
    public async Task<ReplaySession?> WatchAsync(string id, ViewerConnection viewer)
    {
        while (await FindAsync(id) is { } session)
        {
            if (session.Conductor.TryAdd(viewer))
                return session;
        }
        return null;
    }

    /// <summary>
    /// Writes a change that was made from a version. False if the session is in another version by now: nothing was
    /// changed. Either way the session is up to date afterwards.
    /// </summary>
    public async Task<bool> TryChangeAsync(ReplaySession session, long version, Func<SessionRecord, SessionRecord> change)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(change);
        if (session.Record.Version < version)
            await ReadAgainAsync(session);
        if (session.Record is var record && (record.Version != version || record.IsClosed))
            return false;
        var now = stage.Time.Now();
        var changed = Guarded(record, change(record), now) with { Version = version + 1, LastUsedMs = now.ToUnixTimeMilliseconds() };
        if (await store.TryUpdateAsync(changed, version))
        {
            session.Take(changed);
            return true;
        }
        await ReadAgainAsync(session);
        return false;
    }

    /// <summary>Draws, after all that was drawn before; false if that was tried in vain because so many draw at once.</summary>
    public async Task<bool> TryDrawAsync(ReplaySession session, Func<Ink, Ink> draw)
    {
        const int Tries = 8;
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(draw);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var (known, record) = (session.View, session.Record);
            if (record.InkVersion != known.InkVersion)
                continue;
            var ink = draw(known.Ink).Write();
            if (await store.TryDrawAsync(session.Id, ink, known.InkVersion))
            {
                session.Take(record with { Ink = ink, InkVersion = known.InkVersion + 1 });
                return true;
            }
            await ReadAgainAsync(session);
        }
        return false;
    }

    /// <summary>Follows a notice of the store.</summary>
    public async Task FollowAsync(SessionChange change)
    {
        if (change.Id is null)
        {
            foreach (var session in AtHand)
                await ReadAgainAsync(session);
        }
        else if (_atHand.TryGetValue(change.Id, out var session) && (session.Record.Version < change.Version || session.Record.InkVersion < change.InkVersion))
        {
            await ReadAgainAsync(session);
        }
    }

    /// <summary>Shows a history that was replaced to who watches here.</summary>
    public async Task ShowHistoryAsync()
    {
        foreach (var session in AtHand.Where(session => session.Conductor.Viewers > 0))
        {
            session.Conductor.Wake();
            await FitAsync(session);
        }
    }

    /// <summary>Tells the store what is in use here, forgets what is not, here and in the store.</summary>
    public async Task SweepAsync()
    {
        var now = stage.Time.Now();
        foreach (var session in AtHand.Where(session => session.IsIdleSince(now - SurelyUnwatched)))
        {
            if (session.Conductor.TryRetire())
                _atHand.TryRemove(session.Id, out _);
        }
        await store.TouchAsync([.. AtHand.Where(session => session.Conductor.Viewers > 0).Select(session => session.Id)], now.ToUnixTimeMilliseconds());
        await store.SweepAsync((now - Duration.FromMinutes(stage.Options.IdleMinutes)).ToUnixTimeMilliseconds(), int.MaxValue);
    }

    /// <summary>Where only what was shown is told, what was shown up to a change stays known after it.</summary>
    private static SessionRecord Guarded(SessionRecord before, SessionRecord after, Instant now)
    {
        if (after.FurthestMs is not { } furthest)
            return after;
        var shown = Math.Max(SessionClock.Read(before).LatestShownAt(now).Milliseconds, SessionClock.Read(after).StoryTimeAt(now).Milliseconds);
        return after with { FurthestMs = Math.Max(furthest, shown) };
    }

    private async Task<bool> HasRoomAsync()
    {
        var most = stage.Options.MostSessions;
        if (await store.CountAsync() < most)
            return true;
        // A twentieth at once, so that the next ones find room as well.
        var unwatchedSince = (stage.Time.Now() - SurelyUnwatched).ToUnixTimeMilliseconds();
        return await store.SweepAsync(unwatchedSince, Math.Max(1, most / 20)) > 0;
    }

    /// <summary>Brings a clock into the span of the history, unless somebody else just changed it.</summary>
    private async Task FitAsync(ReplaySession session)
    {
        var (timeline, clock) = (stage.Editions.Value.Timeline, session.Clock);
        if ((clock.First, clock.Last) != (timeline.First, timeline.Last))
            await TryChangeAsync(session, clock.Version, record => record.With(clock.WithSpan(timeline.First, timeline.Last, stage.Time.Now())));
    }

    /// <summary>Brings a session up to the store. One that is gone there was forgotten, and ends.</summary>
    private async Task ReadAgainAsync(ReplaySession session)
    {
        var record = await store.FindAsync(session.Id);
        session.Take(record ?? session.Record with { IsClosed = true, Version = session.Record.Version + 1 });
    }
}
