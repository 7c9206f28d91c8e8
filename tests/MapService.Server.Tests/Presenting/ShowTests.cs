using System.Text.Json;
using MapService.Contract;
using MapService.Server.Tests.Live;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>What a hall is shown, and when.</summary>
public sealed class ShowTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Showing Palace = new(
        "A night", "en", 3, "At the palace", "Cadets guard the doors.\u001e",
        new ShowingCamera([30.30, 59.93, 30.33, 59.95], 12.5), ["place:winter-palace", "event:palace-taken"], "place:winter-palace",
        new ShowingLens(["revolution"], null, null, ["certain"]), [new PictureInfo("how-sure.svg", "How sure", "CC0")], "black", 2);

    [Fact]
    public async Task A_cue_reaches_every_viewer_in_one_frame_with_its_clock()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        var hall = await HallAsync(presenter.Session, 3);
        var loop = new LoopSpan(StoryMs("1917-11-07T21:00:00"), StoryMs("1917-11-07T22:00:00"), true);

        var answer = await presenter.ShowAsync(Palace, new CueClock(StoryMs("1917-11-07T21:40:00"), true, 60, loop));

        foreach (var viewer in hall)
        {
            await viewer.UntilAsync(one => one.Showing is not null);
            var first = viewer.Frames.First(frame => frame.Clock.Version == answer.Version);
            Assert.Equal(Text(Palace), Text(first.Showing));
            Assert.Equal((60, true, loop), (first.Clock.Speed, first.Clock.Playing, first.Clock.Loop));
            Assert.InRange(first.Clock.StoryMs, StoryMs("1917-11-07T21:40:00"), loop.ToMs);
            Assert.All(viewer.Frames.TakeWhile(frame => frame != first), frame => Assert.Null(frame.Showing));
            await viewer.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_cue_without_a_clock_lets_it_run_as_it_does()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning, 60);
        var playing = await presenter.DoAsync((hub, control) => hub.Play(control));

        var shown = await presenter.ShowAsync(Palace);

        Assert.True(shown.Playing);
        Assert.Equal(playing.StoryMs + (60 * (shown.ServerMs - playing.ServerMs)), shown.StoryMs, tolerance: 61);
    }

    [Fact]
    public async Task Who_comes_late_sees_the_cue_at_once_and_who_came_before_is_not_told_again()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await presenter.ShowAsync(Palace);
        await using var early = await Spectator.AtAsync(server.Address, presenter.Session);
        await early.UntilAsync(await presenter.DoAsync((hub, control) => hub.SetSpeed(control, 60)));
        await using var late = await Spectator.AtAsync(server.Address, presenter.Session);

        Assert.Equal(Text(Palace), Text(late.Frames[0].Showing));
        Assert.Equal(Text(Palace), Text(early.Frames[0].Showing));
        Assert.All(early.Frames.Skip(1), frame => Assert.Null(frame.Showing));
    }

    [Fact]
    public async Task A_cue_replaces_all_of_the_one_before()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);
        await presenter.ShowAsync(Palace);
        await viewer.UntilAsync(await presenter.ShowAsync(new Showing(Heading: "Next")));
        Assert.Equal(Text(new Showing(Heading: "Next")), Text(viewer.Showing));

        await viewer.UntilAsync(await presenter.ShowAsync(new Showing()));
        Assert.Equal(Text(new Showing()), Text(viewer.Showing));
    }

    [Fact]
    public async Task Two_viewers_get_the_same_bytes()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var one = await RawViewer.ConnectAsync(server.Address);
        await using var other = await RawViewer.ConnectAsync(server.Address);
        foreach (var viewer in new[] { one, other })
        {
            await viewer.InvokeAsync("Watch", presenter.Session);
            await viewer.FrameAsync();
        }

        await presenter.ShowAsync(Palace, new CueClock(StoryMs("1917-11-07T21:40:00"), false));
        await presenter.Hub.Draw(presenter.Control, [new InkPiece(1, "staying", 0, [303_000_000, 599_000_000])]);

        // Both may come in one frame.
        for (var isDrawn = false; !isDrawn;)
        {
            var text = await one.FrameAsync();
            Assert.Equal(text, await other.FrameAsync());
            isDrawn = RawViewer.Parse(text).Ink is not null;
        }
    }

    [Fact]
    public async Task Fifty_cues_that_follow_at_once_arrive_everywhere_in_the_same_order()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        var hall = await HallAsync(presenter.Session, 5);

        for (var cue = 1; cue <= 50; cue++)
            await presenter.ShowAsync(new Showing(Cue: cue, Heading: $"Cue {cue}"), new CueClock(SixInTheMorning + (cue * 60_000), false));

        var cueOfStep = new Dictionary<long, int>();
        foreach (var viewer in hall)
        {
            await viewer.UntilAsync(one => one.Showing?.Cue == 50);
            var shown = viewer.Frames.Where(frame => frame.Showing is not null).ToList();
            Assert.Equal(shown.Select(frame => frame.Showing!.Cue).Order().Distinct(), shown.Select(frame => frame.Showing!.Cue));
            foreach (var frame in shown)
            {
                Assert.Equal(SixInTheMorning + (frame.Showing!.Cue * 60_000), frame.Clock.StoryMs);
                Assert.Equal(frame.Showing.Cue, cueOfStep.TryGetValue(frame.Step, out var cue) ? cue : cueOfStep[frame.Step] = frame.Showing.Cue!.Value);
            }
            await viewer.DisposeAsync();
        }
    }

    [Fact]
    public async Task Fifty_cues_that_are_waited_for_are_each_seen_by_all()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        var hall = await HallAsync(presenter.Session, 3);

        for (var cue = 1; cue <= 50; cue++)
        {
            var clock = await presenter.ShowAsync(new Showing(Cue: cue));
            await Task.WhenAll(hall.Select(viewer => viewer.UntilAsync(clock)));
        }

        foreach (var viewer in hall)
        {
            Assert.Equal(Enumerable.Range(1, 50), viewer.Frames.Where(frame => frame.Showing is not null).Select(frame => frame.Showing!.Cue!.Value));
            await viewer.DisposeAsync();
        }
    }

    private async Task<List<Spectator>> HallAsync(string session, int viewers)
    {
        var hall = new List<Spectator>();
        for (var viewer = 0; viewer < viewers; viewer++)
            hall.Add(await Spectator.AtAsync(server.Address, session));
        return hall;
    }

    private static string Text(Showing? showing) => JsonSerializer.Serialize(showing);
}
