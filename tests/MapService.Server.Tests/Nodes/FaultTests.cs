using System.Diagnostics;
using System.Net;
using MapService.Archive;
using MapService.Client.Connection;
using MapService.Contract;
using MapService.History.Places;
using NetTopologySuite.Geometries;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Nodes;

/// <summary>Three real server processes, a real database and a real balancer; one of them fails, and all agree afterwards.</summary>
public sealed class FaultTests(ThreeNodes three) : IClassFixture<ThreeNodes>
{
    [Fact]
    public async Task Any_node_serves_any_session_and_the_clocks_agree()
    {
        await using var first = await three.Nodes[0].ConnectAsync();
        await using var second = await three.Nodes[1].ConnectAsync();
        await using var viewer = new LastingViewer(three.Nodes[2].Address, (await first.Open(new OpenSession(SixInTheMorning, 60, true, true))) is var opened ? opened.Session : "");
        await viewer.MoreAsync();
        Assert.Equal(opened.Session, (await second.Join(opened.JoinCode!)).Session);

        var answer = await second.SetSpeed(new SessionControl(opened.Session, opened.Key, opened.Clock.Version), 600);
        Assert.True(answer.Accepted);
        await viewer.UntilAsync(clock => clock.Version == answer.Clock.Version);
        AssertSameVector(answer.Clock, viewer.Clock!);
        AssertSameVector(answer.Clock, await first.Watch(opened.Session));
    }

    [Fact]
    public async Task What_is_written_to_the_log_is_served_by_every_node()
    {
        var position = Record("new-place");

        foreach (var node in three.Nodes)
            await UntilServedAsync(node, position);
    }

    [Fact]
    public async Task Viewers_and_readers_come_through_either_balancer_to_any_node()
    {
        await using var presenter = await three.Nodes[0].ConnectAsync();
        var opened = await presenter.Open(new OpenSession(SixInTheMorning, 60, true, false));
        foreach (var address in new[] { three.Address, three.HttpAddress })
        {
            using var http = new HttpClient { BaseAddress = address };
            for (var time = 0; time < 3; time++)
            {
                await using var viewer = new LastingViewer(address, opened.Session);
                await viewer.MoreAsync();
                AssertSameVector(opened.Clock, viewer.Clock!);
                Assert.Equal("ok", await http.GetStringAsync(new Uri("healthz/ready", UriKind.Relative)));
            }
        }
    }

    [Fact]
    public async Task A_node_that_is_killed_costs_its_viewers_a_moment_and_no_clock_loses_its_place()
    {
        await using var presenter = await three.Nodes[0].ConnectAsync();
        var opened = await presenter.Open(new OpenSession(SixInTheMorning, 60, true, false));
        var viewers = Enumerable.Range(0, 9).Select(_ => new LastingViewer(three.Address, opened.Session)).ToList();
        await Task.WhenAll(viewers.Select(viewer => viewer.MoreAsync()));

        var acknowledged = (await presenter.SetSpeed(new SessionControl(opened.Session, opened.Key, opened.Clock.Version), 120)).Clock;
        var killed = Stopwatch.GetTimestamp();
        await three.Nodes[0].KillAsync();
        await Task.WhenAll(viewers.Select(viewer => viewer.MoreAsync(5)));
        foreach (var viewer in viewers)
            AssertSameVector(acknowledged, viewer.Clock!);
        await three.Nodes[0].StartAsync();

        var without = viewers.SelectMany(viewer => viewer.Returns).Select(back => Stopwatch.GetElapsedTime(killed, back)).ToList();
        Console.WriteLine($"{without.Count} of {viewers.Count} viewers lost their node and had a picture again {without.Max().TotalMilliseconds:0} ms after it was killed, at the latest.");
        Assert.True(without.Max() < TimeSpan.FromSeconds(20), $"It took {without.Max()}.");
        await using var again = await three.Nodes[0].ConnectAsync();
        AssertSameVector(acknowledged, await again.Watch(opened.Session));
        foreach (var viewer in viewers)
            await viewer.DisposeAsync();
    }

