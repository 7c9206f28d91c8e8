using MapService.Archive.Sessions;
using MapService.Playback.Clocks;
using MapService.Server.Live;
using MapService.Server.Live.Conducting;
using NodaTime;

namespace MapService.Server.Sessions;

/// <summary>
/// A session that this server has at hand: the newest record that it knows, and who watches here. The truth is in the store;
/// this follows it. Safe for many threads.
/// </summary>
public sealed class ReplaySession
{
    private readonly Lock _lock = new();
    private SessionRecord _record;
    private Clock _clock;
    private Instant _lastUsed;

    public ReplaySession(SessionRecord record, Stage stage)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(stage);
        (_record, _clock, _lastUsed) = (record, SessionClock.Read(record), stage.Time.Now());
        Conductor = new Conductor(record.Id, _clock, stage);
    }

    public string Id => _record.Id;

    /// <summary>Who watches here.</summary>
    public Conductor Conductor { get; }

    /// <summary>The newest record that is known here.</summary>
    public SessionRecord Record
    {
        get
        {
            lock (_lock)
                return _record;
        }
    }

    /// <summary>Its clock.</summary>
    public Clock Clock
    {
        get
        {
            lock (_lock)
                return _clock;
        }
    }

    /// <summary>Follows a record that is newer than the one known; an older one changes nothing. A closed one ends it for who watches.</summary>
    public void Take(SessionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Clock clock;
        lock (_lock)
        {
            if (record.Version <= _record.Version)
                return;
            clock = SessionClock.Read(record);
            (_record, _clock) = (record, clock);
        }
        if (record.IsClosed)
            Conductor.Close();
        else
            Conductor.Take(clock);
    }

    /// <summary>Notes that it is in use here.</summary>
    public void Use(Instant now)
    {
        lock (_lock)
            _lastUsed = now;
    }

    /// <summary>Whether nobody watches it here and nobody has used it here since a moment.</summary>
    public bool IsIdleSince(Instant moment)
    {
        lock (_lock)
        {
            if (_lastUsed >= moment)
                return false;
        }
        return Conductor.Viewers == 0;
    }
}
