using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections.Features;

namespace MapService.Server.Live.Sockets;

/// <summary>
/// A hub connection over a WebSocket whose frames can also be made elsewhere: what the hub says to this connection alone goes
/// through the pipes as with any transport, and <see cref="TrySend"/> puts bytes that are the same for many viewers on
/// the wire as they are.
/// </summary>
internal sealed class ViewerConnection : DefaultConnectionContext, IHttpContextFeature, IConnectionHeartbeatFeature
{
    private const int ReceiveBufferBytes = 4096;

    private readonly IDuplexPipe _application;
    private readonly AtomicStream _stream;
    private readonly WebSocket _socket;
    private readonly List<(Action<object> Action, object State)> _heartbeats = [];
    private readonly CancellationTokenSource _closed = new();

    private ViewerConnection(HttpContext http, AtomicStream stream, IDuplexPipe transport, IDuplexPipe application)
        : base(http.Connection.Id, transport, application)
    {
        (HttpContext, _stream, _application) = (http, stream, application);
        _socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        ConnectionClosed = _closed.Token;
        User = http.User;
        Features.Set<IHttpContextFeature>(this);
        Features.Set<IConnectionHeartbeatFeature>(this);
    }

    /// <inheritdoc/>
    public HttpContext? HttpContext { get; set; }

    /// <summary>A connection over a stream that was upgraded to a WebSocket.</summary>
    public static ViewerConnection Over(HttpContext http, Stream upgraded)
    {
        var (incoming, outgoing) = (new Pipe(), new Pipe());
        return new ViewerConnection(
            http,
            new AtomicStream(upgraded),
            new DuplexPipe(incoming.Reader, outgoing.Writer),
            new DuplexPipe(outgoing.Reader, incoming.Writer));
    }

    /// <summary>Puts a whole WebSocket frame on the wire; false if the other side has not yet taken what it was sent before.</summary>
    public bool TrySend(ReadOnlyMemory<byte> frame) => _stream.TryWrite(frame);

    /// <inheritdoc/>
    public void OnHeartbeat(Action<object> action, object state)
    {
        lock (_heartbeats)
            _heartbeats.Add((action, state));
    }

    /// <summary>Lets the hub look at its time-outs and pings; to be called about once a second.</summary>
    public void Beat()
    {
        lock (_heartbeats)
        {
            foreach (var (action, state) in _heartbeats)
                action(state);
        }
    }

    /// <summary>Moves bytes between socket and pipes until either side ends.</summary>
    public Task RunAsync() => Task.WhenAll(ReceiveAsync(), SendAsync());

    public override void Abort(ConnectionAbortedException abortReason)
    {
        _closed.Cancel();
        HttpContext?.Abort();
    }

    public override async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _socket.Dispose();
        _closed.Dispose();
        await base.DisposeAsync();
    }

    private async Task ReceiveAsync()
    {
        var output = _application.Output;
        Exception? failure = null;
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(output.GetMemory(ReceiveBufferBytes), _closed.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                output.Advance(received.Count);
                if ((await output.FlushAsync(_closed.Token)).IsCompleted)
                    break;
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException)
        {
            failure = error is OperationCanceledException ? null : error;
        }
        await output.CompleteAsync(failure);
    }

    private async Task SendAsync()
    {
        var input = _application.Input;
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(_closed.Token);
                if (!read.Buffer.IsEmpty)
                    await _socket.SendAsync(Whole(read.Buffer), WebSocketMessageType.Text, endOfMessage: true, _closed.Token);
                input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _closed.Token);
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException)
        {
            // The receiving side ends with the same failure and reports it.
        }
        await input.CompleteAsync();
    }

    /// <summary>One message is one frame: others may come between frames, but not into a message.</summary>
    private static ReadOnlyMemory<byte> Whole(ReadOnlySequence<byte> bytes) => bytes.IsSingleSegment ? bytes.First : bytes.ToArray();

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
