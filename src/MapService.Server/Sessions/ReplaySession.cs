using System.Security.Cryptography;
using System.Text;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Server.Sessions;

/// <summary>One running replay: a clock, and the right to control it. Safe for many threads.</summary>
public sealed class ReplaySession
{
    /// <summary>128 random bits cannot be guessed.</summary>
    private const int KeyBytes = 16;

    private readonly Lock _lock = new();
    private readonly byte[] _keyHash;
    private Clock _clock;
    private TaskCompletionSource _changed = NewSignal();
    private int _viewers;
    private Instant _lastUsed;

    private ReplaySession(string id, byte[] keyHash, Clock clock) =>
        (Id, _keyHash, _clock, _lastUsed) = (id, keyHash, clock, clock.AnchorWall);

    /// <summary>Enough to watch.</summary>
    public string Id { get; }

    /// <summary>When it was last watched or controlled.</summary>
    public Instant LastUsed
    {
        get
        {
            lock (_lock)
                return _lastUsed;
        }
    }

    /// <summary>The clock, and a task that ends when it is changed by a command.</summary>
    public (Clock Clock, Task Changed) Current
    {
        get
        {
            lock (_lock)
                return (_clock, _changed.Task);
        }
    }

    /// <summary>A new session. The key is given out here only; the session keeps its hash.</summary>
    public static (ReplaySession Session, string Key) Open(Clock clock)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes / 2));
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        return (new ReplaySession(id, Hash(key), clock), key);
    }

    /// <summary>Whether a key is the one that was given out; takes the same time either way.</summary>
    public bool IsKey(string key) => CryptographicOperations.FixedTimeEquals(Hash(key), _keyHash);

    /// <summary>Replaces the clock and wakes every viewer.</summary>
    public Clock Command(Func<Clock, Clock> change, Instant now)
    {
        TaskCompletionSource changed;
        Clock clock;
        lock (_lock)
        {
            clock = _clock = change(_clock);
            _lastUsed = now;
            (changed, _changed) = (_changed, NewSignal());
        }
        changed.SetResult();
        return clock;
    }

    /// <summary>Counts a viewer in.</summary>
    public void Join(Instant now) => Count(1, now);

    /// <summary>Counts a viewer out.</summary>
    public void Leave(Instant now) => Count(-1, now);

    /// <summary>Whether nobody has watched or controlled it since a moment.</summary>
    public bool IsIdleSince(Instant moment)
    {
        lock (_lock)
            return _viewers == 0 && _lastUsed < moment;
    }

    private void Count(int viewers, Instant now)
    {
        lock (_lock)
            (_viewers, _lastUsed) = (_viewers + viewers, now);
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
