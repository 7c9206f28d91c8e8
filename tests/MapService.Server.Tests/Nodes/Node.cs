using System.Net;
using System.Text.Json;
using MapService.Client.Connection;
using MapService.Server.Tests.Cli;

namespace MapService.Server.Tests.Nodes;

/// <summary>A server that shares its store with others, in a process of its own on a port of its own.</summary>
internal sealed class Node(int port, string database, string seeds) : IDisposable
{
    private ServerProcess? _process;
    private Task _passingOver = Task.CompletedTask;

    public int Port => port;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public HttpClient Http { get; } = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    /// <summary>Starts it; it is up when the task ends.</summary>
    public async Task StartAsync()
    {
        _process = ServerProcess.Start("--store", database, "--seeds", seeds, "--urls", Address.ToString());
        if (await _process.ReadLineAsync() is null)
            throw new InvalidOperationException($"The server did not start: {(await _process.ResultAsync()).Error}");
        _passingOver = _process.PassOverAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        await _passingOver;
    }

    public Task<ReplayConnection> ConnectAsync() => ReplayConnection.ConnectAsync(Address);

    /// <summary>The status that a path answers with.</summary>
    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    /// <summary>The JSON that a path answers with.</summary>
    public async Task<JsonElement> ReadAsync(string path) =>
        JsonDocument.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;

    /// <summary>Until a path answers with a status.</summary>
    public Task UntilAsync(string path, HttpStatusCode status) =>
        Patience.UntilAsync(async () => await StatusAsync(path) == status, () => $"{Address}{path} did not answer with {status}");

    public void Dispose()
    {
        Http.Dispose();
        _process?.Dispose();
    }
}
