using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MapService.Archive;
using MapService.Client.Connection;
using MapService.Contract;
using MapService.Server.Cli;
using MapService.Server.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MapService.Server.Tests;

/// <summary>A real server on a free port with a store of its own, the shipped history, and an editor key.</summary>
public sealed class RunningServer : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>What lets edit.</summary>
    public const string EditorKey = "0123456789abcdef-for-tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("mapservice-").FullName;
    private WebApplication? _app;

    /// <summary>Set before the start to switch editing off or to another key.</summary>
    public EditingOptions Editing { get; init; } =
        new() { KeyHash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(EditorKey))) };

    /// <summary>Set before the start for another history than the shipped one.</summary>
    public string Seeds { get; init; } = Path.Combine(AppContext.BaseDirectory, "seeds", "petrograd-1917");

    /// <summary>Set before the start: settings over those of appsettings.json.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Set before the start to listen otherwise, on a free port.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    public Uri Address => new(_app!.Urls.First());

    public HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        await StartAsync();
        Http.BaseAddress = Address;
    }

    /// <summary>Stops it, and starts it again on the same store. It listens elsewhere then, and <see cref="Http"/> does not know.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    private async Task StartAsync()
    {
        var options = new ServeOptions(
            new StoreLocation(_folder, null), Seeds, Path.Combine(AppContext.BaseDirectory, "geodata", "petrograd-1917"), Url, Editing);
        _app = MapServer.Build(options, Settings);
        await _app.StartAsync();
    }

    private async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>A part of the server.</summary>
    public T Part<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    /// <summary>What the indexes in frames stand for now.</summary>
    public async Task<ReplayIds> IdsAsync() =>
        (await GetAsync("/api/ids")).Deserialize<ReplayIds>(JsonSerializerOptions.Web)!;

    public Task<ReplayConnection> ConnectAsync() => ReplayConnection.ConnectAsync(Address);

    /// <summary>Writes to the server's log as another process would; the position of what was written.</summary>
    public long Append(params Revision[] revisions) => DataFolder.OpenArchive(_folder).Append(revisions, "test").Value;

    /// <summary>The JSON that a path answers with.</summary>
    public async Task<JsonElement> GetAsync(string path) =>
        JsonDocument.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;

    /// <summary>Sends an edit as anna, with the right key unless another or none is given.</summary>
    public async Task<HttpResponseMessage> EditAsync(
        HttpMethod method, string path, string? body = null, string? version = null, string? key = EditorKey, string by = "anna", string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, by.Length == 0 ? path : $"{path}?by={Uri.EscapeDataString(by)}"));
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type);
        return await Http.SendAsync(request);
    }
}
