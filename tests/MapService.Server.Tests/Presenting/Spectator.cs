using MapService.Client.Connection;
using MapService.Contract;
using MapService.Server.Tests.Nodes;

namespace MapService.Server.Tests.Presenting;

/// <summary>Watches one session and adds up what is shown and drawn as docs/protocol.md tells a client to.</summary>
internal sealed class Spectator : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ReplayFrame> _frames = [];
    private readonly SortedDictionary<long, DrawnPiece> _drawn = [];
    private readonly List<long> _told = [];

    private Spectator(ReplayConnection hub, string session)
    {
        (Hub, Session) = (hub, session);
        hub.FrameReceived += Take;
    }

    public ReplayConnection Hub { get; }

    public string Session { get; }

    /// <summary>What is shown; null for nothing.</summary>
    public Showing? Showing { get; private set; }

    /// <summary>Every frame so far.</summary>
    public IReadOnlyList<ReplayFrame> Frames
    {
        get
        {
            lock (_lock)
                return [.. _frames];
        }
    }

    /// <summary>The pieces that are not gone, by number.</summary>
    public IReadOnlyList<DrawnPiece> Drawn
    {
        get
        {
            lock (_lock)
                return [.. _drawn.Values];
        }
    }

    /// <summary>The numbers of all pieces in the order in which they were told.</summary>
    public IReadOnlyList<long> Told
    {
        get
        {
            lock (_lock)
                return [.. _told];
        }
    }

    /// <summary>Watches, and has its keyframe.</summary>
    public static async Task<Spectator> AtAsync(Uri server, string session)
    {
        var spectator = new Spectator(await ReplayConnection.ConnectAsync(server), session);
        await spectator.Hub.Watch(session);
        await spectator.UntilAsync(one => one.Frames.Count > 0);
        return spectator;
    }

    /// <summary>Until what it has seen is as wanted.</summary>
    public Task UntilAsync(Func<Spectator, bool> isWanted) => Patience.UntilAsync(
        () => isWanted(this), () => $"{Frames.Count} frames, the last {(Frames is [.., var last] ? last.Clock : null)}, showing {Showing}, pieces up to {(Told is [.., var piece] ? piece : 0)}");

    /// <summary>Until it sees the clock of a version.</summary>
    public Task UntilAsync(ClockInfo clock) => UntilAsync(one => one.Frames[^1].Clock.Version >= clock.Version);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private void Take(ReplayFrame frame)
    {
        lock (_lock)
        {
            if (frame.Base is null)
            {
                Showing = null;
                _drawn.Clear();
            }
            Showing = frame.Showing ?? Showing;
            foreach (var gone in _drawn.Keys.Where(number => number < frame.Ink?.First).ToList())
                _drawn.Remove(gone);
            foreach (var piece in frame.Ink?.Pieces ?? [])
            {
                _drawn.Add(piece.Number, piece);
                _told.Add(piece.Number);
            }
            _frames.Add(frame);
        }
    }
}
