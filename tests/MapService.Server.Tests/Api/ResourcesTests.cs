using System.Text.Json;
using MapService.Contract.TypeScript;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class ResourcesTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_server_says_that_it_is_well() =>
        Assert.Equal("ok", await server.Http.GetStringAsync(new Uri("/healthz", UriKind.Relative)));

    [Fact]
    public async Task The_data_set_names_its_documents_and_counts_what_it_holds()
    {
        var dataset = await server.GetAsync("/api/dataset");
        var events = await server.GetAsync("/api/events");
        var source = dataset.GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("document").GetString() == "000_51f14b79d31139bc.txt");

        Assert.Equal("gregorian", source.GetProperty("calendar").GetString());
        Assert.Equal(events.GetProperty("features").GetArrayLength(), dataset.GetProperty("counts").GetProperty("events").GetInt32());
        Assert.True(dataset.GetProperty("logPosition").GetInt64() > 0);
    }

    [Fact]
    public async Task A_movement_is_a_line_from_its_first_place_to_its_last()
    {
        var movements = await server.GetAsync("/api/movements");
        var places = await Positions();

        foreach (var movement in movements.GetProperty("features").EnumerateArray())
        {
            var line = movement.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(Pair).ToList();
            var ends = movement.GetProperty("properties").GetProperty("places").EnumerateArray().Select(place => place.GetProperty("id").GetString()!).ToList();
            Assert.Equal(places[ends[0]], line[0]);
            Assert.Equal(places[ends[1]], line[^1]);
        }
    }

    [Theory]
    [InlineData("Warschaustation", "warsaw-station")]
    [InlineData("WINTERPALEIS", "winter-palace")]
    [InlineData("Государственный банкъ", "state-bank")]
    [InlineData("nikolajevskibrug", "nikolaevsky-bridge")]
    [InlineData("Gatsjina", "gatchina")]
    public async Task A_name_is_found_in_any_of_its_spellings(string name, string place)
    {
        var answer = await server.GetAsync($"/api/geocode?q={Uri.EscapeDataString(name)}");

        Assert.Equal(name, answer.GetProperty("query").GetString());
        Assert.Equal(place, answer.GetProperty("candidates")[0].GetProperty("place").GetString());
    }

    [Fact]
    public async Task A_name_that_nobody_bears_has_no_candidates()
    {
        var answer = await server.GetAsync("/api/geocode?q=Atlantis");

        Assert.Equal(0, answer.GetProperty("candidates").GetArrayLength());
    }

    [Fact]
    public async Task Whatever_the_OpenAPI_document_requires_is_in_every_event()
    {
        var document = await server.GetAsync("/openapi/v1.json");
        var required = document.GetProperty("components").GetProperty("schemas").GetProperty("EventProperties").GetProperty("required")
            .EnumerateArray().Select(name => name.GetString()!).ToList();

        Assert.Contains("title", required);
        foreach (var one in (await server.GetAsync("/api/events")).GetProperty("features").EnumerateArray())
            Assert.All(required, name => Assert.True(one.GetProperty("properties").TryGetProperty(name, out _), $"{one.GetProperty("id")} has no {name}"));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/api/dataset")]
    public async Task A_load_balancer_may_ask_for_the_head_alone(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await server.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("/api/dataset")]
    [InlineData("/api/events")]
    [InlineData("/api/movements")]
    [InlineData("/api/places")]
    [InlineData("/api/geocode")]
    [InlineData("/api/state")]
    [InlineData("/api/log")]
    [InlineData("/api/items/{kind}")]
    [InlineData("/api/items/{kind}/{id}")]
    [InlineData("/api/lectures")]
    [InlineData("/api/lectures/{id}")]
    [InlineData("/api/basemap")]
    [InlineData("/healthz")]
    public async Task Every_resource_is_in_the_OpenAPI_document(string path)
    {
        var document = await server.GetAsync("/openapi/v1.json");

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty(path, out _));
    }

    [Theory]
    [InlineData("/api/dataset", "get", "asOf", "session")]
    [InlineData("/api/ids", "get", "asOf", "session")]
    [InlineData("/api/events", "get", "from", "to", "bbox", "side", "kind", "source", "q", "asOf", "session")]
    [InlineData("/api/movements", "get", "asOf", "session")]
    [InlineData("/api/lectures", "get", "asOf")]
    [InlineData("/api/lectures/{id}", "get", "id", "asOf")]
    [InlineData("/api/places", "get", "asOf")]
    [InlineData("/api/geocode", "get", "q", "limit", "near", "country", "asOf")]
    [InlineData("/api/state", "get", "at", "asOf")]
    [InlineData("/api/log", "get", "from", "limit", "body")]
    [InlineData("/api/items/{kind}", "post", "kind", "by")]
    [InlineData("/api/items/{kind}/{id}", "get", "kind", "id", "asOf")]
    [InlineData("/api/items/{kind}/{id}", "put", "kind", "id", "by", "If-Match")]
    [InlineData("/api/items/{kind}/{id}", "delete", "kind", "id", "by", "If-Match")]
    public async Task The_OpenAPI_document_names_every_parameter(string path, string method, params string[] parameters)
    {
        var operation = (await server.GetAsync("/openapi/v1.json")).GetProperty("paths").GetProperty(path).GetProperty(method);

        Assert.Equal(parameters, operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("/api/items/{kind}", "post")]
    [InlineData("/api/items/{kind}/{id}", "put")]
    public async Task The_OpenAPI_document_says_what_takes_an_item(string path, string method)
    {
        var operation = (await server.GetAsync("/openapi/v1.json")).GetProperty("paths").GetProperty(path).GetProperty(method);

        Assert.Equal("application/json", operation.GetProperty("requestBody").GetProperty("content").EnumerateObject().Single().Name);
    }

    [Theory]
    [InlineData("/api/items/{kind}", "post")]
    [InlineData("/api/items/{kind}/{id}", "put")]
    [InlineData("/api/items/{kind}/{id}", "delete")]
    public async Task The_OpenAPI_document_says_what_needs_the_editor_key(string path, string method)
    {
        var document = await server.GetAsync("/openapi/v1.json");
        var needed = document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("security")[0].EnumerateObject().Single().Name;

        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty(needed).GetProperty("scheme").GetString());
    }

    [Fact]
    public async Task Every_theme_of_the_base_map_is_served_as_GeoJSON()
    {
        var themes = (await server.GetAsync("/api/basemap")).GetProperty("themes").EnumerateArray().Select(theme => theme.GetString()).ToList();

        Assert.Contains("rivers", themes);
        foreach (var theme in themes)
            Assert.Equal("FeatureCollection", (await server.GetAsync($"/geodata/{theme}.geojson")).GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_base_map_travels_compressed_and_is_not_sent_twice()
    {
        const int MostBytes = 1_500_000;
        var sum = 0L;
        foreach (var theme in (await server.GetAsync("/api/basemap")).GetProperty("themes").EnumerateArray())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/geodata/{theme.GetString()}.geojson");
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await server.Http.SendAsync(request);
            Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
            sum += (await answer.Content.ReadAsByteArrayAsync()).Length;

            using var again = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            Assert.Equal(System.Net.HttpStatusCode.NotModified, (await server.Http.SendAsync(again)).StatusCode);
        }
        Assert.InRange(sum, 1, MostBytes);
    }

    [Fact]
    public async Task Pages_may_run_nothing_but_our_own_files()
    {
        var answer = await server.Http.GetAsync(new Uri("/healthz", UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_TypeScript_types_are_those_of_the_contract() =>
        Assert.Equal(TypeScriptContract.Generate(), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contract.g.ts")));

    private async Task<Dictionary<string, (double Lon, double Lat)>> Positions() =>
        (await server.GetAsync("/api/places")).GetProperty("features").EnumerateArray().ToDictionary(
            place => place.GetProperty("id").GetString()!,
            place => Pair(place.GetProperty("geometry").GetProperty("coordinates")));

    private static (double Lon, double Lat) Pair(JsonElement position) => (position[0].GetDouble(), position[1].GetDouble());
}
