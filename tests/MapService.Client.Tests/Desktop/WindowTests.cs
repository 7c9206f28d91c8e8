using MapService.Client.Connection;
using MapService.Client.Layouts;
using MapService.Client.Playing;
using MapService.Client.Scenes;
using MapService.Client.Stories;
using MapService.Contract;
using MapService.Desktop.BaseMaps;
using MapService.Desktop.Drawing;
using MapService.Desktop.Texts;
using MapService.Desktop.Transports;
using MapService.Server.Tests;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Client.Tests.Desktop;

/// <summary>What the desktop window shows and does, without the window, at a real server.</summary>
public sealed class WindowTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Keys_move_the_clock()
    {
        await using var player = Player.Open(server.Address, new OpenSession(SixInTheMorning, 600, null, null));
        await player.ReadyAsync();
        var transport = new Transport(player);

        await transport.ExecuteAsync(KeyMap.Find("Right")!.Value);
        Assert.Equal(Story("1917-11-07T06:05:00"), player.ClockNow().Moment);
        await transport.ExecuteAsync(KeyMap.Find("j")!.Value);
        Assert.Equal(Story("1917-11-07T05:35:00"), player.ClockNow().Moment);
        await transport.ExecuteAsync(KeyMap.Find(".")!.Value);
        Assert.Contains(player.Story!.Events, one => one.Start == player.ClockNow().Moment);
        await transport.ExecuteAsync(KeyMap.Find("End")!.Value);
        Assert.Equal(player.Story.Span.To, player.ClockNow().Moment);
        await transport.ExecuteAsync(KeyMap.Find(">")!.Value);
        Assert.Equal(1_800, player.ClockNow().Speed);
        await transport.ExecuteAsync(KeyMap.Find("0")!.Value);
        await transport.ExecuteAsync(KeyMap.Find(" ")!.Value);
        Assert.True(player.ClockNow().IsMoving);
    }

    [Fact]
    public async Task A_card_tells_the_moment_in_both_calendars_and_every_document_with_its_lines()
    {
        var story = await StoryAsync();
        var told = story.FindEvent("state-bank-occupied")!;

        var card = Card.Of(told, story);

        Assert.Equal(told.Properties.Title, card.Title);
        Assert.Contains(card.Facts, fact => fact.Label == "Old Style" && fact.Text.StartsWith("25 October 1917, 06:00", StringComparison.Ordinal));
        Assert.Equal(told.Properties.Citations.Count, card.Citations.Length);
        Assert.All(card.Citations, citation => Assert.Matches(@", lines? \d+", citation.Where));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(13)]
    public async Task Everything_of_the_evening_of_the_rising_becomes_marks_that_can_be_drawn(double zoom)
    {
        await using var player = Player.Open(server.Address, new OpenSession(StoryMs("1917-11-07T21:40:00"), null, null, null));
        await player.ReadyAsync();
        var story = player.Story!;
        var view = MapView.AtZoom(MercatorPoint.FromLonLat(30.32, 59.94), zoom, 1_920, 1_080);
        var layout = new SceneArranger((text, size) => (text.Length * size / 2, size)).Arrange(player.SceneNow(), view);
        var chosen = layout.Pick(layout.Units[^1].Middle);

        var marks = new SceneDrawing(story, Palette.Day).Draw(layout, chosen);

        Assert.NotEmpty(layout.Units);
        Assert.Equal(layout.Labels.Select(label => label.Wish.Text), marks.OfType<Mark.Text>().TakeLast(layout.Labels.Length).Select(text => text.Content));
        Assert.Equal(layout.Units.Count(sign => sign.Units.Length == 1), marks.OfType<Mark.Picture>().Count());
        Assert.All(marks.OfType<Mark.Line>(), line => Assert.True(line.Points.Length >= 2));
        Assert.All(marks.OfType<Mark.Line>().SelectMany(line => line.Points), point => Assert.True(double.IsFinite(point.X) && double.IsFinite(point.Y)));
    }

    [Fact]
    public async Task The_base_map_of_the_server_is_read_and_has_a_style()
    {
        using var history = new HistoryApi(server.Address);
        var known = (await history.BaseMapAsync()).Themes;
        Assert.All(GroundFeature.Themes, theme => Assert.Contains(theme, known));

        foreach (var theme in GroundFeature.Themes)
        {
            var features = GroundFeature.Read(theme, await history.ThemeAsync(theme));
            Assert.NotEmpty(features);
            Assert.All(features, feature => Assert.All(feature.Lines, line => Assert.True(line.Length >= 2)));
            Assert.All(features, feature => Assert.True(GroundStyle.Of(theme, feature.Kind, Palette.Night) is { Fill: not null } or { Line: not null }));
        }
    }

    private async Task<Story> StoryAsync()
    {
        using var history = new HistoryApi(server.Address);
        return await history.StoryAsync();
    }
}
