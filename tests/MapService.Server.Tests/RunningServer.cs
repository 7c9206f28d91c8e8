using System.Text.Json;
using MapService.Archive;
using MapService.Client.Connection;
using MapService.Server.Cli;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace MapService.Server.Tests;

/// <summary>A real server on a free port with a store of its own and the shipped history.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mapservice-").FullName;
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.First());

    public HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        var shipped = AppContext.BaseDirectory;
        var options = new ServeOptions(
            _folder, Path.Combine(shipped, "seeds", "petrograd-1917"), Path.Combine(shipped, "geodata", "petrograd-1917"), "http://127.0.0.1:0");
        _app = MapServer.Build(options);
        await _app.StartAsync();
        Http.BaseAddress = Address;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<ReplayConnection> ConnectAsync() => ReplayConnection.ConnectAsync(Address);

    /// <summary>Writes to the server's log as another process would; the position of what was written.</summary>
    public long Append(Revision revision) => DataFolder.OpenArchive(_folder).Append([revision], "test").Value;

    /// <summary>The JSON that a path answers with.</summary>
    public async Task<JsonElement> GetAsync(string path) =>
        JsonDocument.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;
}
