using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class ItemsApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Palace = """{"id":"test-palace","kind":"palace","at":[30.5,60],"accuracy":20,"names":{"en":["Test Palace"],"ru":"Дворец"}}""";

    [Fact]
    public async Task An_item_is_read_with_the_fields_of_a_seed_file_and_its_version()
    {
        var answer = await server.Http.GetAsync(new Uri("/api/items/place/smolny", UriKind.Relative));
        var place = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        Assert.Equal("smolny", place.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Array, place.GetProperty("at").ValueKind);
    }

    [Fact]
    public async Task An_item_is_recorded_revised_and_withdrawn()
    {
        using var recorded = await server.EditAsync(HttpMethod.Post, "/api/items/place", Palace);
        Assert.Equal((HttpStatusCode.Created, "/api/items/place/test-palace", "\"1\""), (recorded.StatusCode, recorded.Headers.Location!.OriginalString, recorded.Headers.ETag!.Tag));
        Assert.Equal("Test Palace", await NameAsync("test-palace"));

        using var revised = await server.EditAsync(HttpMethod.Put, "/api/items/place/test-palace", Palace.Replace("Test Palace", "Palace of the Test", StringComparison.Ordinal), "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (revised.StatusCode, revised.Headers.ETag!.Tag));
        Assert.Equal("Palace of the Test", await NameAsync("test-palace"));

        using var withdrawn = await server.EditAsync(HttpMethod.Delete, "/api/items/place/test-palace", version: "\"2\"");
        Assert.Equal(("withdrawn", "anna", 3), await EntryAsync(withdrawn));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync(new Uri("/api/items/place/test-palace", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("event", "state-bank-occupied")]
    [InlineData("movement", "lenin-to-smolny")]
    [InlineData("unit", "lenin")]
    [InlineData("side", "revolution")]
    [InlineData("source", "chronicle")]
    [InlineData("dataset", "petrograd-1917")]
    public async Task What_is_read_can_be_given_back_unchanged(string kind, string id)
    {
        var read = await server.Http.GetAsync(new Uri($"/api/items/{kind}/{id}", UriKind.Relative));
        var body = await read.Content.ReadAsStringAsync();
        using var revised = await server.EditAsync(HttpMethod.Put, $"/api/items/{kind}/{id}", body, read.Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.OK, revised.StatusCode);
        Assert.Equal(body, await server.Http.GetStringAsync(new Uri($"/api/items/{kind}/{id}", UriKind.Relative)));
    }

    [Fact]
    public async Task Everything_that_an_event_says_comes_through()
    {
        const string Event = """
            {
              "id": "test-event", "kind": "seizure", "title": "A test", "account": "Xylophones were tried.",
              "when": {"at": "1917-10-25T10", "calendar": "julian", "derived": "by the clock"},
              "places": ["smolny"], "units": ["lenin"], "side": "revolution", "certainty": "disputed",
              "causes": ["rising-begins"],
              "conflicts": [{"about": "time", "adopted": "ten", "reason": "the better witness"}],
              "citations": [
                {"source": "chronicle", "lines": [3, 4], "claims": {"time": "ten"}, "corrections": [{"printed": "tien", "read": "ten", "evidence": "Dutch"}]},
                {"source": "chronicle", "lines": 5, "claims": {"time": "eleven"}}
              ]
            }
            """;
        using var recorded = await server.EditAsync(HttpMethod.Post, "/api/items/event", Event);
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);

        var found = (await server.GetAsync("/api/events?q=xylophones")).GetProperty("features")[0].GetProperty("properties");
        Assert.Equal("1917-11-07T10:00:00", found.GetProperty("from").GetString());
        Assert.Equal(("disputed", "hour", "by the clock"), (found.GetProperty("certainty").GetString(), found.GetProperty("precision").GetString(), found.GetProperty("derived").GetString()));
        Assert.Equal(["ten", "eleven"], found.GetProperty("conflicts")[0].GetProperty("claims").EnumerateArray().Select(claim => claim.GetProperty("text").GetString()));
        Assert.Equal("tien", found.GetProperty("citations")[0].GetProperty("corrections")[0].GetProperty("printed").GetString());
    }

    [Fact]
    public async Task Of_two_editors_of_one_version_the_second_is_told_both_versions()
    {
        var body = await server.Http.GetStringAsync(new Uri("/api/items/place/gatchina", UriKind.Relative));
        var first = await server.EditAsync(HttpMethod.Put, "/api/items/place/gatchina", body, "\"1\"", by: "anna");
        var second = await server.EditAsync(HttpMethod.Put, "/api/items/place/gatchina", body, "\"1\"", by: "boris");
        var problem = await ProblemAsync(second);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
        Assert.Equal((1, 2), (problem.GetProperty("expected").GetInt32(), problem.GetProperty("actual").GetInt32()));
        Assert.Equal("\"2\"", second.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Of_many_editors_at_once_one_succeeds()
    {
        var body = await server.Http.GetStringAsync(new Uri("/api/items/place/kronstadt", UriKind.Relative));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(editor => server.EditAsync(HttpMethod.Put, "/api/items/place/kronstadt", body, "\"1\"", by: $"editor {editor}")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired)]
    [InlineData("\"7\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("W/\"1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"seven\"", HttpStatusCode.PreconditionFailed)]
    public async Task An_edit_names_the_version_that_it_is_about(string? version, HttpStatusCode expected)
    {
        var body = await server.Http.GetStringAsync(new Uri("/api/items/place/pulkovo", UriKind.Relative));

        Assert.Equal(expected, (await server.EditAsync(HttpMethod.Put, "/api/items/place/pulkovo", body, version)).StatusCode);
        Assert.Equal(expected, (await server.EditAsync(HttpMethod.Delete, "/api/items/place/pulkovo", version: version)).StatusCode);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"5\", \"1\"")]
    public async Task An_edit_may_be_about_any_of_several_versions(string version)
    {
        var id = $"test-{Guid.NewGuid():N}";
        using var recorded = await server.EditAsync(HttpMethod.Post, "/api/items/place", Palace.Replace("test-palace", id, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await server.EditAsync(HttpMethod.Delete, $"/api/items/place/{id}", version: version)).StatusCode);
    }

    [Fact]
    public async Task An_item_that_is_there_is_not_recorded_again()
    {
        var body = await server.Http.GetStringAsync(new Uri("/api/items/place/winter-palace", UriKind.Relative));
        using var answer = await server.EditAsync(HttpMethod.Post, "/api/items/place", body);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(1, (await ProblemAsync(answer)).GetProperty("actual").GetInt32());
    }

    [Fact]
    public async Task What_others_refer_to_is_not_withdrawn()
    {
        var before = (await server.GetAsync("/api/dataset")).GetProperty("logPosition").GetInt64();
        using var answer = await server.EditAsync(HttpMethod.Delete, "/api/items/side/revolution", version: "*");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains((await ProblemAsync(answer)).GetProperty("errors").EnumerateObject(), error => error.Name == "unit lenin: side");
        Assert.Equal(before, (await server.GetAsync("/api/log?limit=1")).GetProperty("end").GetInt64());
    }

    [Theory]
    [InlineData("places", "[\"nowhere\"]", "places", HttpStatusCode.Conflict)]
    [InlineData("kind", "\"eclipse\"", "kind", HttpStatusCode.Conflict)]
    [InlineData("when", "\"1812-09-07\"", "when", HttpStatusCode.Conflict)]
    [InlineData("citations", "[]", "citations", HttpStatusCode.Conflict)]
    [InlineData("when", "\"at six\"", "when", HttpStatusCode.BadRequest)]
    [InlineData("title", "null", "title", HttpStatusCode.BadRequest)]
    [InlineData("certainty", "\"maybe\"", "certainty", HttpStatusCode.BadRequest)]
    [InlineData("citations", "[{\"source\":\"chronicle\",\"lines\":\"all\"}]", "citations[0].lines", HttpStatusCode.BadRequest)]
    [InlineData("titel", "\"A test\"", "titel", HttpStatusCode.BadRequest)]
    public async Task What_is_wrong_is_told_by_field_with_what_is_allowed(string name, string value, string field, HttpStatusCode expected)
    {
        var item = JsonNode.Parse(await server.Http.GetStringAsync(new Uri("/api/items/event/rising-begins", UriKind.Relative)))!.AsObject();
        item["id"] = "another-rising";
        item[name] = JsonNode.Parse(value);
        using var answer = await server.EditAsync(HttpMethod.Post, "/api/items/event", item.ToJsonString());
        var problem = await ProblemAsync(answer);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Matches("^found .*; allowed: ", problem.GetProperty("errors").GetProperty(field)[0].GetString()!);
    }

    [Theory]
    [InlineData("POST", "/api/items/town", "anna", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/items/place/atlantis", "anna", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/items/Place/smolny", "anna", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/items/place", "", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/api/items/place", "import", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/api/items/place", "an\nna", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/api/items/place/smolny", "anna", HttpStatusCode.BadRequest)]
    public async Task An_edit_of_nothing_or_by_nobody_is_refused(string method, string path, string by, HttpStatusCode expected)
    {
        using var answer = await server.EditAsync(new HttpMethod(method), path, Palace, "\"1\"", by: by);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("id: a", "application/yaml", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_item_is_refused(string body, string type, HttpStatusCode expected) =>
        Assert.Equal(expected, (await server.EditAsync(HttpMethod.Post, "/api/items/place", body, type: type)).StatusCode);

    [Fact]
    public async Task Deep_nesting_is_refused_and_the_server_lives() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await server.EditAsync(HttpMethod.Post, "/api/items/place", new string('[', 200_000))).StatusCode);

    [Fact]
    public async Task More_than_an_item_is_refused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.EditAsync(HttpMethod.Post, "/api/items/place", new string(' ', 300_000))).StatusCode);

    private async Task<string?> NameAsync(string place) =>
        (await server.GetAsync("/api/places")).GetProperty("features").EnumerateArray().Single(one => one.GetProperty("id").GetString() == place).GetProperty("properties").GetProperty("name").GetString();

    private static async Task<(string?, string?, int)> EntryAsync(HttpResponseMessage answer)
    {
        var entry = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (entry.GetProperty("change").GetString(), entry.GetProperty("by").GetString(), entry.GetProperty("version").GetInt32());
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
