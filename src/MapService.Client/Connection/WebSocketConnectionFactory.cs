using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace MapService.Client.Connection;

/// <summary>Connects straight by WebSocket, without negotiation, so any server behind a load balancer will do.</summary>
internal sealed class WebSocketConnectionFactory : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
            return WebSocketConnection.Over(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
