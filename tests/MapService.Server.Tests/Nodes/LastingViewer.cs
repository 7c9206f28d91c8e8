using System.Diagnostics;
using System.Net.WebSockets;
using MapService.Client.Connection;
using MapService.Contract;

namespace MapService.Server.Tests.Nodes;

/// <summary>Somebody who watches a session at an address and connects again, at once and for ever, when the connection is lost.</summary>
internal sealed class LastingViewer : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly string _session;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watching;
    private volatile ReplayFrame? _last;
    private long _frames;

    public LastingViewer(Uri address, string session)
    {
        (_address, _session) = (address, session);
        _watching = WatchAsync();
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

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watching;
        _ended.Dispose();
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
    }

    private async Task WatchAsync()
    {
        var isBack = true;
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await using var hub = await ReplayConnection.ConnectAsync(_address, _ended.Token);
                await foreach (var frame in hub.FramesAsync(_session, _ended.Token))
                {
                    if (!isBack)
                        Returns.Add(Stopwatch.GetTimestamp());
                    isBack = true;
                    _last = frame;
                    Interlocked.Increment(ref _frames);
                }
            }
            catch (Exception error) when (error is WebSocketException or HttpRequestException or IOException or OperationCanceledException or InvalidOperationException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
            isBack = false;
        }
    }
}
