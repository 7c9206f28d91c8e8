using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MapService.Archive;
using MapService.History.Places;
using NetTopologySuite.Geometries;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class AsOfTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/api/dataset")]
    [InlineData("/api/events")]
    [InlineData("/api/movements")]
    [InlineData("/api/places")]
    [InlineData("/api/geocode?q=smolny")]
    [InlineData("/api/state?at=1917-11-07T06:30:00")]
    [InlineData("/api/items/place/smolny")]
    public async Task Every_resource_answers_as_was_known_at_a_position(string path)
    {
        var position = (await server.GetAsync("/api/dataset")).GetProperty("logPosition").GetInt64();
        var before = await server.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        await RecordAsync($"place-{position}");

        Assert.Equal(before, await server.Http.GetStringAsync(new Uri($"{path}{(path.Contains('?') ? '&' : '?')}asOf={position}", UriKind.Relative)));
    }

    [Fact]
    public async Task What_was_written_later_was_not_known_then()
    {
        var position = await RecordAsync("later-place");

        Assert.Equal(1, Candidates(await server.GetAsync($"/api/geocode?q=later-place&asOf={position}")));
        Assert.Equal(0, Candidates(await server.GetAsync($"/api/geocode?q=later-place&asOf={position - 1}")));
    }

    [Fact]
    public async Task An_earlier_state_of_the_map_is_that_of_its_position()
    {
        var position = await RecordAsync("some-place");
        await RecordAsync("other-place");

        Assert.Equal(position, (await server.GetAsync($"/api/state?at=1917-11-07T06:30&asOf={position}")).GetProperty("logPosition").GetInt64());
    }

    [Fact]
    public async Task An_answer_that_never_changes_may_be_kept()
    {
        var answer = await server.Http.GetAsync(new Uri("/api/places?asOf=5", UriKind.Relative));

        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/api/places?asOf=5", answer.Headers.ETag!)).StatusCode);
    }

    [Fact]
    public async Task An_answer_of_now_is_asked_for_again_and_sent_again_when_the_log_has_grown()
    {
        var answer = await server.Http.GetAsync(new Uri("/api/places", UriKind.Relative));
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/api/places", answer.Headers.ETag!)).StatusCode);

        await RecordAsync("one-more-place");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/api/places", answer.Headers.ETag!)).StatusCode);
    }

    [Fact]
    public async Task A_refusal_is_not_kept() =>
        Assert.Null((await server.Http.GetAsync(new Uri("/api/state?at=never&asOf=5", UriKind.Relative))).Headers.CacheControl);

    [Fact]
    public async Task More_positions_than_are_kept_are_answered_all_the_same()
    {
        var answers = await Task.WhenAll(Enumerable.Range(3, 12).Select(position => server.GetAsync($"/api/dataset?asOf={position}")));

        Assert.Equal(Enumerable.Range(3, 12).Select(position => (long)position), answers.Select(answer => answer.GetProperty("logPosition").GetInt64()));
    }

    [Fact]
    public async Task A_position_at_which_the_history_was_not_whole_is_refused()
    {
        var town = new Place(new PlaceId("town"), "town", new Point(30, 60), 10, [new Name("Town", "en")], null);
        var header = (await server.GetAsync("/api/dataset")).GetProperty("id").GetString()!;
        // As an import of another data set writes it: for a moment there are two headers.
        var position = server.Append(
            new RecordItem(Header("other")), new WithdrawItem(Header("other").Key, new ItemVersion(1)), new RecordItem(town));
        var answer = await server.Http.GetAsync(new Uri($"/api/dataset?asOf={position - 2}", UriKind.Relative));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("was whole", problem.GetProperty("errors").GetProperty("asOf")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(header, (await server.GetAsync($"/api/dataset?asOf={position - 3}")).GetProperty("id").GetString());
    }

    private static History.DatasetHeader Header(string id) => new(
        id, "Other", "Other.", "en", "local", new NodaTime.LocalDateTime(1917, 1, 1, 0, 0), new NodaTime.LocalDateTime(1918, 1, 1, 0, 0), null, new History.GeographicBounds(0, 0, 1, 1), [], []);

    /// <summary>Records a place and waits for it to be served.</summary>
    private async Task<long> RecordAsync(string id)
    {
        using var answer = await server.EditAsync(HttpMethod.Post, "/api/items/place", $$"""{"names":{"en":"{{id}}"},"id":"{{id}}","kind":"waypoint","at":[30,60],"accuracy":10}""");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("position").GetInt64();
    }

    private async Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(known);
        return await server.Http.SendAsync(request);
    }

    private static int Candidates(JsonElement answer) => answer.GetProperty("candidates").GetArrayLength();
}
