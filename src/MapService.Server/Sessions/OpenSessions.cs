using System.Collections.Concurrent;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Server.Sessions;

/// <summary>
/// The sessions of this server. At most <see cref="MostSessions"/>; what nobody uses for a while is forgotten, and sooner
/// where room is needed.
/// </summary>
public sealed class OpenSessions
{
    /// <summary>A session is under a kilobyte, so all together are some megabytes.</summary>
    public const int MostSessions = 20_000;

    /// <summary>Longer than a phone sleeps between two looks.</summary>
    public static readonly Duration IdleLimit = Duration.FromMinutes(30);

    private readonly ConcurrentDictionary<string, ReplaySession> _sessions = new();

    /// <summary>The session, or null if it never was or is forgotten.</summary>
    public ReplaySession? Find(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>Keeps a session; false if there are too many that somebody watches.</summary>
    public bool TryAdd(ReplaySession session, Instant now)
    {
        if (_sessions.Count >= MostSessions)
            MakeRoom(now);
        return _sessions.Count < MostSessions && _sessions.TryAdd(session.Id, session);
    }

    /// <summary>Changes the clock of every session.</summary>
    public void CommandAll(Func<Clock, Clock> change, Instant now)
    {
        foreach (var session in _sessions.Values)
            session.Command(change, now);
    }

    /// <summary>Forgets those that nobody watches and that were used longest ago, a twentieth of all at once.</summary>
    private void MakeRoom(Instant now)
    {
        var unwatched = _sessions.Values.Where(session => session.IsIdleSince(now)).OrderBy(session => session.LastUsed);
        foreach (var session in unwatched.Take(MostSessions / 20))
            _sessions.TryRemove(session.Id, out _);
    }

    /// <summary>Forgets what nobody has used for <see cref="IdleLimit"/>.</summary>
    public void Sweep(Instant now)
    {
        foreach (var session in _sessions.Values.Where(session => session.IsIdleSince(now - IdleLimit)))
            _sessions.TryRemove(session.Id, out _);
    }
}
