using System.Collections.Concurrent;
using MapService.Client.Connection;
using MapService.Contract;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks.Load;

/// <summary>
/// A running replay and its presenter, who seeks at planned moments whether the server has answered the last command or not.
/// </summary>
internal sealed class LoadSession : IAsyncDisposable
{
    private readonly ReplayConnection _hub;
    private readonly SessionOpened _opened;
    private readonly ConcurrentDictionary<long, DateTimeOffset> _planned = [];
    private readonly Tally _tally;
    private long _version;

    private LoadSession(ReplayConnection hub, SessionOpened opened, Tally tally)
    {
        (_hub, _opened, _tally, _version) = (hub, opened, tally, opened.Clock.Version);
    }

    public string Id => _opened.Session;

    /// <summary>Opens a session that plays at a speed, in story seconds a second; one that stands still at 0.</summary>
    public static async Task<LoadSession> OpenAsync(Uri server, Timeline timeline, double speed, Tally tally)
    {
        var hub = await ReplayConnection.ConnectAsync(server);
        return new LoadSession(hub, await hub.Open(new OpenSession(AnyMoment(timeline), speed > 0 ? speed : null, Playing: speed > 0, Shared: true)), tally);
    }

    /// <summary>A viewer at some server, who checks every frame.</summary>
    public async Task<ReplayConnection> WatchAsync(Uri server, Timeline timeline)
    {
        var (check, hub) = (new FrameCheck(this, timeline, _tally), await ReplayConnection.ConnectAsync(server));
        hub.FrameReceived += check.Take;
        await hub.Watch(Id);
        return hub;
    }

    /// <summary>Seeks to some moment now and again until it is over; the first time after a while, so that sessions take turns.</summary>
    public async Task PresentAsync(Timeline timeline, TimeSpan first, TimeSpan interval, CancellationToken over)
    {
        var commands = new List<Task>();
        await foreach (var planned in OpenLoop.MomentsAsync(first, interval, over))
            commands.Add(SeekAsync(AnyMoment(timeline), planned));
        await Task.WhenAll(commands);
    }

    /// <summary>When the command was planned that led to a version of the clock; null if none did.</summary>
    public DateTimeOffset? PlannedFor(long version) => _planned.TryGetValue(version, out var planned) ? planned : null;

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private async Task SeekAsync(double storyMs, DateTimeOffset planned)
    {
        // Known before it is sent: viewers may have the frame before the answer is here.
        var version = Interlocked.Increment(ref _version);
        _planned[version] = planned;
        var answer = await _hub.SeekTo(new SessionControl(Id, _opened.Key, version - 1), storyMs);
        if (!answer.Accepted || answer.Clock.Version < version)
            _tally.Fault($"A seek of the only presenter was refused: version {version - 1}, the clock is at {answer.Clock.Version}.");
    }

    private static double AnyMoment(Timeline timeline) => Random.Shared.NextInt64(timeline.First.Milliseconds, timeline.Last.Milliseconds);
}
