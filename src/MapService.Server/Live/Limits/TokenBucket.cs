namespace MapService.Server.Live.Limits;

/// <summary>Lets a number of things happen at once and after that so many a second. Safe for many threads.</summary>
public sealed class TokenBucket
{
    private readonly Lock _lock = new();
    private readonly double _burst;
    private readonly double _perSecond;
    private readonly TimeProvider _time;
    private double _tokens;
    private long _at;

    public TokenBucket(double burst, double perSecond, TimeProvider time)
    {
        (_burst, _perSecond, _time) = (burst, perSecond, time);
        (_tokens, _at) = (burst, time.GetTimestamp());
    }

    /// <summary>Whether nothing was taken that has not come back.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
                return Refill_NeedsLock() >= _burst;
        }
    }

    /// <summary>Whether there is a token.</summary>
    public bool HasAny
    {
        get
        {
            lock (_lock)
                return Refill_NeedsLock() >= 1;
        }
    }

    /// <summary>Takes a token, on credit if there is none; how long to wait until it is paid back.</summary>
    public TimeSpan Take()
    {
        lock (_lock)
        {
            _tokens = Refill_NeedsLock() - 1;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _perSecond);
        }
    }

    private double Refill_NeedsLock()
    {
        var now = _time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + (_time.GetElapsedTime(_at, now).TotalSeconds * _perSecond));
        _at = now;
        return _tokens;
    }
}
