using System.Collections.Concurrent;
using System.Threading.Channels;
using MapService.Client.Connection;
using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Playback.Timelines;
using Xunit;

namespace MapService.Client.Tests.Scenes;

/// <summary>Sessions that stand or play in both directions, and are sought to and fro; watched over one connection or several.</summary>
internal sealed class Walks(Random random, Timeline timeline) : IAsyncDisposable
{
    private readonly List<ReplayConnection> _hubs = [];
    private readonly ConcurrentDictionary<string, SessionOpened> _opened = [];
    private readonly Channel<(int Viewer, ReplayFrame Frame)> _frames = Channel.CreateUnbounded<(int Viewer, ReplayFrame Frame)>();
    private readonly Dictionary<(int Viewer, string Session), FrameFold> _folds = [];

    public async Task OpenAsync(Uri server, int sessions, int viewers)
    {
        for (var viewer = 0; viewer < viewers; viewer++)
        {
            var (hub, number) = (await ReplayConnection.ConnectAsync(server), viewer);
            hub.FrameReceived += frame => _frames.Writer.TryWrite((number, frame));
            _hubs.Add(hub);
        }
        for (var session = 0; session < sessions; session++)
        {
            var opened = await _hubs[0].Open(new OpenSession(RandomMoment(), RandomSpeed(), Playing: session % 2 == 0, Shared: null));
            _opened[opened.Session] = opened;
            for (var viewer = 0; viewer < viewers; viewer++)
            {
                _folds[(viewer, opened.Session)] = new FrameFold();
                await _hubs[viewer].Watch(opened.Session);
            }
        }
    }

    /// <summary>The next frame of any viewer and session, added up.</summary>
    public async Task<(ReplayFrame Frame, FrameFold Fold)> NextAsync()
    {
        var (viewer, frame) = await _frames.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        var fold = _folds[(viewer, frame.Session)];
        Assert.True(fold.Apply(frame));
        return (frame, fold);
    }

    /// <summary>Goes elsewhere, unless somebody was quicker.</summary>
    public Task SeekAsync(ReplayFrame frame)
    {
        var control = new SessionControl(frame.Session, _opened[frame.Session].Key, frame.Clock.Version);
        return _hubs[0].SeekTo(control, RandomMoment());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs)
            await hub.DisposeAsync();
    }

    private double RandomMoment() => random.NextInt64(timeline.First.Milliseconds, timeline.Last.Milliseconds);

    /// <summary>From a second to hours a second, as likely slow as quick.</summary>
    private double RandomSpeed() => Math.Round(Math.Pow(10, random.NextDouble() * 4.5)) * (random.Next(2) == 0 ? 1 : -1);
}
