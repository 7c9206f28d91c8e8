using System.Diagnostics;
using MapService.Client.Playing;
using MapService.Contract;

namespace MapService.Server.Tests.Nodes;

/// <summary>Somebody who watches a session at an address without end, and notes when the connection was lost.</summary>
internal sealed class LastingViewer : IAsyncDisposable
{
    private readonly LastingSession _session;
    private volatile ReplayFrame? _last;
    private volatile bool _isBack = true;
    private long _frames;

    public LastingViewer(Uri address, string session)
    {
        _session = new LastingSession(address, new SessionEntry.Watching(session), TimeProvider.System);
        _session.StatusChanged += () => _isBack &= _session.Status != ConnectionStatus.Lost;
        _session.FrameReceived += Take;
        _session.Start();
    }

    /// <summary>The clock of the newest frame; null before the first.</summary>
    public ClockInfo? Clock => _last?.Clock;

    /// <summary>How many frames have come.</summary>
    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>When it had a picture again, each time that it had lost its connection; timestamps of <see cref="Stopwatch"/>.</summary>
    public List<long> Returns { get; } = [];

    /// <summary>Until some more frames have come.</summary>
    public Task MoreAsync(int frames = 2)
    {
        var enough = Frames + frames;
        return UntilAsync(() => Frames >= enough);
    }

    /// <summary>Until its clock is as wanted.</summary>
    public Task UntilAsync(Func<ClockInfo, bool> isWanted) => UntilAsync(() => Clock is { } clock && isWanted(clock));

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private Task UntilAsync(Func<bool> isSo) =>
        Patience.UntilAsync(isSo, () => $"the viewer is {_session.Status} and has {Frames} frames, the last with {Clock}");

    private void Take(ReplayFrame frame)
    {
        if (!_isBack)
            Returns.Add(Stopwatch.GetTimestamp());
        _isBack = true;
        _last = frame;
        Interlocked.Increment(ref _frames);
    }
}
