using System.Net;
using System.Text.Json;
using MapService.Contract;
using MapService.History;
using MapService.Playback.Clocks;
using MapService.Server.Editions;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>A session that is guarded tells nothing that begins later than the furthest moment that it has shown.</summary>
public sealed class GuardTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Seeking_tells_as_far_as_was_sought_and_going_back_takes_nothing_away()
    {
        await using var presenter = await GuardedAsync();
        await AssertToldUpToAsync(presenter, SixInTheMorning);

        await presenter.DoAsync((hub, control) => hub.SeekTo(control, StoryMs("1917-11-07T12:00:00")));
        await AssertToldUpToAsync(presenter, StoryMs("1917-11-07T12:00:00"));

        await presenter.DoAsync((hub, control) => hub.SeekTo(control, StoryMs("1917-07-17T12:00:00")));
        await AssertToldUpToAsync(presenter, StoryMs("1917-11-07T12:00:00"));
    }

    [Fact]
    public async Task Playing_tells_what_has_begun_by_then()
    {
        await using var presenter = await GuardedAsync();
        await presenter.DoAsync((hub, control) => hub.SetSpeed(control, 36_000));
        await presenter.DoAsync((hub, control) => hub.Play(control));
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);
        await viewer.UntilAsync(one => one.Frames[^1].Clock.StoryMs > StoryMs("1917-11-07T20:00:00"));

        var paused = await presenter.DoAsync((hub, control) => hub.Pause(control));

        Assert.True(paused.StoryMs > StoryMs("1917-11-07T20:00:00"));
        await AssertToldUpToAsync(presenter, paused.StoryMs);
    }

    [Fact]
    public async Task Playing_backwards_tells_no_more()
    {
        await using var presenter = await GuardedAsync();
        await presenter.DoAsync((hub, control) => hub.SetSpeed(control, -36_000));
        await presenter.DoAsync((hub, control) => hub.Play(control));
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);
        await viewer.UntilAsync(one => one.Frames[^1].Clock.StoryMs < StoryMs("1917-11-07T00:00:00"));

        await presenter.DoAsync((hub, control) => hub.Pause(control));

        await AssertToldUpToAsync(presenter, SixInTheMorning);
        AssertToldInTime(viewer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stretch_that_was_played_is_told_to_its_end_over_and_over_or_once(bool isOnce)
    {
        await using var presenter = await GuardedAsync();
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);
        var end = StoryMs("1917-11-07T08:00:00");
        await presenter.ShowAsync(new Showing(), new CueClock(SixInTheMorning, true, 7200, new LoopSpan(SixInTheMorning, end, isOnce ? true : null)));
        await viewer.UntilAsync(one => one.Frames[^1].FurthestMs >= end);

        var after = await presenter.ShowAsync(new Showing(), new CueClock(SixInTheMorning, false));

        await AssertToldUpToAsync(presenter, end);
        await viewer.UntilAsync(after);
        AssertToldInTime(viewer);
    }

    [Fact]
    public async Task No_frame_tells_what_begins_later_wherever_the_clock_goes()
    {
        await using var presenter = await GuardedAsync();
        await using var early = await Spectator.AtAsync(server.Address, presenter.Session);
        await presenter.DoAsync((hub, control) => hub.SetSpeed(control, 20_000));
        await presenter.DoAsync((hub, control) => hub.Play(control));
        await early.UntilAsync(one => one.Frames[^1].Clock.StoryMs > StoryMs("1917-11-07T09:00:00"));
        await presenter.DoAsync((hub, control) => hub.SeekTo(control, StoryMs("1917-11-07T14:00:00")));
        await using var late = await Spectator.AtAsync(server.Address, presenter.Session);
        await late.UntilAsync(one => one.Frames[^1].Clock.StoryMs > StoryMs("1917-11-07T18:00:00"));
        await presenter.DoAsync((hub, control) => hub.SeekTo(control, StoryMs("1917-11-07T05:00:00")));
        await presenter.DoAsync((hub, control) => hub.Loop(control, new LoopSpan(StoryMs("1917-11-07T05:00:00"), StoryMs("1917-11-07T08:00:00"))));
        var back = early.Frames.Count;
        await early.UntilAsync(one => one.Frames.Count > back + 10);

        foreach (var viewer in new[] { early, late })
        {
            AssertToldInTime(viewer);
            Assert.Contains(viewer.Frames, frame => frame.Started is not null);
            Assert.Equal(viewer.Frames.Select(frame => frame.FurthestMs).Order(), viewer.Frames.Select(frame => frame.FurthestMs));
        }
    }

    [Fact]
    public async Task Without_a_guard_everything_is_told_also_after_one_was_lifted()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);
        Assert.Null((await presenter.Hub.Join(presenter.JoinCode!)).Guarded);
        await AssertAllToldAsync(presenter);

        await viewer.UntilAsync(await presenter.DoAsync((hub, control) => hub.Guard(control, true)));
        Assert.Equal(SixInTheMorning, viewer.Frames[^1].FurthestMs);
        Assert.True((await presenter.Hub.Join(presenter.JoinCode!)).Guarded);

        await viewer.UntilAsync(await presenter.DoAsync((hub, control) => hub.Guard(control, false)));
        Assert.Null(viewer.Frames[^1].FurthestMs);
        await AssertAllToldAsync(presenter);
    }

    [Fact]
    public async Task A_guard_that_is_set_again_keeps_what_was_shown()
    {
        await using var presenter = await GuardedAsync();
        await presenter.DoAsync((hub, control) => hub.SeekTo(control, StoryMs("1917-11-07T12:00:00")));
        await presenter.DoAsync((hub, control) => hub.SeekTo(control, SixInTheMorning));

        await presenter.DoAsync((hub, control) => hub.Guard(control, true));

        await AssertToldUpToAsync(presenter, StoryMs("1917-11-07T12:00:00"));
    }

    [Fact]
    public async Task What_is_told_in_part_is_kept_nowhere()
    {
        await using var presenter = await GuardedAsync();
        using var answer = await server.Http.GetAsync(new Uri($"/api/events?session={presenter.Session}", UriKind.Relative));

        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("dataset")]
    [InlineData("events")]
    [InlineData("movements")]
    [InlineData("ids")]
    public async Task A_session_that_is_not_there_is_a_bad_request(string resource)
    {
        using var answer = await server.Http.GetAsync(new Uri($"/api/{resource}?session=nonsense", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("found 'nonsense'; allowed: the id of a session that is open", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>At six in the morning, standing still.</summary>
    private async Task<Presenter> GuardedAsync()
    {
        var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await presenter.DoAsync((hub, control) => hub.Guard(control, true));
        return presenter;
    }

    private async Task AssertToldUpToAsync(Presenter presenter, double furthestMs)
    {
        var furthest = new StoryTime((long)furthestMs).ToLocal();
        await AssertToldAsync(presenter, Whole.Events.Where(one => one.When.From <= furthest), Whole.Movements.Where(one => one.Departure.From <= furthest), Whole.Units.Where(one => one.Presence.From <= furthest));
        Assert.NotEqual(Whole.Events.Length, Whole.Events.Count(one => one.When.From <= furthest));
        var chapters = (await server.GetAsync($"/api/dataset?session={presenter.Session}")).GetProperty("chapters").EnumerateArray();
        Assert.Equal(Whole.Header.Chapters.Where(one => one.From <= furthest).Select(one => one.Id), chapters.Select(one => one.GetProperty("id").GetString()));
        await using var late = await Spectator.AtAsync(server.Address, presenter.Session);
        Assert.Equal(furthestMs, late.Frames[0].FurthestMs);
        AssertToldInTime(late);
    }

    private Task AssertAllToldAsync(Presenter presenter) => AssertToldAsync(presenter, Whole.Events, Whole.Movements, Whole.Units);

    private async Task AssertToldAsync(Presenter presenter, IEnumerable<Item> events, IEnumerable<Item> movements, IEnumerable<Item> units)
    {
        var ids = (await server.GetAsync($"/api/ids?session={presenter.Session}")).Deserialize<ReplayIds>(JsonSerializerOptions.Web)!;
        AssertSame(events, ids.Events.Where(id => id.Length > 0));
        AssertSame(movements, ids.Movements.Where(id => id.Length > 0));
        AssertSame(units, ids.Units.Where(id => id.Length > 0));
        Assert.Equal((Whole.Events.Length, Whole.Movements.Length, Whole.Units.Length), (ids.Events.Count, ids.Movements.Count, ids.Units.Count));
        AssertSame(events, await IdsOfAsync($"/api/events?session={presenter.Session}", "features"));
        AssertSame(movements, await IdsOfAsync($"/api/movements?session={presenter.Session}", "features"));
        AssertSame(units, await IdsOfAsync($"/api/dataset?session={presenter.Session}", "units"));
        var told = units.Select(unit => unit.Key.Id).ToHashSet();
        var features = (await server.GetAsync($"/api/events?session={presenter.Session}")).GetProperty("features").EnumerateArray();
        Assert.All(features.SelectMany(one => one.GetProperty("properties").GetProperty("units").EnumerateArray()), unit => Assert.Contains(unit.GetString()!, told));
        var movers = (await server.GetAsync($"/api/movements?session={presenter.Session}")).GetProperty("features").EnumerateArray();
        Assert.All(movers, one => Assert.Contains(one.GetProperty("properties").GetProperty("unit").GetString()!, told));
    }

    private static void AssertSame(IEnumerable<Item> expected, IEnumerable<string> told) =>
        Assert.Equal(expected.Select(item => item.Key.Id).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));

    private async Task<IEnumerable<string>> IdsOfAsync(string path, string list) =>
        (await server.GetAsync(path)).GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").GetString()!);

    private static void AssertToldInTime(Spectator viewer) => Assert.All(viewer.Frames, frame =>
    {
        Assert.True(frame.Clock.StoryMs <= frame.FurthestMs);
        Assert.True(frame.Clock.StoryMs + frame.Window[1] <= frame.FurthestMs);
        foreach (var (spans, width) in new[] { (frame.Started?.Segments, 9), (frame.Started?.Events, 4), (frame.Started?.Control, 6), (frame.Started?.Bridges, 6) })
            Assert.All((spans ?? []).Chunk(width), span => Assert.True(frame.Clock.StoryMs + span[^2] <= frame.FurthestMs));
    });

    private Dataset Whole => server.Part<CurrentEdition>().Value.Dataset;
}
