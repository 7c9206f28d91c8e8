using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MapService.Client.Stories;
using MapService.Contract;
using MapService.Playback.Clocks;

namespace MapService.Client.Connection;

/// <summary>
/// What a server tells of its history over HTTP. Safe for many threads. Throws <see cref="CallRefusedException"/> where the server
/// answers that it will not, <see cref="ConnectionLostException"/> where it cannot be reached.
/// </summary>
public sealed class HistoryApi(Uri server) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server };

    /// <summary>The whole history. What is read after the data set is never older than its log position says.</summary>
    public async Task<Story> StoryAsync(CancellationToken cancellationToken = default)
    {
        var dataset = await GetAsync<DatasetInfo>("api/dataset", cancellationToken);
        var events = GetAsync<EventCollection>("api/events", cancellationToken);
        var movements = GetAsync<MovementCollection>("api/movements", cancellationToken);
        var places = GetAsync<PlaceCollection>("api/places", cancellationToken);
        var ids = GetAsync<ReplayIds>("api/ids", cancellationToken);
        return new Story(dataset, await events, await movements, await places, await ids);
    }

    /// <summary>Events that are asked for, in order of time.</summary>
    public async Task<IReadOnlyList<EventFeature>> FindEventsAsync(EventQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (await GetAsync<EventCollection>($"api/events?{query.ToText()}", cancellationToken)).Features;
    }

    /// <summary>Places that a written name may mean, best first; empty where the gazetteer knows none.</summary>
    /// <param name="name">A name in any language, spelling or inflection.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<GeocodeCandidate>> FindPlacesAsync(string name, int limit = 10, CancellationToken cancellationToken = default) =>
        (await GetAsync<GeocodeAnswer>($"api/geocode?q={Uri.EscapeDataString(name)}&limit={limit}", cancellationToken)).Candidates;

    /// <summary>The map at a moment as the server computes it.</summary>
    public Task<StateInfo> StateAtAsync(StoryTime at, CancellationToken cancellationToken = default) =>
        GetAsync<StateInfo>($"api/state?at={at}", cancellationToken);

    /// <summary>What there is to draw under the history.</summary>
    public Task<BaseMapInfo> BaseMapAsync(CancellationToken cancellationToken = default) =>
        GetAsync<BaseMapInfo>("api/basemap", cancellationToken);

    /// <summary>A theme of the base map as the text of a GeoJSON FeatureCollection.</summary>
    /// <param name="theme">One of those that <see cref="BaseMapAsync"/> names.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<string> ThemeAsync(string theme, CancellationToken cancellationToken = default) => ReadAsync(
        $"geodata/{Uri.EscapeDataString(theme)}.geojson", (content, cancellation) => content.ReadAsStringAsync(cancellation), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) => ReadAsync(
        path, async (content, cancellation) => (await content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellation))!, cancellationToken);

    private async Task<T> ReadAsync<T>(string path, Func<HttpContent, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            return await read(response.Content, cancellationToken);
        }
        catch (HttpRequestException error) when (error.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            throw new CallRefusedException($"{path} answered {(int)error.StatusCode}.", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ConnectionLostException($"{path} cannot be read from {_http.BaseAddress}: {error.Message}", error);
        }
    }
}
