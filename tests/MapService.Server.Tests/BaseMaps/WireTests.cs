using System.Net;
using Xunit;

namespace MapService.Server.Tests.BaseMaps;

/// <summary>What the base map costs a viewer's connection.</summary>
public sealed class WireTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int MostBytes = 1_500_000;

    /// <summary>A first view of the city fetches everything but the coasts of the wide theatre.</summary>
    private const int MostFirstBytes = 350_000;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_whole_base_map_travels_compressed_in_less_than_a_megabyte_and_a_half(string encoding)
    {
        var sizes = new Dictionary<string, int>();
        foreach (var theme in await ThemesAsync())
            sizes[theme] = (await FetchAsync(theme, encoding)).Bytes;

        var first = sizes.Where(size => !size.Key.StartsWith("coast-", StringComparison.Ordinal)).Sum(size => size.Value);
        Assert.True(sizes.Values.Sum() < MostBytes, $"{sizes.Values.Sum()} bytes: {string.Join(", ", sizes)}");
        Assert.True(first < MostFirstBytes, $"{first} bytes before the first view");
    }

    [Fact]
    public async Task What_a_viewer_has_is_not_sent_again()
    {
        var (response, _) = await FetchAsync("coast-near", "br");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/geodata/coast-near.geojson");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await server.Http.SendAsync(again)).StatusCode);
    }

    private async Task<IReadOnlyList<string>> ThemesAsync() =>
        [.. (await server.GetAsync("/api/basemap")).GetProperty("themes").EnumerateArray().Select(theme => theme.GetString()!)];

    private async Task<(HttpResponseMessage Response, int Bytes)> FetchAsync(string theme, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/geodata/{theme}.geojson");
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        var response = await server.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        return (response, (await response.Content.ReadAsByteArrayAsync()).Length);
    }
}
