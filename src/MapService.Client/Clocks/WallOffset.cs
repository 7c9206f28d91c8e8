using NodaTime;

namespace MapService.Client.Clocks;

/// <summary>A round trip to the server.</summary>
/// <param name="Sent">Local wall time when it began.</param>
/// <param name="Received">Local wall time when it ended.</param>
/// <param name="Server">The server's wall time in between.</param>
public readonly record struct RoundTrip(Instant Sent, Instant Received, Instant Server)
{
    /// <summary>How long it took.</summary>
    public Duration Length => Received - Sent;

    /// <summary>How far the server's clock is ahead, wrong by at most half of the trip.</summary>
    public Duration Offset => Server - (Sent + (Length / 2));
}

/// <summary>
/// How far the server's wall clock is ahead of the local one, from the quickest of the last round trips. Not safe for many threads.
/// </summary>
public sealed class WallOffset
{
    /// <summary>As many are compared; older ones are forgotten, so that a computer clock that drifts is followed.</summary>
    private const int Memory = 8;

    private readonly Queue<RoundTrip> _trips = new();
    private Duration? _rough;

    /// <summary>To be added to the local wall time.</summary>
    public Duration Value => _trips.Count > 0 ? _trips.MinBy(trip => trip.Length).Offset : _rough ?? Duration.Zero;

    /// <summary>Learns from a round trip.</summary>
    public void Observe(RoundTrip trip)
    {
        _trips.Enqueue(trip);
        if (_trips.Count > Memory)
            _trips.Dequeue();
    }

    /// <summary>Learns from a message that came, as long as there was no round trip: it makes the server look behind, never ahead.</summary>
    /// <param name="server">The server's wall time in the message.</param>
    /// <param name="now">The local wall time.</param>
    public void Hear(Instant server, Instant now)
    {
        if (_trips.Count == 0)
            _rough = _rough is { } rough ? Duration.Max(rough, server - now) : server - now;
    }
}
