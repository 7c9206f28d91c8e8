using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace MapService.Client.Connection;

/// <summary>Joins a WebSocket to a pair of pipes: what a hub connection reads and writes.</summary>
internal sealed class WebSocketConnection : DefaultConnectionContext
{
    private const int ReceiveBufferBytes = 4096;

    private readonly ClientWebSocket _socket;
    private readonly IDuplexPipe _application;
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _running;

    private WebSocketConnection(ClientWebSocket socket, IDuplexPipe transport, IDuplexPipe application)
        : base(Guid.NewGuid().ToString("n"), transport, application)
    {
        (_socket, _application) = (socket, application);
        _running = Task.WhenAll(ReceiveAsync(), SendAsync());
    }

    /// <summary>Starts moving bytes between an open socket and its pipes.</summary>
    public static WebSocketConnection Over(ClientWebSocket socket)
    {
        var (incoming, outgoing) = (new Pipe(), new Pipe());
        return new WebSocketConnection(
            socket, new DuplexPipe(incoming.Reader, outgoing.Writer), new DuplexPipe(outgoing.Reader, incoming.Writer));
    }

    public override async ValueTask DisposeAsync()
    {
        await Transport.Output.CompleteAsync();
        await Transport.Input.CompleteAsync();
        await _closed.CancelAsync();
        await _running;
        _socket.Dispose();
        _closed.Dispose();
        await base.DisposeAsync();
    }

    private async Task ReceiveAsync()
    {
        Exception? failure = null;
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(_application.Output.GetMemory(ReceiveBufferBytes), _closed.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                _application.Output.Advance(received.Count);
                if ((await _application.Output.FlushAsync(_closed.Token)).IsCompleted)
                    break;
            }
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // Closed from this side.
        }
        catch (WebSocketException error)
        {
            failure = error;
        }
        await _application.Output.CompleteAsync(failure);
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                var read = await _application.Input.ReadAsync(_closed.Token);
                if (!read.Buffer.IsEmpty)
                    await _socket.SendAsync(read.Buffer.ToArray(), WebSocketMessageType.Text, endOfMessage: true, _closed.Token);
                _application.Input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }
            if (_socket.State == WebSocketState.Open)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _closed.Token);
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // Closed from this side.
        }
        catch (WebSocketException)
        {
            // The receiving side ends with the same failure and reports it.
        }
        await _application.Input.CompleteAsync();
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
