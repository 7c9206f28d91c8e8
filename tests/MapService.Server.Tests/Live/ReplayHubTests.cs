using MapService.Client.Connection;
using MapService.Contract;
using Microsoft.AspNetCore.SignalR;
using Xunit;

namespace MapService.Server.Tests.Live;

public sealed class ReplayHubTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly double SixInTheMorning = StoryMs("1917-11-07T06:00:00");

    [Fact]
    public async Task The_first_frame_is_a_keyframe_with_all_that_is_on_the_map()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, null, null));

        var frame = Assert.IsType<Keyframe>(await FirstFrame(hub, opened.Session));

        Assert.Equal(1, frame.Sequence);
        Assert.Equal(SixInTheMorning, frame.Clock.StoryMs);
        Assert.False(frame.Clock.Playing);
        Assert.Contains(frame.Spans.Control, held => held is { Place: "state-bank", Side: "revolution" });
        Assert.Contains(frame.Spans.Events, span => span.Event == "state-bank-occupied");
        Assert.Contains(frame.Spans.Segments, segment => segment is { Unit: "aurora", Movement: null });
    }

    [Fact]
    public async Task Frames_are_numbered_and_what_they_add_up_to_is_the_state_at_the_end()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(StoryMs("1917-11-07T05:00:00"), 3600, true));
        var viewer = new Viewer();

        await foreach (var frame in hub.Watch(opened.Session, CancellationToken.None))
        {
            viewer.Apply(frame);
            if (viewer.Knows(StoryMs("1917-11-07T08:00:00")))
                break;
        }

        await AssertShowsStateAt(viewer, "1917-11-07T08:00:00");
    }

    [Fact]
    public async Task Playing_backwards_adds_up_too()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(StoryMs("1917-11-07T08:30:00"), -3600, true));
        var viewer = new Viewer();

        await foreach (var frame in hub.Watch(opened.Session, CancellationToken.None))
        {
            viewer.Apply(frame);
            if (viewer.Knows(StoryMs("1917-11-07T06:00:00")))
                break;
        }

        await AssertShowsStateAt(viewer, "1917-11-07T06:00:00");
    }

    [Fact]
    public async Task What_starts_is_sent_before_its_moment_comes()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(StoryMs("1917-11-07T06:40:00"), 600, true));
        var due = StoryMs("1917-11-07T07:00:00");

        await foreach (var frame in hub.Watch(opened.Session, CancellationToken.None))
        {
            var started = frame switch { Keyframe key => key.Spans, DeltaFrame delta => delta.Started, _ => null };
            if (started?.Control.Any(held => held.Place == "palace-bridge" && held.Start == due) != true)
                continue;
            Assert.True(frame.Clock.StoryMs < due, $"sent at {frame.Clock.StoryMs}, due at {due}");
            return;
        }
        Assert.Fail("The stream ended.");
    }

    [Fact]
    public async Task Play_pause_seek_and_speed_reach_the_viewer_with_growing_versions()
    {
        await using var hub = await server.ConnectAsync();
        await using var other = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(null, null, null));
        var control = new SessionControl(opened.Session, opened.Key);
        await using var frames = other.Watch(opened.Session, CancellationToken.None).GetAsyncEnumerator();
        await frames.MoveNextAsync();

        var sought = await hub.SeekTo(control, SixInTheMorning);
        await MoveToVersion(frames, sought.Version);
        Assert.Equal(SixInTheMorning, frames.Current.Clock.StoryMs);

        var faster = await hub.SetSpeed(control, 60);
        await MoveToVersion(frames, faster.Version);
        Assert.Equal(60, frames.Current.Clock.Speed);

        var playing = await hub.Play(control);
        await MoveToVersion(frames, playing.Version);
        Assert.True(frames.Current.Clock.Playing);

        var paused = await hub.Pause(control);
        await MoveToVersion(frames, paused.Version);
        Assert.False(frames.Current.Clock.Playing);
        Assert.True(sought.Version < faster.Version && faster.Version < playing.Version && playing.Version < paused.Version);
    }

    [Fact]
    public async Task A_clock_that_comes_to_the_end_stands_there()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(StoryMs("1917-11-09T07:00:00"), 86_400, true));

        await foreach (var frame in hub.Watch(opened.Session, CancellationToken.None))
        {
            if (frame.Clock.Playing)
                continue;
            Assert.Equal(StoryMs("1917-11-09T08:00:00"), frame.Clock.StoryMs);
            return;
        }
        Assert.Fail("The stream ended.");
    }

    [Fact]
    public async Task A_late_viewer_is_at_once_in_the_right_place()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 1, true));
        await using var late = await server.ConnectAsync();

        var frame = Assert.IsType<Keyframe>(await FirstFrame(late, opened.Session));

        Assert.InRange(frame.Clock.StoryMs, SixInTheMorning, SixInTheMorning + 600_000);
    }

    [Fact]
    public async Task Only_the_key_controls()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(null, null, null));

        var refusal = await Assert.ThrowsAsync<HubException>(() => hub.Play(new SessionControl(opened.Session, "guess")));

        Assert.Contains("key", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(86_401)]
    public async Task A_speed_outside_the_range_is_refused_with_the_range(double speed)
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(null, null, null));

        var refusal = await Assert.ThrowsAsync<HubException>(() => hub.SetSpeed(new SessionControl(opened.Session, opened.Key), speed));

        Assert.Contains("1 to 86400", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1e300, "1917-11-06T21:00:00")]
    [InlineData(1e300, "1917-11-09T08:00:00")]
    public async Task A_time_outside_the_span_is_brought_to_its_nearer_end(double storyMs, string expected)
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(null, null, null));

        Assert.Equal(StoryMs(expected), (await hub.SeekTo(new SessionControl(opened.Session, opened.Key), storyMs)).StoryMs);
    }

    [Fact]
    public async Task Nothing_in_place_of_an_argument_is_an_answer_and_not_a_failure()
    {
        await using var hub = await server.ConnectAsync();

        Assert.False((await hub.Open(null!)).Clock.Playing);
        Assert.Contains("not known", (await Assert.ThrowsAsync<HubException>(() => hub.Play(null!))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_connection_cannot_take_all_sessions()
    {
        await using var hub = await server.ConnectAsync();
        for (var session = 0; session < 32; session++)
            await hub.Open(new OpenSession(null, null, null));

        var refusal = await Assert.ThrowsAsync<HubException>(() => hub.Open(new OpenSession(null, null, null)));

        Assert.Contains("allowed: 32", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_not_known_is_refused()
    {
        await using var hub = await server.ConnectAsync();

        var refusal = await Assert.ThrowsAsync<HubException>(() => FirstFrame(hub, "nowhere"));

        Assert.Contains("not known", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_connect()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/replay/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "https://elsewhere.example");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await server.Http.SendAsync(request)).StatusCode);
    }

    private async Task AssertShowsStateAt(Viewer viewer, string at)
    {
        var state = await server.GetAsync($"/api/state?at={at}");
        var holders = state.GetProperty("control").EnumerateArray()
            .Select(held => (held.GetProperty("place").GetString()!, held.GetProperty("side").GetString()!)).Order();
        var units = state.GetProperty("units").EnumerateArray()
            .Select(unit => (unit.GetProperty("id").GetString()!, unit.GetProperty("lon").GetDouble(), unit.GetProperty("lat").GetDouble())).Order();
        var bridges = state.GetProperty("bridges").EnumerateArray()
            .Select(bridge => (bridge.GetProperty("place").GetString()!, bridge.GetProperty("state").GetString()!)).Order();
        Assert.Equal(holders, viewer.HoldersAt(StoryMs(at)).Order());
        Assert.Equal(bridges, viewer.BridgesAt(StoryMs(at)).Order());
        Assert.Equal(state.GetProperty("events").EnumerateArray().Select(id => id.GetString()!).Order(), viewer.EventsAt(StoryMs(at)).Order());
        Assert.Equal(units, viewer.UnitsAt(StoryMs(at)).Order());
    }

    private static async Task<ReplayFrame> FirstFrame(ReplayConnection hub, string session)
    {
        await foreach (var frame in hub.Watch(session, CancellationToken.None))
            return frame;
        throw new InvalidOperationException("The stream ended.");
    }

    private static async Task MoveToVersion(IAsyncEnumerator<ReplayFrame> frames, long version)
    {
        while (frames.Current.Clock.Version < version)
            Assert.True(await frames.MoveNextAsync());
    }

    private static double StoryMs(string local) =>
        DateTimeOffset.Parse(local + "Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
