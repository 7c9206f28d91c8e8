using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace MapService.Server.Live.Sockets;

/// <summary>
/// Serves a hub over WebSockets of its own making, so that bytes for many viewers are made once. Everything else of the
/// hub is SignalR's: handshake, protocol, calls, time-outs.
/// </summary>
internal sealed class ViewerSockets<THub>(HubConnectionHandler<THub> hub, TimeProvider time) : BackgroundService
    where THub : Hub
{
    private readonly ConcurrentDictionary<string, ViewerConnection> _connections = new();

    /// <summary>The connection of that id; null once it has ended.</summary>
    public ViewerConnection? Find(string connectionId) => _connections.GetValueOrDefault(connectionId);

    /// <summary>Answers an upgrade (RFC 6455, section 4.2) and serves the connection until it ends.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (KeyOf(context.Request) is not { } key || context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
        {
            await TypedResults.Problem("The hub is reached by WebSocket, version 13.", statusCode: StatusCodes.Status426UpgradeRequired).ExecuteAsync(context);
            return;
        }
        context.Response.Headers.Connection = "Upgrade";
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = AcceptOf(key);
        await using var upgraded = await upgrade.UpgradeAsync();
        await using var connection = ViewerConnection.Over(context, upgraded);
        _connections[connection.ConnectionId] = connection;
        try
        {
            var running = connection.RunAsync();
            await hub.OnConnectedAsync(connection);
            await connection.Transport.Output.CompleteAsync();
            await running;
        }
        finally
        {
            _connections.TryRemove(connection.ConnectionId, out _);
        }
    }

    /// <summary>The hub's own time-outs are looked at once a second.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var connection in _connections.Values)
                connection.Beat();
        }
    }

    private static string? KeyOf(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        && request.Headers.SecWebSocketVersion == "13"
        && request.Headers.SecWebSocketKey is [{ Length: 24 } key]
            ? key
            : null;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6455 asks for SHA-1 here; nothing rests on its strength.")]
    private static string AcceptOf(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}
