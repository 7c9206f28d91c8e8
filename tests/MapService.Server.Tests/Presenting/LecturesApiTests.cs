using System.Net;
using System.Text.Json;
using MapService.Contract;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>Lectures over REST: a list for everybody, notes for who presents.</summary>
public sealed class LecturesApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string School = "two-calendars-one-night";

    [Fact]
    public async Task The_list_is_for_everybody_and_tells_no_cue()
    {
        var text = await server.Http.GetStringAsync(new Uri("/api/lectures", UriKind.Relative));

        var school = JsonSerializer.Deserialize<LectureSummary[]>(text, JsonSerializerOptions.Web)!.Single(lecture => lecture.Id == School);
        Assert.Equal(("Two calendars, one night", "en", 12.0, 8), (school.Title, school.Language, school.Minutes, school.Cues));
        Assert.DoesNotContain("notes", text, StringComparison.Ordinal);
        Assert.DoesNotContain("heading", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_key_of_a_session_or_of_editors_reads_the_whole()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var second = await presenter.InviteAsync(server.Address);

        foreach (var key in new[] { $"{presenter.Session}.{presenter.Key}", $"{presenter.Session}.{second.Key}", RunningServer.EditorKey })
        {
            using var answer = await ReadAsync($"/api/lectures/{School}", $"Bearer {key}");
            var lecture = JsonSerializer.Deserialize<LectureInfo>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
            Assert.Equal(8, lecture.Cues.Count);
            Assert.StartsWith("Show the picture.", lecture.Cues[0].Notes, StringComparison.Ordinal);
            Assert.Equal(("1917-11-06T19:30:00", "hold"), (lecture.Cues[0].At, lecture.Cues[0].Then));
            Assert.Contains("event:exchange-refuses-smolny-calls", lecture.Cues[0].Highlight);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?asOf=END")]
    public async Task Nobody_on_the_way_keeps_the_whole(string query)
    {
        var end = (await server.GetAsync("/api/log?limit=1")).GetProperty("end").GetInt64();
        foreach (var path in new[] { $"/api/lectures/{School}", $"/api/items/lecture/{School}" })
        {
            using var answer = await ReadAsync(path + query.Replace("END", $"{end}", StringComparison.Ordinal), $"Bearer {RunningServer.EditorKey}");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task Without_the_right_key_nothing_is_read()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var other = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        var tag = (await server.Http.GetAsync(new Uri("/api/lectures", UriKind.Relative))).Headers.ETag!;

        foreach (var header in new[]
        {
            null, "Bearer ", "Bearer nonsense", $"Bearer {presenter.Key}", $"Bearer {presenter.Session}.", $"Bearer {presenter.Session}.{other.Key}",
            $"Bearer {presenter.Session}.{presenter.JoinCode}", $"Basic {presenter.Session}.{presenter.Key}", $"Bearer {presenter.Session}.{presenter.Key}.", $"Bearer nothere.{presenter.Key}",
        })
        {
            foreach (var id in new[] { School, "no-such-lecture" })
            {
                using var answer = await ReadAsync($"/api/lectures/{id}", header, tag.ToString());
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                Assert.Contains("MapService", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain("Show the picture", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_key_that_was_given_up_reads_nothing()
    {
        await using var first = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var second = await first.InviteAsync(server.Address);
        await first.DoAsync((hub, control) => hub.Resign(control));

        using var answer = await ReadAsync($"/api/lectures/{School}", $"Bearer {first.Session}.{first.Key}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_lecture_that_is_not_there_is_not_found()
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);

        using var answer = await ReadAsync("/api/lectures/no-such-lecture", $"Bearer {presenter.Session}.{presenter.Key}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("found 'no-such-lecture'", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_log_nor_the_items_give_it_away()
    {
        for (var path = "/api/log?body=true&limit=1000"; path is not null;)
        {
            var page = await server.GetAsync(path);
            foreach (var entry in page.GetProperty("entries").EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() == "lecture"))
                Assert.False(entry.TryGetProperty("item", out var item) && item.ValueKind != JsonValueKind.Null, $"{entry}");
            path = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        foreach (var header in new[] { null, $"Bearer {presenter.Session}.{presenter.Key}" })
        {
            using var answer = await ReadAsync($"/api/items/lecture/{School}", header);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    private async Task<HttpResponseMessage> ReadAsync(string path, string? authorization, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await server.Http.SendAsync(request);
    }
}
