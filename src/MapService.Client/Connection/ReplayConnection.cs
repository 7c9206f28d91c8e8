using System.Text.Json.Serialization;
using MapService.Contract;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MapService.Client.Connection;

/// <summary>A connection to a server's replay hub: its methods, called over the wire. Safe for many threads.</summary>
public sealed class ReplayConnection : IReplayHub, IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly ServiceProvider _services;

    private ReplayConnection(HubConnection hub, ServiceProvider services) => (_hub, _services) = (hub, services);

    /// <summary>Connects to a server.</summary>
    /// <param name="server">The server's address, for example <c>http://localhost:5080</c>.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    public static async Task<ReplayConnection> ConnectAsync(Uri server, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        var scheme = server.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        var endpoint = new UriEndPoint(new UriBuilder(new Uri(server, "hubs/replay")) { Scheme = scheme }.Uri);
        var options = new JsonHubProtocolOptions();
        options.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        var services = new ServiceCollection().BuildServiceProvider();
        var hub = new HubConnection(
            new WebSocketConnectionFactory(), new JsonHubProtocol(Options.Create(options)), endpoint, services, NullLoggerFactory.Instance);
        await hub.StartAsync(cancellationToken);
        return new ReplayConnection(hub, services);
    }

    /// <inheritdoc/>
    public Task<SessionOpened> Open(OpenSession request) => _hub.InvokeAsync<SessionOpened>(nameof(Open), request);

    /// <inheritdoc/>
    public IAsyncEnumerable<ReplayFrame> Watch(string session, CancellationToken cancellationToken) =>
        _hub.StreamAsync<ReplayFrame>(nameof(Watch), session, cancellationToken);

    /// <inheritdoc/>
    public Task<ClockInfo> Play(SessionControl control) => _hub.InvokeAsync<ClockInfo>(nameof(Play), control);

    /// <inheritdoc/>
    public Task<ClockInfo> Pause(SessionControl control) => _hub.InvokeAsync<ClockInfo>(nameof(Pause), control);

    /// <inheritdoc/>
    public Task<ClockInfo> SeekTo(SessionControl control, double storyMs) => _hub.InvokeAsync<ClockInfo>(nameof(SeekTo), control, storyMs);

    /// <inheritdoc/>
    public Task<ClockInfo> SetSpeed(SessionControl control, double speed) => _hub.InvokeAsync<ClockInfo>(nameof(SetSpeed), control, speed);

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _services.DisposeAsync();
    }
}
