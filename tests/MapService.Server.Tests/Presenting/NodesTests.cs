using System.Text.Json;
using MapService.Client.Connection;
using MapService.Contract;
using MapService.Server.Tests.Nodes;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>One lecture on three real server processes that share a real database.</summary>
public sealed class NodesTests(ThreeNodes three) : IClassFixture<ThreeNodes>
{
    [Fact]
    public async Task A_viewer_of_each_node_sees_the_same_cue_and_drawing()
    {
        await using var presenter = await Presenter.OpenAsync(three.Nodes[0].Address, SixInTheMorning);
        await using var second = await presenter.InviteAsync(three.Nodes[1].Address);
        var hall = await Task.WhenAll(three.Nodes.Select(node => Spectator.AtAsync(node.Address, presenter.Session)));

        ClockInfo clock = presenter.Clock;
        for (var cue = 1; cue <= 20; cue++)
        {
            clock = await second.ShowAsync(new Showing(Cue: cue, Heading: $"Cue {cue}"), new CueClock(SixInTheMorning + (cue * 60_000), false));
            await presenter.Hub.Draw(presenter.Control, [new InkPiece(cue, "staying", 0, [303_000_000, 599_000_000])]);
        }

        foreach (var viewer in hall)
        {
            await viewer.UntilAsync(one => one.Frames[^1].Clock.Version == clock.Version && one.Drawn.Count == 20);
            Assert.Equal("Cue 20", viewer.Showing!.Heading);
            Assert.Equal(clock.StoryMs, viewer.Frames[^1].Clock.StoryMs);
            Assert.Equal(JsonSerializer.Serialize(hall[0].Drawn), JsonSerializer.Serialize(viewer.Drawn));
            var cues = viewer.Frames.Where(frame => frame.Showing is not null).Select(frame => frame.Showing!.Cue).ToList();
            Assert.Equal(cues.Order().Distinct(), cues);
            await viewer.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_who_draw_at_once_at_two_nodes_lose_nothing()
    {
        await using var first = await Presenter.OpenAsync(three.Nodes[0].Address, SixInTheMorning);
        await using var second = await first.InviteAsync(three.Nodes[1].Address);
        await using var viewer = await Spectator.AtAsync(three.Nodes[2].Address, first.Session);

        await Task.WhenAll(DrawManyAsync(first, 1000), DrawManyAsync(second, 2000));

        await viewer.UntilAsync(one => one.Drawn.Count == 60);
        foreach (var from in new[] { 1000, 2000 })
            Assert.Equal(Enumerable.Range(from, 30), viewer.Drawn.Select(piece => (int)piece.Stroke).Where(stroke => stroke >= from && stroke < from + 1000));
    }

    [Fact]
    public async Task What_is_set_at_one_node_holds_at_all()
    {
        await using var presenter = await Presenter.OpenAsync(three.Nodes[0].Address, SixInTheMorning);
        await using var second = await presenter.InviteAsync(three.Nodes[1].Address);
        await second.DoAsync((hub, control) => hub.Admit(control, false));
        await second.DoAsync((hub, control) => hub.Guard(control, true));

        foreach (var node in three.Nodes)
        {
            await using var viewer = await Spectator.AtAsync(node.Address, presenter.Session);
            await viewer.UntilAsync(one => one.Frames[^1].FurthestMs == SixInTheMorning);
            await Assert.ThrowsAsync<CallRefusedException>(() => viewer.Hub.Join(presenter.JoinCode!));
            var events = await node.ReadAsync($"/api/movements?session={presenter.Session}");
            Assert.Equal(4, events.GetProperty("features").GetArrayLength());
        }
    }

    /// <summary>Who is told that others draw at the same moment draws it once more.</summary>
    private static async Task DrawManyAsync(Presenter presenter, int first)
    {
        for (var stroke = first; stroke < first + 30;)
        {
            try
            {
                await presenter.Hub.Draw(presenter.Control, [new InkPiece(stroke, "staying", 0, [0, 0])]);
                stroke++;
            }
            catch (CallRefusedException refusal) when (refusal.Message.Contains("draw this once more", StringComparison.Ordinal))
            {
            }
        }
    }
}
