using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MapService.Archive.Sessions;
using MapService.Contract;
using MapService.Server.Tests.Live;
using Xunit;

namespace MapService.Server.Tests.Presenting;

/// <summary>What a hall can read on its own connection while a lecture is held: all bytes of frames and answers.</summary>
public sealed partial class SecrecyTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Open = ["/api/lectures", "/api/places", "/api/basemap", "/openapi/v1.json", "/metrics"];
    private static readonly string[] Told = ["/api/dataset", "/api/events", "/api/movements", "/api/ids"];

    [Theory]
    [InlineData("night-of-24-25-october")]
    [InlineData("kerensky-and-krasnov")]
    [InlineData("two-calendars-one-night")]
    public async Task A_hall_reads_no_note_no_key_and_no_heading_before_its_time(string id)
    {
        var known = await EverythingButLecturesAsync();
        await using var presenter = await Presenter.OpenAsync(server.Address, Moments.StoryMs("1917-11-06T12:00:00"));
        await using var second = await presenter.InviteAsync(server.Address);
        await second.DoAsync((hub, control) => hub.Guard(control, true));
        var lecture = await ReadAsync(id, presenter);
        await using var viewer = await RawViewer.ConnectAsync(server.Address);
        var heard = new List<string> { Decoded(await viewer.CallAsync("Join", $"\"{presenter.JoinCode}\"")) };
        await viewer.InvokeAsync("Watch", presenter.Session);
        heard.Add(Decoded(await viewer.FrameAsync()));
        await HearAnswersAsync(presenter.Session, heard);
        AssertNotHeard(heard, [.. lecture.Cues.Select(cue => cue.Heading).Where(heading => !known.Contains(heading, StringComparison.OrdinalIgnoreCase))]);

        var shown = known;
        for (var cue = 0; cue < lecture.Cues.Count; cue++)
        {
            var showing = Shown(lecture, cue);
            shown += Decoded(JsonSerializer.Serialize(showing));
            var before = heard.Count;
            var clock = await second.ShowAsync(showing, Cued(lecture.Cues[cue]));
            await second.Hub.Draw(second.Control, [new InkPiece(cue, "staying", 0, [303_000_000, 599_000_000])]);
            for (var version = 0L; version < clock.Version;)
            {
                var frame = await viewer.FrameAsync();
                heard.Add(Decoded(frame));
                version = RawViewer.Parse(frame).Clock.Version;
            }
            await HearAnswersAsync(presenter.Session, heard);
            Assert.Contains(heard.Skip(before), text => text.Contains(lecture.Cues[cue].Heading, StringComparison.Ordinal));
            AssertNotHeard(heard.Skip(before), [.. lecture.Cues.Skip(cue + 1).Select(one => one.Heading).Where(heading => !shown.Contains(heading, StringComparison.OrdinalIgnoreCase))]);
        }

        foreach (var path in Open)
            heard.Add(Decoded(await server.Http.GetStringAsync(new Uri(path, UriKind.Relative))));
        var (words, phrases) = (lecture.Cues.SelectMany(cue => Phrases(cue.Notes, 1)).ToHashSet(), lecture.Cues.SelectMany(cue => Phrases(cue.Notes, 3)).ToHashSet());
        words.ExceptWith(Phrases(shown, 1));
        phrases.ExceptWith(Phrases(shown, 3));
        Assert.True(words.Count > 20 && phrases.Count > 400, $"{words.Count} words and {phrases.Count} phrases are of the notes alone");
        foreach (var text in heard)
        {
            Assert.Empty(words.Intersect(Phrases(text, 1)));
            Assert.Empty(phrases.Intersect(Phrases(text, 3)));
        }
        var record = (await server.Part<ISessionStore>().FindAsync(presenter.Session))!;
        AssertNotHeard(heard, [presenter.Key, second.Key, record.KeyHash, record.SecondKeyHash!, RunningServer.EditorKey]);
    }

    private async Task HearAnswersAsync(string session, List<string> heard)
    {
        foreach (var path in Told)
            heard.Add(Decoded(await server.Http.GetStringAsync(new Uri($"{path}?session={session}", UriKind.Relative))));
    }

    private static void AssertNotHeard(IEnumerable<string> heard, IReadOnlyCollection<string> secrets) =>
        Assert.All(heard, text => Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A cue as the presenter's page sends it: all but the notes and what is to come.</summary>
    private static Showing Shown(LectureInfo lecture, int number)
    {
        var cue = lecture.Cues[number];
        var camera = cue.Camera switch
        {
            { Bounds: { } bounds } => new ShowingCamera(bounds),
            { Unit: { } unit } => new ShowingCamera(Follow: $"unit:{unit}"),
            { Follow: { } follow } => new ShowingCamera(Follow: follow),
            _ => null,
        };
        return new Showing(lecture.Title, lecture.Language, number + 1, cue.Heading, cue.Text, camera, cue.Highlight, null, cue.Lens, cue.Pictures);
    }

    private static CueClock Cued(CueInfo cue) => cue.To is { } to
        ? new CueClock(Moments.StoryMs(cue.At), true, cue.Speed, new LoopSpan(Moments.StoryMs(cue.At), Moments.StoryMs(to), cue.Then == "loop" ? null : true))
        : new CueClock(Moments.StoryMs(cue.At), false);

    private async Task<LectureInfo> ReadAsync(string id, Presenter presenter)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, $"/api/lectures/{id}"));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {presenter.Session}.{presenter.Key}");
        using var answer = await server.Http.SendAsync(request);
        return JsonSerializer.Deserialize<LectureInfo>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }

    /// <summary>All that anybody may read: what of it notes say as well is no secret.</summary>
    private async Task<string> EverythingButLecturesAsync()
    {
        var all = new StringBuilder();
        foreach (var path in Open.Concat(Told))
            all.Append(await server.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
        var fields = typeof(ReplayFrame).Assembly.GetTypes().SelectMany(type => type.GetProperties()).Select(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name));
        return Decoded(all.AppendJoin(' ', fields).ToString());
    }

    /// <summary>JSON with its escapes as the letters that they stand for.</summary>
    private static string Decoded(string json) =>
        Escape().Replace(json, escape => ((char)Convert.ToInt32(escape.Groups[1].Value, 16)).ToString());

    /// <summary>Each word of a text with those after it, so many in all.</summary>
    private static IEnumerable<string> Phrases(string? text, int words)
    {
        var last = new Queue<string>();
        foreach (var word in Word().Matches(text ?? "").Select(match => match.Value))
        {
            last.Enqueue(word);
            if (last.Count > words)
                last.Dequeue();
            if (last.Count == words)
                yield return string.Join(' ', last);
        }
    }

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
