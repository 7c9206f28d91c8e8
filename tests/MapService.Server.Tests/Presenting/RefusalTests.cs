using System.Text.Json;
using MapService.Archive.Sessions;
using MapService.Contract;
using MapService.Server.Tests.Live;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>What a presenter sends that may not go to a hall, as bytes on the wire.</summary>
public sealed class RefusalTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("null", "showing: found nothing; allowed: what is shown; {} for nothing")]
    [InlineData("""{"lecture":"LONG201"}""", "lecture: found 201 characters; allowed: at most 200")]
    [InlineData("""{"language":"LONG36"}""", "language: found 36 characters; allowed: at most 35")]
    [InlineData("""{"heading":"LONG201"}""", "heading: found 201 characters; allowed: at most 200")]
    [InlineData("""{"text":"LONG2001"}""", "text: found 2001 characters; allowed: at most 2000")]
    [InlineData("""{"cue":0}""", "cue: found 0; allowed: 1 or more")]
    [InlineData("""{"highlight":["smolny"]}""", "highlight: found 'smolny'; allowed: what matches ^(place|unit|event):")]
    [InlineData("""{"highlight":["side:red"]}""", "highlight: found 'side:red'; allowed:")]
    [InlineData("""{"highlight":["place:Smolny"]}""", "highlight: found 'place:Smolny'; allowed:")]
    [InlineData("""{"highlight":["place:smolny\n"]}""", "highlight: found 'place:smolny\\n'; allowed:")]
    [InlineData("""{"highlight":["place:smolny",null]}""", "highlight: found ''; allowed:")]
    [InlineData("""{"highlight":[MANY51]}""", "highlight: found 51; allowed: at most 50")]
    [InlineData("""{"spotlight":"javascript:alert"}""", "spotlight: found 'javascript:alert'; allowed:")]
    [InlineData("""{"camera":{}}""", "camera: found another combination; allowed: either bounds, [west, south, east, north] in degrees, or follow")]
    [InlineData("""{"camera":{"bounds":[30,59,31,60],"follow":"action"}}""", "camera: found another combination")]
    [InlineData("""{"camera":{"bounds":[1e999,59,31,60]}}""", "camera: found another combination")]
    [InlineData("""{"camera":{"bounds":[30,-1e999,31,60]}}""", "camera: found another combination")]
    [InlineData("""{"camera":{"bounds":[31,59,30,60]}}""", "camera: found another combination")]
    [InlineData("""{"camera":{"bounds":[30,59,31,91]}}""", "camera: found another combination")]
    [InlineData("""{"camera":{"bounds":[30,59,31]}}""", "camera: found another combination")]
    [InlineData("""{"camera":{"bounds":[30,59,31],"follow":"action"}}""", "camera: found another combination")]
    [InlineData("""{"camera":{"follow":"place:smolny"}}""", "camera.follow: found 'place:smolny'; allowed:")]
    [InlineData("""{"camera":{"follow":"action","turn":181}}""", "camera.turn: found 181; allowed: -180 to 180 degrees")]
    [InlineData("""{"camera":{"follow":"action","turn":1e999}}""", "camera.turn: found ")]
    [InlineData("""{"lens":{"sides":["The Reds"]}}""", "lens.sides: found 'The Reds'; allowed:")]
    [InlineData("""{"lens":{"sources":[null]}}""", "lens.sources: found ''; allowed:")]
    [InlineData("""{"lens":{"kinds":[MANY101]}}""", "lens.kinds: found 101; allowed: at most 100")]
    [InlineData("""{"pictures":[{"file":"../x.svg","caption":"","credit":""}]}""", "pictures: found '../x.svg'; allowed:")]
    [InlineData("""{"pictures":[{"file":"https://example.org/x.svg","caption":"","credit":""}]}""", "pictures: found 'https://example.org/x.svg'; allowed:")]
    [InlineData("""{"pictures":[{"file":"x.html","caption":"","credit":""}]}""", "pictures: found 'x.html'; allowed:")]
    [InlineData("""{"pictures":[{"file":"x.svg\n","caption":"","credit":""}]}""", "pictures: found 'x.svg\\n'; allowed:")]
    [InlineData("""{"pictures":[null]}""", "pictures: found ''; allowed:")]
    [InlineData("""{"pictures":[{"file":"x.svg","caption":"LONG501","credit":""}]}""", "pictures.caption: found 501 characters; allowed: at most 500")]
    [InlineData("""{"pictures":[{"file":"x.svg","caption":"","credit":"LONG201"}]}""", "pictures.credit: found 201 characters; allowed: at most 200")]
    [InlineData("""{"pictures":[{"file":"x.svg","credit":""}]}""", "pictures.caption: found nothing; allowed: a text")]
    [InlineData("""{"pictures":[PICTURES9]}""", "pictures: found 9; allowed: at most 8")]
    [InlineData("""{"cover":"purple"}""", "cover: found 'purple'; allowed: black, white or nothing")]
    public async Task A_showing_is_refused_with_the_field_what_was_found_and_what_is_allowed(string showing, string expected) =>
        await AssertRefusedAsync("Show", Filled(showing), "null", expected);

    [Theory]
    [InlineData("""{"atMs":0,"playing":true,"speed":0}""", "speed: found 0; allowed: 1 to 86400")]
    [InlineData("""{"atMs":0,"playing":true,"speed":1e999}""", "speed: found ")]
    [InlineData("""{"atMs":0,"playing":true,"loop":{"fromMs":5,"toMs":5}}""", "loop: found 5 to 5; allowed: a stretch of ")]
    public async Task So_is_a_clock(string clock, string expected) => await AssertRefusedAsync("Show", "{}", clock, expected);

    [Theory]
    [InlineData("null", "pieces: found 0; allowed: 1 to 16")]
    [InlineData("[]", "pieces: found 0; allowed: 1 to 16")]
    [InlineData("[PIECES17]", "pieces: found 17; allowed: 1 to 16")]
    [InlineData("[null]", "kind: found ''; allowed: one of laser, fading, staying")]
    [InlineData("""[{"stroke":1,"kind":"spray","colour":0,"points":[0,0]}]""", "kind: found 'spray'; allowed: one of laser, fading, staying")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":9,"points":[0,0]}]""", "colour: found 9; allowed: 0 to 5")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":-1,"points":[0,0]}]""", "colour: found -1; allowed: 0 to 5")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":0}]""", "points: found 0 numbers; allowed: longitude and latitude in turn")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":0,"points":[]}]""", "points: found 0 numbers; allowed:")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":0,"points":[0,0,0]}]""", "points: found 3 numbers; allowed:")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":0,"points":[NUMBERS130]}]""", "points: found 130 numbers; allowed:")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":0,"points":[1800000001,0]}]""", "points: found 2 numbers; allowed:")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":0,"points":[0,900000001]}]""", "points: found 2 numbers; allowed:")]
    [InlineData("""[{"stroke":1,"kind":"laser","colour":0,"points":[-9223372036854775808,0]}]""", "points: found 2 numbers; allowed:")]
    public async Task Ink_is_refused_with_the_field_what_was_found_and_what_is_allowed(string pieces, string expected) =>
        await AssertRefusedAsync("Draw", Filled(pieces), null, expected);

    [Fact]
    public async Task Nothing_of_fields_that_are_not_known_reaches_viewers()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var sender = await RawViewer.ConnectAsync(server.Address);
        var showing = """{"heading":"Here","notes":"secret","__proto__":{"secret":1},"camera":{"follow":"action","secret":1},"lens":{"sides":["revolution"],"secret":1},"pictures":[{"file":"x.svg","caption":"C","credit":"D","secret":"x"}]}""";

        Assert.Contains("\"accepted\":true", await sender.CallAsync("Show", JsonSerializer.Serialize(presenter.Control, JsonSerializerOptions.Web), showing, "null"), StringComparison.Ordinal);
        Assert.DoesNotContain("error", await sender.CallAsync("Draw", JsonSerializer.Serialize(presenter.Control, JsonSerializerOptions.Web), """[{"stroke":1,"kind":"staying","colour":0,"points":[0,0],"secret":"x"}]"""), StringComparison.Ordinal);

        await using var viewer = await RawViewer.ConnectAsync(server.Address);
        await viewer.InvokeAsync("Watch", presenter.Session);
        var frame = await viewer.FrameAsync();
        Assert.Contains("\"showing\":{\"heading\":\"Here\",\"camera\":{\"follow\":\"action\"},\"lens\":{\"sides\":[\"revolution\"]},\"pictures\":[{\"file\":\"x.svg\",\"caption\":\"C\",\"credit\":\"D\"}]}", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("notes", frame, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_much_as_is_allowed_is_shown_and_drawn()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var viewer = await Spectator.AtAsync(server.Address, presenter.Session);

        await presenter.ShowAsync(new Showing(new string('Я', 200), new string('x', 35), 1, new string('\u001e', 200), new string('—', 2000), Highlight: [.. Enumerable.Repeat("place:smolny", 50)]));
        await presenter.Hub.Draw(presenter.Control, [.. Enumerable.Repeat(new InkPiece(1, "staying", 5, [.. Enumerable.Repeat(-900_000_000L, 128)]), 16)]);

        await viewer.UntilAsync(one => one.Drawn.Count == 16 && one.Showing?.Text?.Length == 2000);
        Assert.Equal(new string('\u001e', 200), viewer.Showing!.Heading);
    }

    private async Task AssertRefusedAsync(string method, string argument, string? another, string expected)
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var sender = await RawViewer.ConnectAsync(server.Address);
        var before = await server.Part<ISessionStore>().FindAsync(presenter.Session);
        var control = JsonSerializer.Serialize(presenter.Control, JsonSerializerOptions.Web);

        var answer = await sender.CallAsync(method, another is null ? [control, argument] : [control, argument, another]);

        Assert.Contains(expected, JsonDocument.Parse(answer).RootElement.GetProperty("error").GetString()!.Replace("\n", "\\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(before, await server.Part<ISessionStore>().FindAsync(presenter.Session));
    }

    /// <summary>Puts in what is too much.</summary>
    private static string Filled(string json)
    {
        foreach (var length in new[] { 36, 201, 501, 2001 })
            json = json.Replace($"LONG{length}\"", new string('x', length) + '"', StringComparison.Ordinal);
        return json
            .Replace("MANY51", string.Join(',', Enumerable.Repeat("\"place:smolny\"", 51)), StringComparison.Ordinal)
            .Replace("MANY101", string.Join(',', Enumerable.Repeat("\"seizure\"", 101)), StringComparison.Ordinal)
            .Replace("PICTURES9", string.Join(',', Enumerable.Repeat("""{"file":"x.svg","caption":"","credit":""}""", 9)), StringComparison.Ordinal)
            .Replace("PIECES17", string.Join(',', Enumerable.Repeat("""{"stroke":1,"kind":"laser","colour":0,"points":[0,0]}""", 17)), StringComparison.Ordinal)
            .Replace("NUMBERS130", string.Join(',', Enumerable.Repeat('0', 130)), StringComparison.Ordinal);
    }
}