    [Fact]
    public async Task A_database_that_is_killed_stops_no_viewer_and_loses_nothing_that_was_acknowledged()
    {
        await using var presenter = await three.Nodes[0].ConnectAsync();
        var opened = await presenter.Open(new OpenSession(SixInTheMorning, 60, true, false));
        var control = new SessionControl(opened.Session, opened.Key, opened.Clock.Version);
        await using var viewer = new LastingViewer(three.Nodes[1].Address, opened.Session);
        await viewer.MoreAsync();
        var acknowledged = (await presenter.SetSpeed(control, 120)).Clock;
        var position = Record("before-the-kill");

        three.Database.Kill();
        var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => presenter.SetSpeed(control with { Version = acknowledged.Version }, 240));
        Assert.Contains("cannot reach its store", refusal.Message, StringComparison.Ordinal);
        foreach (var node in three.Nodes)
        {
            await node.UntilAsync("/healthz/ready", HttpStatusCode.ServiceUnavailable);
            Assert.Equal(HttpStatusCode.OK, await node.StatusAsync("/healthz/live"));
            Assert.Equal(HttpStatusCode.OK, await node.StatusAsync("/api/state?at=1917-11-07T06:30:00"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await node.StatusAsync("/api/log"));
        }
        await viewer.MoreAsync(5);
        AssertSameVector(acknowledged, viewer.Clock!);

        three.Database.Start();
        foreach (var node in three.Nodes)
        {
            await node.UntilAsync("/healthz/ready", HttpStatusCode.OK);
            await UntilServedAsync(node, position);
            await using var hub = await node.ConnectAsync();
            AssertSameVector(acknowledged, await hub.Watch(opened.Session));
        }
        var answer = await presenter.Pause(control with { Version = acknowledged.Version });
        Assert.True(answer.Accepted);
        await viewer.UntilAsync(clock => clock.Version == answer.Clock.Version);
        Assert.False(viewer.Clock!.Playing);
        Assert.Empty(viewer.Returns);
    }

    [Fact]
    public async Task A_node_that_is_cut_off_from_the_database_goes_on_showing_and_agrees_again_afterwards()
    {
        await using var presenter = await three.Nodes[0].ConnectAsync();
        await using var cutOff = await three.Nodes[2].ConnectAsync();
        var opened = await presenter.Open(new OpenSession(SixInTheMorning, 60, true, false));
        var control = new SessionControl(opened.Session, opened.Key, opened.Clock.Version);
        await using var viewer = new LastingViewer(three.Nodes[2].Address, opened.Session);
        await viewer.MoreAsync();

        three.Way.Block();
        await Assert.ThrowsAsync<CallRefusedException>(() => cutOff.Pause(control));
        await three.Nodes[2].UntilAsync("/healthz/ready", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await three.Nodes[0].StatusAsync("/healthz/ready"));
        var answer = await presenter.SeekTo(control, SixInTheMorning + 3_600_000);
        Assert.True(answer.Accepted);
        var position = Record("meanwhile");
        await UntilServedAsync(three.Nodes[1], position);
        await viewer.MoreAsync(5);
        AssertSameVector(opened.Clock, viewer.Clock!);

        three.Way.Unblock();
        await three.Nodes[2].UntilAsync("/healthz/ready", HttpStatusCode.OK);
        await UntilServedAsync(three.Nodes[2], position);
        await viewer.UntilAsync(clock => clock.Version >= answer.Clock.Version);
        AssertSameVector(answer.Clock, viewer.Clock!);
        Assert.Empty(viewer.Returns);
    }

    private long Record(string place) => three.Log.Append(
        [new RecordItem(new Place(new PlaceId($"{place}-{Guid.NewGuid():n}"), "waypoint", new Point(30, 60), 10, [new Name(place, "en")], null))], "tester").Value;

    /// <summary>Until a node serves the log up to a position, or further.</summary>
    private static Task UntilServedAsync(Node node, long position) => Patience.UntilAsync(
        async () => (await node.ReadAsync("/api/dataset")).GetProperty("logPosition").GetInt64() >= position,
        () => $"{node.Address} does not serve the log up to {position}");

    /// <summary>Two readings of one clock, at different times: it is the same story time at the same wall time.</summary>
    private static void AssertSameVector(ClockInfo expected, ClockInfo actual)
    {
        Assert.Equal((expected.Version, expected.Speed, expected.Playing), (actual.Version, actual.Speed, actual.Playing));
        var moved = expected.Playing ? (actual.ServerMs - expected.ServerMs) * expected.Speed : 0;
        Assert.Equal(expected.StoryMs + moved, actual.StoryMs, tolerance: 1);
    }
}
