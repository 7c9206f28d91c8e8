using MapService.Client.Connection;
using MapService.Contract;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Live;

/// <summary>What one who opens a session and watches it gets.</summary>
public sealed class ReplayHubTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_first_frame_is_a_keyframe_with_all_that_is_on_the_map()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(At(SixInTheMorning));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);

        var frame = await viewer.NextAsync();

        Assert.Null(frame.Base);
        Assert.Equal(SixInTheMorning, frame.Clock.StoryMs);
        Assert.False(frame.Clock.Playing);
        Assert.Equal([0, 0], frame.Window);
        Assert.Contains(("state-bank", "revolution"), viewer.HoldersAt(Story("1917-11-07T06:00:00")));
        Assert.Contains("state-bank-occupied", viewer.EventsAt(Story("1917-11-07T06:00:00")));
        Assert.Contains(viewer.UnitsAt(Story("1917-11-07T06:00:00")), unit => unit is { Unit: "aurora", Movement: null });
    }

    [Theory]
    [InlineData("1917-11-07T05:00:00", 3600, "1917-11-07T08:00:00")]
    [InlineData("1917-11-07T08:30:00", -3600, "1917-11-07T06:00:00")]
    public async Task What_frames_add_up_to_is_the_state_that_REST_tells(string start, double speed, string end)
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(StoryMs(start), speed, true, null));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);

        await viewer.UntilAsync(_ => viewer.Fold.Knows(Story(end)));

        await AssertShowsStateAt(viewer, end);
    }

    [Fact]
    public async Task What_starts_is_sent_before_its_moment_comes()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(StoryMs("1917-11-07T06:40:00"), 600, true, null));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);
        var due = Story("1917-11-07T07:00:00");

        var frame = await viewer.UntilAsync(_ => viewer.Fold.Knows(due));

        Assert.Contains("palace-bridge", viewer.HoldersAt(due).Select(held => held.Place));
        Assert.True(frame.Clock.StoryMs < due.Milliseconds, $"sent at {frame.Clock.StoryMs}, due at {due}");
    }

    [Fact]
    public async Task Play_pause_seek_and_speed_reach_another_viewer_with_growing_versions()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(At(null));
        await using var other = await Watcher.OfAsync(server, opened.Session);

        var sought = await hub.SeekTo(Control(opened, opened.Clock), SixInTheMorning);
        Assert.Equal(SixInTheMorning, (await ShownAsync(other, sought)).StoryMs);

        var faster = await hub.SetSpeed(Control(opened, sought.Clock), 60);
        Assert.Equal(60, (await ShownAsync(other, faster)).Speed);

        var playing = await hub.Play(Control(opened, faster.Clock));
        Assert.True((await ShownAsync(other, playing)).Playing);

        var paused = await hub.Pause(Control(opened, playing.Clock));
        Assert.False((await ShownAsync(other, paused)).Playing);
        Assert.All([sought, faster, playing, paused], answer => Assert.True(answer.Accepted));
        Assert.Equal(opened.Clock.Version + 4, paused.Clock.Version);
    }

    [Fact]
    public async Task A_clock_that_comes_to_the_end_stands_there()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(await EndAsync() - 3_600_000, 86_400, true, null));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);

        var frame = await viewer.UntilAsync(frame => !frame.Clock.Playing);

        Assert.Equal(await EndAsync(), frame.Clock.StoryMs);
    }

    [Fact]
    public async Task A_late_viewer_is_at_once_in_the_right_place()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 1, true, null));
        await using var early = await Watcher.OfAsync(server, opened.Session);
        await early.NextAsync();
        await early.NextAsync();
        await using var late = await Watcher.OfAsync(server, opened.Session);

        var frame = await late.NextAsync();

        Assert.Null(frame.Base);
        Assert.InRange(frame.Clock.StoryMs, SixInTheMorning, SixInTheMorning + 600_000);
        Assert.True(late.Fold.Knows(new((long)frame.Clock.StoryMs)));
    }

    [Fact]
    public async Task Who_comes_back_finds_the_clock_where_it_is_and_still_has_the_key()
    {
        var first = await server.ConnectAsync();
        var opened = await first.Open(new OpenSession(SixInTheMorning, 60, true, null));
        await first.Watch(opened.Session);
        await first.DisposeAsync();

        await using var again = await Watcher.OfAsync(server, opened.Session);
        var frame = await again.NextAsync();
        Assert.Null(frame.Base);
        Assert.True(frame.Clock.StoryMs >= SixInTheMorning);
        Assert.True((await again.Hub.Pause(Control(opened, frame.Clock))).Accepted);
    }

    [Fact]
    public async Task A_viewer_that_lost_a_frame_notices_and_gets_a_keyframe()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 600, true, null));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);
        await viewer.NextAsync();
        await viewer.SkipAsync();

        Assert.False(viewer.Fold.Apply(await viewer.SkipAsync()));
        Assert.False(viewer.Fold.Knows(Story("1917-11-07T06:00:01")));

        await viewer.Hub.Watch(opened.Session);
        while (!viewer.Fold.Apply(await viewer.SkipAsync()))
        {
            // What was under way before.
        }
        Assert.NotNull((await viewer.NextAsync()).Base);
    }

    [Fact]
    public async Task Who_leaves_gets_no_more_frames()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 600, true, null));
        var count = 0;
        hub.FrameReceived += _ => count++;
        await hub.Watch(opened.Session);
        await hub.Leave(opened.Session);
        // An answer comes after what was sent before it.
        await hub.Ping(0);
        var before = count;
        await using var other = await Watcher.OfAsync(server, opened.Session);
        await other.NextAsync();
        await other.NextAsync();
        await hub.Ping(0);

        Assert.Equal(before, count);
    }

    [Fact]
    public async Task A_loop_goes_round_and_round_until_it_is_lifted()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 3600, true, null));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);
        var (from, to) = (StoryMs("1917-11-07T07:00:00"), StoryMs("1917-11-07T08:00:00"));

        var looped = await hub.Loop(Control(opened, opened.Clock), new LoopSpan(from, to));
        Assert.Equal(new LoopSpan(from, to), looped.Clock.Loop);
        await ShownAsync(viewer, looped);
        for (var (round, last) = (0, from); round < 2;)
        {
            var at = (await viewer.NextAsync()).Clock.StoryMs;
            Assert.InRange(at, from, to - 1);
            if (at < last)
                round++;
            last = at;
        }

        var on = await hub.Loop(Control(opened, looped.Clock), null);
        Assert.Null(on.Clock.Loop);
        await viewer.UntilAsync(frame => frame.Clock.StoryMs > to);
    }

    [Fact]
    public async Task A_seek_out_of_a_loop_ends_it_and_a_loop_of_no_length_is_refused()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(At(SixInTheMorning));
        var looped = await hub.Loop(Control(opened, opened.Clock), new LoopSpan(SixInTheMorning, SixInTheMorning + 1000));

        var sought = await hub.SeekTo(Control(opened, looped.Clock), SixInTheMorning - 1);

        Assert.Null(sought.Clock.Loop);
        var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => hub.Loop(Control(opened, sought.Clock), new LoopSpan(7, 7)));
        Assert.Contains("loop: found 7 to 7", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stepping_goes_from_event_to_event_in_both_directions()
    {
        var starts = (await server.GetAsync("/api/events")).GetProperty("features").EnumerateArray()
            .Select(feature => StoryMs(feature.GetProperty("properties").GetProperty("from").GetString()!)).Distinct().Order().ToList();
        var (before, after) = (starts.Last(start => start < SixInTheMorning), starts.First(start => start > SixInTheMorning));
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(At(SixInTheMorning));

        var next = await hub.StepEvent(Control(opened, opened.Clock), 1);
        Assert.Equal(after, next.Clock.StoryMs);
        var back = await hub.StepEvent(Control(opened, next.Clock), -1);
        Assert.Equal(starts.Last(start => start < after), back.Clock.StoryMs);
        var further = await hub.StepEvent(Control(opened, (await hub.SeekTo(Control(opened, back.Clock), SixInTheMorning)).Clock), -1);
        Assert.Equal(before, further.Clock.StoryMs);
        await Assert.ThrowsAsync<CallRefusedException>(() => hub.StepEvent(Control(opened, further.Clock), 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(86_401)]
    public async Task A_speed_outside_the_range_is_refused_with_the_range(double speed)
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(At(null));

        var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => hub.SetSpeed(Control(opened, opened.Clock), speed));

        Assert.Contains("1 to 86400", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_outside_the_span_is_brought_to_its_nearer_end()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(At(null));

        var last = await hub.SeekTo(Control(opened, opened.Clock), 1e300);
        Assert.Equal(await EndAsync(), last.Clock.StoryMs);
        Assert.Equal(opened.Clock.StoryMs, (await hub.SeekTo(Control(opened, last.Clock), -1e300)).Clock.StoryMs);
    }

    [Fact]
    public async Task Nothing_in_place_of_an_argument_is_an_answer_and_not_a_failure()
    {
        await using var hub = await server.ConnectAsync();

        Assert.False((await hub.Open(null!)).Clock.Playing);
        foreach (var call in new Func<Task>[] { () => hub.Play(null!), () => hub.Watch(null!), () => hub.Close(null!) })
            Assert.Contains("not known", (await Assert.ThrowsAsync<CallRefusedException>(call)).Message, StringComparison.Ordinal);
        Assert.Contains("code", (await Assert.ThrowsAsync<CallRefusedException>(() => hub.Join(null!))).Message, StringComparison.Ordinal);
        await hub.Leave(null!);
    }

    [Fact]
    public async Task One_connection_cannot_take_all_sessions()
    {
        await using var hub = await server.ConnectAsync();
        for (var session = 0; session < 32; session++)
            await hub.Watch((await hub.Open(At(null))).Session);

        var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => hub.Open(At(null)));
        Assert.Contains("allowed: 32", refusal.Message, StringComparison.Ordinal);
        await using var other = await server.ConnectAsync();
        var theirs = await other.Open(At(null));
        refusal = await Assert.ThrowsAsync<CallRefusedException>(() => hub.Watch(theirs.Session));
        Assert.Contains("allowed: 32", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_not_known_is_refused()
    {
        await using var hub = await server.ConnectAsync();

        var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => hub.Watch("nowhere"));

        Assert.Contains("not known", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ping_is_answered_with_the_wall_time_of_the_server()
    {
        await using var hub = await server.ConnectAsync();

        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var pong = await hub.Ping(12.5);

        Assert.Equal(12.5, pong.ClientMs);
        Assert.InRange(pong.ServerMs, before, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private async Task AssertShowsStateAt(Watcher viewer, string at)
    {
        var state = await server.GetAsync($"/api/state?at={at}");
        var holders = state.GetProperty("control").EnumerateArray()
            .Select(held => (held.GetProperty("place").GetString()!, held.GetProperty("side").GetString()!)).Order();
        var bridges = state.GetProperty("bridges").EnumerateArray()
            .Select(bridge => (bridge.GetProperty("place").GetString()!, bridge.GetProperty("state").GetString()!)).Order();
        var units = state.GetProperty("units").EnumerateArray().Select(unit => (
            unit.GetProperty("id").GetString()!,
            unit.GetProperty("movement").GetString(),
            Math.Round(unit.GetProperty("lon").GetDouble(), 6),
            Math.Round(unit.GetProperty("lat").GetDouble(), 6))).Order();
        Assert.Equal(holders, viewer.HoldersAt(Story(at)).Order());
        Assert.Equal(bridges, viewer.BridgesAt(Story(at)).Order());
        Assert.Equal(state.GetProperty("events").EnumerateArray().Select(id => id.GetString()!).Order(), viewer.EventsAt(Story(at)).Order());
        Assert.Equal(units, viewer.UnitsAt(Story(at)).Order());
    }

    private async Task<double> EndAsync() =>
        StoryMs((await server.GetAsync("/api/dataset")).GetProperty("span").GetProperty("to").GetString()!);

    private static OpenSession At(double? storyMs) => new(storyMs, null, null, null);

    private static SessionControl Control(SessionOpened opened, ClockInfo clock) => new(opened.Session, opened.Key, clock.Version);

    private static async Task<ClockInfo> ShownAsync(Watcher viewer, ControlAnswer answer) =>
        (await viewer.UntilAsync(frame => frame.Clock.Version >= answer.Clock.Version)).Clock;
}
