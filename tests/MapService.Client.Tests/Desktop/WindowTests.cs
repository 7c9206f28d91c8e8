using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MapService.Client.Connection;
using MapService.Client.Layouts;
using MapService.Client.Moments;
using MapService.Client.Playing;
using MapService.Client.Scenes;
using MapService.Client.Stories;
using MapService.Contract;
using MapService.Desktop.BaseMaps;
using MapService.Desktop.Drawing;
using MapService.Desktop.Texts;
using MapService.Desktop.Transports;
using MapService.Playback.Clocks;
using MapService.Server.Tests;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Client.Tests.Desktop;

/// <summary>What the desktop window shows and does, without the window, at a real server.</summary>
public sealed partial class WindowTests(RunningServer server) : IClassFixture<RunningServer>
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
    public async Task Keys_mark_a_loop_and_give_the_pace_to_who_watches_alone()
    {
        await using var player = Player.Open(server.Address, new OpenSession(SixInTheMorning, 600, null, null));
        await player.ReadyAsync();
        var transport = new Transport(player);

        await transport.ExecuteAsync(KeyMap.Find("[")!.Value);
        Assert.Equal(Story("1917-11-07T06:00:00"), transport.LoopFrom);
        await transport.ExecuteAsync(KeyMap.Find("l")!.Value);
        await transport.ExecuteAsync(KeyMap.Find("]")!.Value);
        Assert.Equal(new StoryLoop(Story("1917-11-07T06:00:00"), Story("1917-11-07T06:30:00")), player.ClockNow().Loop);
        await transport.EndLoopAsync();
        Assert.Null(player.ClockNow().Loop);

        await transport.ExecuteAsync(KeyMap.Find("p")!.Value);
        Assert.Null(transport.KeepPace());
        await transport.ExecuteAsync(KeyMap.Find("Home")!.Value);
        await transport.ExecuteAsync(KeyMap.Find(" ")!.Value);
        await transport.KeepPace()!;
        Assert.NotEqual(600, player.ClockNow().Speed);
        await transport.ExecuteAsync(KeyMap.Find(">")!.Value);
        Assert.True(transport.IsPaced);
        await transport.ExecuteAsync(KeyMap.Find("p")!.Value);
        Assert.Equal((false, 1_800), (transport.IsPaced, player.ClockNow().Speed));
    }

    [Fact]
    public async Task A_hall_is_not_paced()
    {
        await using var player = Player.Open(server.Address, new OpenSession(SixInTheMorning, 600, true, Shared: true));
        await player.ReadyAsync();
        var transport = new Transport(player);

        await transport.ExecuteAsync(KeyMap.Find("p")!.Value);

        Assert.False(transport.IsPaced);
        Assert.Null(transport.KeepPace());
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

    [Theory]
    [InlineData(9, "Gulf of Finland")]
    [InlineData(11, "Pavlovsk")]
    [InlineData(13.5, "Volkovka")]
    public async Task Names_of_the_base_map_come_with_the_zoom_and_give_way_to_the_replay(double zoom, string expected)
    {
        await using var player = Player.Open(server.Address, new OpenSession(StoryMs("1917-11-07T21:40:00"), null, null, null));
        await player.ReadyAsync();
        TextMeasure measure = (text, size) => (text.Length * size / 2, size);
        var view = MapView.AtZoom(MercatorPoint.FromLonLat(30.34, 59.85), zoom, 1_920, 1_080);
        var layout = new SceneArranger(measure).Arrange(player.SceneNow(), view);

        var names = new NamePlan(await NamesAsync(), Palette.Day, measure).For(layout).Cast<Mark.Text>().ToList();

        Assert.Contains(expected, names.Select(name => name.Content));
        Assert.Equal(names.Count, names.DistinctBy(name => name.Content).Count());
        Box[] boxes = [.. layout.Covered, .. names.Select(name => Box.Around(name.Middle, name.Content.Length * name.Size / 4, name.Size / 2))];
        Assert.All(boxes.Index().Skip(boxes.Length - names.Count), one => Assert.DoesNotContain(boxes.Index(), other => other.Index < one.Index && other.Item.Overlaps(one.Item)));
    }

    [Fact]
    public async Task Every_side_of_the_story_has_a_pattern_of_its_own_and_every_pattern_of_the_web_client_is_known()
    {
        var story = await StoryAsync();
        var web = File.ReadAllText(Repository.At("src", "MapService.Web", "src", "scene", "patterns.ts"));

        Assert.Equal(story.Dataset.Sides.Count, story.Dataset.Sides.Select(side => Pattern.Of(side.Pattern)).Distinct().Count());
        Assert.All(story.Dataset.Sides, side => Assert.Equal(side.Pattern == "solid", Pattern.Of(side.Pattern) is null));
        Assert.All(PatternLine().Matches(web).Select(match => match.Groups), parts =>
            Assert.Equal(parts["path"].Value, Pattern.Of(parts["name"].Value) is { } known ? known.Lines ?? known.Areas : ""));
    }

    [Fact]
    public void What_is_said_of_a_typed_moment_leads_on()
    {
        var span = new StoryWindow(Story("1917-11-05T00:00:00"), Story("1917-11-16T00:00:00"));
        string SaidOf(string text) => MomentText.Complaint(TypedMoment.Of(text, span.From, span), span);

        Assert.Equal("", SaidOf("25 Oct OS 21:40"));
        Assert.Contains("7 Nov 21:40", SaidOf(""), StringComparison.Ordinal);
        Assert.StartsWith("“brumaire” is not understood", SaidOf("7 Brumaire"), StringComparison.Ordinal);
        Assert.Equal("There is no such day or hour.", SaidOf("31 November"));
        Assert.Equal("The story goes from 5 November 1917 to 16 November 1917.", SaidOf("1 May"));
        Assert.Equal("21:40   Wednesday 7 November 1917 New Style\n25 October 1917 Old Style", MomentText.Of(Story("1917-11-07T21:40:00")));
    }

    private async Task<ImmutableArray<GroundName>> NamesAsync()
    {
        using var history = new HistoryApi(server.Address);
        var names = new List<GroundName>();
        foreach (var theme in GroundName.Themes)
            names.AddRange(GroundName.Read(theme, await history.ThemeAsync(theme)));
        return [.. names];
    }

    [GeneratedRegex(@"^  (?<name>\w+): \{(?: (?:lines|areas): '(?<path>[^']+)' )?\},$", RegexOptions.Multiline)]
    private static partial Regex PatternLine();

    private async Task<Story> StoryAsync()
    {
        using var history = new HistoryApi(server.Address);
        return await history.StoryAsync();
    }
}
