using MapService.Contract;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>What presenters draw on the map of a hall.</summary>
public sealed class DrawTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Each_piece_is_told_once_and_in_order()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);

        for (var call = 1; call <= 30; call++)
            await presenter.Hub.Draw(presenter.Control, [Piece(call, "staying"), Piece(call, "fading")]);

        await viewer.UntilAsync(one => one.Told.Count == 60);
        Assert.Equal(Enumerable.Range(1, 60).Select(number => (long)number), viewer.Told);
        Assert.Equal(Enumerable.Range(1, 30).Select(stroke => (long)stroke), viewer.Drawn.Where(piece => piece.Kind == "staying").Select(piece => piece.Stroke));
        Assert.Single(viewer.Frames, frame => frame.Base is null);
    }

    [Fact]
    public async Task A_piece_comes_as_it_was_drawn_with_the_time_of_the_server()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);
        var before = (await presenter.Hub.Ping(0)).ServerMs;

        await presenter.Hub.Draw(presenter.Control, [new InkPiece(4_000_000_000_000, "fading", 5, [1_800_000_000, 900_000_000, -1_800_000_000, -900_000_000])]);

        await viewer.UntilAsync(one => one.Drawn.Count == 1);
        var piece = viewer.Drawn[0];
        Assert.Equal((1, 4_000_000_000_000, "fading", 5), (piece.Number, piece.Stroke, piece.Kind, piece.Colour));
        Assert.Equal([1_800_000_000, 900_000_000, -1_800_000_000, -900_000_000], piece.Points);
        Assert.InRange(piece.DrawnMs, before, (await presenter.Hub.Ping(0)).ServerMs);
    }

    [Fact]
    public async Task Who_comes_late_gets_what_is_still_to_be_seen_and_of_a_laser_its_last_point()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await presenter.Hub.Draw(presenter.Control, [Piece(1, "staying")]);
        for (var point = 0; point < 5; point++)
            await presenter.Hub.Draw(presenter.Control, [Piece(2, "laser")]);
        await using var late = await Spectator.AtAsync(server.Address, presenter.Session);

        Assert.Equal([(1, "staying"), (6, "laser")], late.Frames[0].Ink!.Pieces.Select(piece => (piece.Number, piece.Kind)));
    }

    [Fact]
    public async Task Erasing_takes_everything_from_everybody()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);
        await presenter.Hub.Draw(presenter.Control, [Piece(1, "staying"), Piece(2, "fading"), Piece(3, "laser")]);
        await viewer.UntilAsync(one => one.Drawn.Count == 3);

        await presenter.Hub.Erase(presenter.Control);
        await viewer.UntilAsync(one => one.Drawn.Count == 0);
        await using var late = await Spectator.AtAsync(server.Address, presenter.Session);
        Assert.Empty(late.Drawn);

        await presenter.Hub.Draw(presenter.Control, [Piece(4, "staying")]);
        foreach (var one in new[] { viewer, late })
        {
            await one.UntilAsync(each => each.Drawn.Count > 0);
            Assert.Equal(4, Assert.Single(one.Drawn).Number);
        }
    }

    [Fact]
    public async Task Drawing_needs_no_version_and_holds_up_no_command()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        var opened = presenter.Control;
        await presenter.ShowAsync(new Showing(Cue: 1));

        await presenter.Hub.Draw(opened, [Piece(1, "staying")]);
        await presenter.ShowAsync(new Showing(Cue: 2));

        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);
        Assert.Equal(2, viewer.Showing!.Cue);
        Assert.Single(viewer.Drawn);
    }

    [Fact]
    public async Task Two_who_draw_at_once_lose_nothing()
    {
        await using var first = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var second = await first.InviteAsync(server.Address);
        await using var viewer = await Spectator.AtAsync(server.Address, first.Session);

        await Task.WhenAll(DrawManyAsync(first, 1000), DrawManyAsync(second, 2000));

        await viewer.UntilAsync(one => one.Drawn.Count == 80);
        await using var late = await Spectator.AtAsync(server.Address, first.Session);
        foreach (var one in new[] { viewer, late })
        {
            Assert.Equal(Enumerable.Range(1000, 40).Select(stroke => (long)stroke), one.Drawn.Where(piece => piece.Stroke < 2000).Select(piece => piece.Stroke));
            Assert.Equal(Enumerable.Range(2000, 40).Select(stroke => (long)stroke), one.Drawn.Where(piece => piece.Stroke >= 2000).Select(piece => piece.Stroke));
        }
    }

    [Fact]
    public async Task A_drawing_that_grows_too_large_loses_its_oldest_lines_everywhere()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);

        for (var call = 0; call < 8; call++)
            await presenter.Hub.Draw(presenter.Control, [.. Enumerable.Repeat(Piece(call, "staying", points: 64), 16)]);

        await viewer.UntilAsync(one => one.Told is [.., 128]);
        await using var late = await Spectator.AtAsync(server.Address, presenter.Session);
        Assert.Equal(late.Drawn.Select(piece => piece.Number), viewer.Drawn.Select(piece => piece.Number));
        Assert.InRange(late.Drawn.Sum(piece => piece.Points.Count / 2), 3900, 4000);
        Assert.Equal(128, late.Drawn[^1].Number);
    }

    private static async Task DrawManyAsync(Presenter presenter, int first)
    {
        for (var stroke = first; stroke < first + 40; stroke++)
            await presenter.Hub.Draw(presenter.Control, [Piece(stroke, "staying")]);
    }

    private static InkPiece Piece(long stroke, string kind, int points = 1) =>
        new(stroke, kind, 0, [.. Enumerable.Range(0, points).SelectMany(point => (long[])[303_000_000 + point, 599_000_000 + point])]);
}
