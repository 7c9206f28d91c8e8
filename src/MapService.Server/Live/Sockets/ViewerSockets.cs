using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace MapService.Server.Live.Sockets;

/// <summary>
/// Serves a hub over WebSockets of its own making, so that bytes for many viewers are made once. Everything else of the
/// hub is SignalR's: handshake, protocol, calls, time-outs. Connections end when the application stops.
/// </summary>
public sealed partial class ViewerSockets<THub> : BackgroundService
    where THub : Hub
{
    private readonly ConcurrentDictionary<string, ViewerConnection> _connections = new();
    private readonly HubConnectionHandler<THub> _hub;
    private readonly TimeProvider _time;
    private readonly ILogger<ViewerSockets<THub>> _log;
    private readonly CancellationToken _stopping;
    private readonly TimeSpan _silenceLimit;

    public ViewerSockets(
        HubConnectionHandler<THub> hub, IOptions<LiveOptions> options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ViewerSockets<THub>> log)
    {
        (_hub, _time, _log, _stopping) = (hub, time, log, lifetime.ApplicationStopping);
        _silenceLimit = TimeSpan.FromSeconds(options.Value.SilenceSeconds);
        // The web server stops only when its connections have ended, so they are told before it.
        _stopping.Register(CloseAll);
    }

    /// <summary>How many connections there are.</summary>
    public int Count => _connections.Count;

    /// <summary>The connection of that id; null once it has ended.</summary>
    public ViewerConnection? Find(string connectionId) => _connections.GetValueOrDefault(connectionId);

    /// <summary>Answers a request to upgrade and serves the connection until it ends.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (_stopping.IsCancellationRequested)
        {
            await TypedResults.Problem("The server is stopping; connect again.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
            return;
        }
        if (await UpgradeAsync(context) is not { } upgraded)
        {
            await TypedResults.Problem("The hub is reached by WebSocket, version 13.", statusCode: StatusCodes.Status426UpgradeRequired).ExecuteAsync(context);
            return;
        }
        KeepLittleUnsent(context);
        await using (upgraded)
        await using (var connection = ViewerConnection.Over(context, upgraded, DirectWay(context), _time))
            await ServeAsync(connection);
    }

    /// <summary>Time-outs of the hub and of writes are looked at once a second.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var connection in _connections.Values)
                Look(connection);
        }
    }

    private async Task ServeAsync(ViewerConnection connection)
    {
        _connections[connection.ConnectionId] = connection;
        try
        {
            if (_stopping.IsCancellationRequested)
                connection.RequestClose();
            await connection.RunAsync(_hub);
        }
        finally
        {
            _connections.TryRemove(connection.ConnectionId, out _);
        }
    }

    private void Look(ViewerConnection connection)
    {
        connection.Beat();
        if (connection.PendingFor <= _silenceLimit)
            return;
        LogSilence(connection.ConnectionId, _silenceLimit.TotalSeconds);
        connection.Abort();
    }

    private void CloseAll()
    {
        foreach (var connection in _connections.Values)
            connection.RequestClose();
    }

    /// <summary>The stream of an upgrade, by HTTP/1.1 (RFC 6455, section 4.2) or HTTP/2 (RFC 8441); null if none was asked for.</summary>
    private static async ValueTask<Stream?> UpgradeAsync(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        if (request.Headers.SecWebSocketVersion != "13")
            return null;
        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" } connect)
            return await connect.AcceptAsync();
        if (KeyOf(request) is not { } key || context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
            return null;
        (headers.Connection, headers.Upgrade, headers.SecWebSocketAccept) = ("Upgrade", "websocket", AcceptOf(key));
        return await upgrade.UpgradeAsync();
    }

    private static string? KeyOf(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        && request.Headers.SecWebSocketKey is [{ Length: 24 } key]
            ? key
            : null;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6455 asks for SHA-1 here; nothing rests on its strength.")]
    private static string AcceptOf(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    /// <summary>
    /// The socket itself, where nothing but the bytes of this connection goes over it: by HTTP/1.1 and without TLS. What is sent
    /// there does not go from thread to thread through the web server's pipes, which is half of what a frame costs.
    /// </summary>
    private static NetworkStream? DirectWay(HttpContext context)
    {
        if (!HttpProtocol.IsHttp11(context.Request.Protocol) || context.Features.Get<ITlsHandshakeFeature>() is not null
            || context.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket)
            return null;
        try
        {
            return new NetworkStream(socket, ownsSocket: false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The other side has hung up already, which its reader will find out.
            return null;
        }
    }

    /// <summary>
    /// Where the system can (TCP_NOTSENT_LOWAT of Linux), a slow viewer is noticed after some frames and not after the megabytes
    /// that a socket would store for it; what it then gets is new and not old.
    /// </summary>
    private static void KeepLittleUnsent(HttpContext context)
    {
        const int Tcp = 6;
        const int NotSentLowWater = 25;
        const int Bytes = 16 * 1024;
        if (!OperatingSystem.IsLinux() || context.Features.Get<IConnectionSocketFeature>()?.Socket is not { ProtocolType: ProtocolType.Tcp } socket)
            return;
        try
        {
            socket.SetRawSocketOption(Tcp, NotSentLowWater, BitConverter.GetBytes(Bytes));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The other side has hung up already, which its reader will find out.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Viewer {Connection} has taken nothing for {Seconds} s and is let go")]
    private partial void LogSilence(string connection, double seconds);
}
