using MapService.Contract;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Client.Clocks;

/// <summary>
/// The server's clock as seen from here. Every method takes the local wall time. The clock runs on by itself, so a viewer
/// without a network keeps the right moment. Not safe for many threads.
/// </summary>
public sealed class ClockMirror
{
    /// <summary>The part of the rate spent on wearing off an error: enough to settle in seconds, too little to be seen.</summary>
    private const double SlewRate = 0.05;

    /// <summary>Errors up to this are worn off; larger ones are jumped over, because wearing them off would take long.</summary>
    private static readonly Duration SlewLimit = Duration.FromMilliseconds(400);

    private readonly WallOffset _offset = new();
    private StoryWindow _span;
    private Duration _error;
    private Instant _errorAt;

    /// <summary>Starts paused.</summary>
    /// <param name="span">The moments that it can show.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="speed">Story seconds a second at which it would play.</param>
    /// <param name="now">The local wall time.</param>
    public ClockMirror(StoryWindow span, StoryTime at, double speed, Instant now)
    {
        _span = span;
        Clock = Clock.Paused(span.From, span.To, at, speed, now);
    }

    /// <summary>The clock that was last taken over; its wall time is the server's.</summary>
    public Clock Clock { get; private set; }

    /// <summary>How far the server's wall clock is ahead.</summary>
    public Duration Offset => _offset.Value;

    /// <summary>The moment to show.</summary>
    public StoryTime StoryAt(Instant now) => Clock.StoryTimeAt(ServerAt(now) + RemainingError(now));

    /// <summary>Whether the clock moves: it plays and has not come to an end of the span.</summary>
    public bool IsMovingAt(Instant now) => Clock.IsMovingAt(ServerAt(now));

    /// <summary>Learns how the wall clocks differ; what that changes is worn off.</summary>
    public void Observe(RoundTrip trip)
    {
        var shown = StoryAt(trip.Received);
        _offset.Observe(trip);
        KeepShown(shown, trip.Received);
    }

    /// <summary>Takes over the server's clock. One of an older version than the one held is ignored; one of a later jumps.</summary>
    public void Receive(ClockInfo clock, Instant now)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var shown = StoryAt(now);
        _offset.Hear(WireTime.Wall(clock.ServerMs), now);
        var isCommand = clock.Version > Clock.Version;
        if (clock.Version >= Clock.Version)
            Clock = WireTime.ClockOf(clock, _span);
        if (isCommand)
            _error = Duration.Zero;
        else
            KeepShown(shown, now);
    }

    /// <summary>Takes over a clock of another session, whatever its version.</summary>
    public void Restart(ClockInfo clock, Instant now)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _offset.Hear(WireTime.Wall(clock.ServerMs), now);
        Clock = WireTime.ClockOf(clock, _span);
        _error = Duration.Zero;
    }

    /// <summary>Takes over the span of another state of the history.</summary>
    public void UseSpan(StoryWindow span, Instant now)
    {
        _span = span;
        Clock = AsHeld(Clock.WithSpan(span.From, span.To, ServerAt(now)));
    }

    /// <summary>Does at once what the server was asked for; the answer replaces it.</summary>
    /// <param name="change">A command, given the clock at what is shown and the server's wall time.</param>
    /// <param name="now">The local wall time.</param>
    public void Anticipate(Func<Clock, Instant, Clock> change, Instant now)
    {
        ArgumentNullException.ThrowIfNull(change);
        var server = ServerAt(now);
        Clock = AsHeld(change(Clock.SeekTo(StoryAt(now), server), server));
        _error = Duration.Zero;
    }

    /// <summary>Only the server counts versions.</summary>
    private Clock AsHeld(Clock changed) => Clock.Restore(
        changed.First, changed.Last, changed.AnchorWall, changed.AnchorStory, changed.Speed, changed.IsPlaying, changed.Loop, Clock.Version);

    private Instant ServerAt(Instant now) => now + _offset.Value;

    /// <summary>Goes on from what is shown, to what is right in a while; jumps where that would take long.</summary>
    private void KeepShown(StoryTime shown, Instant now)
    {
        var error = Duration.FromMilliseconds((shown.Milliseconds - Clock.StoryTimeAt(ServerAt(now)).Milliseconds) / Clock.Speed);
        _error = Clock.IsPlaying && Duration.Max(error, -error) <= SlewLimit ? error : Duration.Zero;
        _errorAt = now;
    }

    private Duration RemainingError(Instant now)
    {
        var worn = (now - _errorAt) * SlewRate;
        return _error > Duration.Zero ? Duration.Max(_error - worn, Duration.Zero) : Duration.Min(_error + worn, Duration.Zero);
    }
}
