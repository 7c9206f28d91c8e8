using MapService.Archive.Sessions;
using MapService.Playback.Clocks;
using MapService.Server.Live;
using MapService.Server.Live.Conducting;
using MapService.Server.Presenting;
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
    private SessionView _view;
    private Instant _lastUsed;

    public ReplaySession(SessionRecord record, Stage stage)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(stage);
        (_record, _view, _lastUsed) = (record, ViewOf(record, Ink.Read(record.Ink)), stage.Time.Now());
        Conductor = new Conductor(record.Id, _view, stage);
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

    /// <summary>What its viewers see.</summary>
    public SessionView View
    {
        get
        {
            lock (_lock)
                return _view;
        }
    }

    /// <summary>Its clock.</summary>
    public Clock Clock => View.Clock;

    /// <summary>Whether a key is one of those that control it.</summary>
    public bool IsControlledBy(string? key) =>
        key is { Length: > 0 } && Record is var record
        && (SessionSecrets.IsKey(key, record.KeyHash) || (record.SecondKeyHash is { } second && SessionSecrets.IsKey(key, second)));

    /// <summary>Follows what is newer in a record than what is known; an older one changes nothing. A closed one ends it for who watches.</summary>
    public void Take(SessionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        SessionView view;
        lock (_lock)
        {
            var (isNewer, isDrawn) = (record.Version > _record.Version, record.InkVersion > _record.InkVersion);
            if (!isNewer && !isDrawn)
                return;
            var ink = isDrawn ? Ink.Read(record.Ink) : _view.Ink;
            var inked = isDrawn ? record : _record;
            _record = (isNewer ? record : _record) with { Ink = inked.Ink, InkVersion = inked.InkVersion };
            _view = view = ViewOf(_record, ink);
        }
        if (record.IsClosed)
            Conductor.Close();
        else
            Conductor.Take(view);
    }

    private static SessionView ViewOf(SessionRecord record, Ink ink) => new(
        SessionClock.Read(record), record.Showing, record.FurthestMs is { } furthest ? new StoryTime(furthest) : null, ink, record.InkVersion);

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
