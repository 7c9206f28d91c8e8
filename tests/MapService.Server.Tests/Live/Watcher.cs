using System.Threading.Channels;
using MapService.Client.Connection;
using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Playback.Clocks;

namespace MapService.Server.Tests.Live;

/// <summary>Watches one session over a connection of its own and adds its frames up as docs/protocol.md tells a client to.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    /// <summary>A test that waits longer waits for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<ReplayFrame> _frames = Channel.CreateUnbounded<ReplayFrame>();
    private readonly ReplayIds _ids;

    private Watcher(ReplayConnection hub, string session, ReplayIds ids)
    {
        (Hub, Session, _ids) = (hub, session, ids);
        hub.FrameReceived += frame => _frames.Writer.TryWrite(frame);
        hub.SessionClosed += _ => _frames.Writer.TryComplete();
    }

    public ReplayConnection Hub { get; }

    public string Session { get; }

    public FrameFold Fold { get; } = new();

    public static async Task<Watcher> OfAsync(RunningServer server, string session)
    {
        var watcher = new Watcher(await server.ConnectAsync(), session, await server.IdsAsync());
        await watcher.Hub.Watch(session);
        return watcher;
    }

    /// <summary>The next frame, added up.</summary>
    public async Task<ReplayFrame> NextAsync()
    {
        var frame = await SkipAsync();
        if (!Fold.Apply(frame))
            throw new InvalidOperationException($"Invariant: frame {frame.Base} to {frame.Step} does not follow {Fold.Step}.");
        return frame;
    }

    /// <summary>The next frame, lost on the way.</summary>
    public async Task<ReplayFrame> SkipAsync() => await _frames.Reader.ReadAsync().AsTask().WaitAsync(Patience, TimeProvider.System);

    /// <summary>The first frame from now on that is as wanted; those before it are added up too.</summary>
    public async Task<ReplayFrame> UntilAsync(Func<ReplayFrame, bool> isWanted)
    {
        while (true)
        {
            if (await NextAsync() is var frame && isWanted(frame))
                return frame;
        }
    }

    /// <summary>Until the session was ended; frames that come before are passed over.</summary>
    public async Task EndAsync()
    {
        while (await _frames.Reader.WaitToReadAsync().AsTask().WaitAsync(Patience, TimeProvider.System))
            _frames.Reader.TryRead(out _);
    }

    public IEnumerable<(string Place, string Side)> HoldersAt(StoryTime at) => SnapshotAt(at).Control.Select(held => (held.Place, held.Side));

    public IEnumerable<(string Place, string State)> BridgesAt(StoryTime at) =>
        SnapshotAt(at).Bridges.Select(bridge => (bridge.Place, bridge.IsOpen ? "opened" : "closed"));

    public IEnumerable<string> EventsAt(StoryTime at) => SnapshotAt(at).Events.Select(live => live.Event);

    public IEnumerable<(string Unit, string? Movement, double Lon, double Lat)> UnitsAt(StoryTime at) =>
        SnapshotAt(at).Units.Select(unit => (unit.Unit, unit.Movement, Math.Round(unit.Lon, 6), Math.Round(unit.Lat, 6)));

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private Snapshot SnapshotAt(StoryTime at) => Snapshot.Of(Fold, at, _ids);
}
