using System.Net;
using System.Text.Json;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class ProblemTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/api/state", "at", "nothing")]
    [InlineData("/api/state?at=", "at", "''")]
    [InlineData("/api/state?at=yesterday", "at", "'yesterday'")]
    [InlineData("/api/state?at=1917-02-30", "at", "'1917-02-30'")]
    [InlineData("/api/state?at=1917-11-07T25:00", "at", "'1917-11-07T25:00'")]
    [InlineData("/api/state?at=1812-09-07", "at", "'1812-09-07'")]
    [InlineData("/api/events?from=x", "from", "'x'")]
    [InlineData("/api/events?to=7 November", "to", "'7 November'")]
    [InlineData("/api/events?bbox=1,2,3", "bbox", "'1,2,3'")]
    [InlineData("/api/events?bbox=30,60,31,59", "bbox", "'30,60,31,59'")]
    [InlineData("/api/events?bbox=NaN,0,1,1", "bbox", "'NaN,0,1,1'")]
    [InlineData("/api/events?bbox=1e999,0,1,1", "bbox", "'1e999,0,1,1'")]
    [InlineData("/api/events?from=1917-11-08&to=1917-11-07", "to", "'1917-11-07'")]
    [InlineData("/api/events?from=1917-11-07&to=1917-11-07", "to", "'1917-11-07'")]
    [InlineData("/api/events?sides=revolution", "sides", "'sides'")]
    [InlineData("/api/dataset?at=1917-11-07", "at", "'at'")]
    [InlineData("/api/events?side=red", "side", "'red'")]
    [InlineData("/api/events?kind=eclipse", "kind", "'eclipse'")]
    [InlineData("/api/events?source=trotski", "source", "'trotski'")]
    [InlineData("/api/geocode", "q", "nothing")]
    [InlineData("/api/geocode?q=smolny&limit=0", "limit", "'0'")]
    [InlineData("/api/geocode?q=smolny&limit=many", "limit", "'many'")]
    [InlineData("/api/geocode?q=smolny&near=30", "near", "'30'")]
    [InlineData("/api/geocode?q=smolny&near=30,91", "near", "'30,91'")]
    [InlineData("/api/geocode?q=smolny&near=30;60", "near", "'30;60'")]
    [InlineData("/api/geocode?q=smolny&near=NaN,60", "near", "'NaN,60'")]
    [InlineData("/api/geocode?q=smolny&country=Russia", "country", "'Russia'")]
    [InlineData("/api/events?asOf=0", "asOf", "'0'")]
    [InlineData("/api/dataset?asOf=-1", "asOf", "'-1'")]
    [InlineData("/api/movements?asOf=1000000", "asOf", "'1000000'")]
    [InlineData("/api/places?asOf=9223372036854775808", "asOf", "'9223372036854775808'")]
    [InlineData("/api/geocode?q=smolny&asOf=now", "asOf", "'now'")]
    [InlineData("/api/items/place/smolny?asOf=1.5", "asOf", "'1.5'")]
    [InlineData("/api/items/place/smolny?kind=unit", "kind", "'kind'")]
    [InlineData("/api/basemap?asOf=1", "asOf", "'asOf'")]
    [InlineData("/api/log?from=0", "from", "'0'")]
    [InlineData("/api/log?from=1000000", "from", "'1000000'")]
    [InlineData("/api/log?limit=1001", "limit", "'1001'")]
    [InlineData("/api/log?body=yes", "body", "'yes'")]
    public async Task Bad_input_is_answered_with_the_parameter_what_came_and_what_is_allowed(string path, string parameter, string found)
    {
        var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var message = problem.GetProperty("errors").GetProperty(parameter)[0].GetString();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith($"found {found}; allowed: ", message, StringComparison.Ordinal);
        Assert.Contains(parameter, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_is_named_at_once()
    {
        var answer = await server.Http.GetAsync(new Uri("/api/events?from=x&bbox=y&side=z", UriKind.Relative));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(["from", "bbox", "side"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/geodata/atlantis.geojson", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/events", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var answer = await server.Http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
