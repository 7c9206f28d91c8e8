using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Server.Sessions;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Live;

/// <summary>What several viewers of one session get, one of them perhaps asleep.</summary>
public sealed class SharedFramesTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Viewers_at_the_same_point_get_the_same_bytes()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 3600, true, null));
        await using var one = await RawViewer.ConnectAsync(server.Address);
        await using var other = await RawViewer.ConnectAsync(server.Address);
        await one.InvokeAsync("Watch", opened.Session);
        await other.InvokeAsync("Watch", opened.Session);

        var (theirs, texts) = (new Dictionary<long, string>(), 0);
        for (var frame = 0; frame < 20; frame++)
        {
            var text = await one.FrameAsync();
            theirs[RawViewer.Parse(text).Step] = text;
        }
        for (var frame = 0; frame < 20; frame++)
        {
            var text = await other.FrameAsync();
            if (RawViewer.Parse(text) is { Base: not null } delta && theirs.TryGetValue(delta.Step, out var same) && RawViewer.Parse(same).Base == delta.Base)
            {
                Assert.Equal(same, text);
                texts++;
            }
        }
        Assert.InRange(texts, 10, 20);
    }

    [Fact]
    public async Task A_viewer_that_reads_nothing_holds_up_nobody_and_is_told_the_newest_when_it_reads_again()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 600, null, null));
        await using var asleep = await RawViewer.ConnectAsync(server.Address, receiveBufferBytes: 4096);
        await asleep.InvokeAsync("Watch", opened.Session);
        await using var awake = await Watcher.OfAsync(server, opened.Session);
        await awake.NextAsync();
        var dropped = await MetricAsync("mapservice_dropped_frames_total");

        var version = opened.Clock.Version;
        // Each seek between far moments is a keyframe of all that is on the map.
        for (var seek = 0; await MetricAsync("mapservice_dropped_frames_total") < dropped + 5; seek++)
        {
            var answer = await hub.SeekTo(new SessionControl(opened.Session, opened.Key, version), StoryMs(seek % 2 == 0 ? "1917-07-17T12:00:00" : "1917-11-07T21:40:00"));
            version = answer.Clock.Version;
            await awake.UntilAsync(frame => frame.Clock.Version == version);
        }

        var fold = new FrameFold();
        var frames = 0;
        for (; fold.Clock?.Version != version; frames++)
            Assert.True(fold.Apply(RawViewer.Parse(await asleep.FrameAsync())));
        Assert.Equal(awake.Fold.Step, fold.Step);
        Assert.Equal(awake.Fold.Segments.Order(BySpan), fold.Segments.Order(BySpan));
        Assert.True(frames < version, $"{frames} frames for {version} versions");
    }

    [Fact]
    public async Task Viewers_and_presenter_converge_whoever_commands_in_what_order()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, null, null, true));
        var watchers = new List<Watcher>();
        for (var watcher = 0; watcher < 4; watcher++)
            watchers.Add(await Watcher.OfAsync(server, opened.Session));

        var accepted = await Task.WhenAll(Enumerable.Range(0, 4).Select(presenter => CommandAsync(watchers[presenter], opened, presenter)));

        var last = accepted.Max();
        var clocks = new List<ClockInfo>();
        foreach (var watcher in watchers)
        {
            var frame = await watcher.UntilAsync(frame => frame.Clock.Version == last);
            clocks.Add(frame.Clock);
            await watcher.DisposeAsync();
        }
        Assert.Single(clocks.Select(clock => (clock.Version, clock.StoryMs, clock.Speed)).Distinct());
        Assert.Equal(20, last - opened.Clock.Version);
    }

    [Fact]
    public async Task A_session_that_stands_costs_no_ticks_and_one_that_runs_does()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 600, null, null));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);
        await viewer.NextAsync();
        var conductor = server.Part<OpenSessions>().FindAtHand(opened.Session)!.Conductor;

        Assert.False(conductor.IsTicking);
        var playing = await hub.Play(new SessionControl(opened.Session, opened.Key, opened.Clock.Version));
        await viewer.UntilAsync(frame => frame.Clock.Playing);
        Assert.True(conductor.IsTicking);
        await hub.Pause(new SessionControl(opened.Session, opened.Key, playing.Clock.Version));
        await viewer.UntilAsync(frame => !frame.Clock.Playing);
        Assert.False(conductor.IsTicking);
        await hub.Play(new SessionControl(opened.Session, opened.Key, playing.Clock.Version + 1));
        await viewer.DisposeAsync();
        while (conductor.Viewers > 0)
            await Task.Yield();
        Assert.False(conductor.IsTicking);
    }

    /// <summary>Five commands of a presenter who does not wait for the others; a stale one is made again from the clock that came back.</summary>
    private static async Task<long> CommandAsync(Watcher presenter, SessionOpened opened, int number)
    {
        var version = opened.Clock.Version;
        for (var command = 0; command < 5;)
        {
            var answer = await presenter.Hub.SeekTo(new SessionControl(opened.Session, opened.Key, version), SixInTheMorning + (number * 100) + command);
            version = answer.Clock.Version;
            if (answer.Accepted)
                command++;
        }
        return version;
    }

    private async Task<double> MetricAsync(string name) =>
        (await server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n')
            .Where(line => line.StartsWith(name + " ", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Comparer<KeyValuePair<int, Playback.Timelines.Segment>> BySpan =
        Comparer<KeyValuePair<int, Playback.Timelines.Segment>>.Create((one, other) => one.Key.CompareTo(other.Key));
}
