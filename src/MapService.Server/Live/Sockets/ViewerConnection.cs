using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections.Features;

namespace MapService.Server.Live.Sockets;

/// <summary>
/// A hub connection over a WebSocket whose frames can also be made elsewhere: what the hub says to this connection alone goes
/// through the pipes as with any transport, and <see cref="TrySend"/> puts messages that are the same for many viewers on
/// the wire as they are. Safe for many threads.
/// </summary>
public sealed class ViewerConnection
    : DefaultConnectionContext, IHttpContextFeature, IConnectionHeartbeatFeature, IConnectionLifetimeNotificationFeature
{
    /// <summary>How long the other side may take to answer a closing frame; as long as SignalR's own transport waits.</summary>
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly IDuplexPipe _application;
    private readonly AtomicStream _stream;
    private readonly WebSocket _socket;
    private readonly TimeProvider _time;
    private readonly List<(Action<object> Action, object State)> _heartbeats = [];
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _closeRequested = new();
    private bool _isOver;

    private ViewerConnection(HttpContext http, AtomicStream stream, IDuplexPipe transport, IDuplexPipe application, TimeProvider time)
        : base(NewId(), transport, application)
    {
        (HttpContext, _stream, _application, _time) = (http, stream, application, time);
        _socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        (ConnectionClosed, ConnectionClosedRequested) = (_closed.Token, _closeRequested.Token);
        User = http.User;
        Features.Set<IHttpContextFeature>(this);
        Features.Set<IConnectionHeartbeatFeature>(this);
        Features.Set<IConnectionLifetimeNotificationFeature>(this);
    }

    /// <inheritdoc/>
    public HttpContext? HttpContext { get; set; }

    /// <inheritdoc/>
    public CancellationToken ConnectionClosedRequested { get; set; }

    /// <summary>Whether nothing can be sent any more.</summary>
    public bool IsOver => _stream.IsSealed;

    /// <summary>For how long the other side has not taken what it was sent; zero if it has.</summary>
    public TimeSpan PendingFor => _stream.PendingFor;

    /// <summary>A connection over a stream that was upgraded to a WebSocket.</summary>
    /// <param name="http">The request to upgrade.</param>
    /// <param name="upgraded">The stream.</param>
    /// <param name="direct">A shorter way for what is sent; null if there is none.</param>
    /// <param name="time">Measures how long a write is under way.</param>
    public static ViewerConnection Over(HttpContext http, Stream upgraded, Stream? direct, TimeProvider time)
    {
        var (incoming, outgoing) = (new Pipe(), new Pipe());
        return new ViewerConnection(
            http,
            new AtomicStream(upgraded, direct, time),
            new DuplexPipe(incoming.Reader, outgoing.Writer),
            new DuplexPipe(outgoing.Reader, incoming.Writer),
            time);
    }

    /// <summary>Puts a message on the wire; false if the other side has not yet taken what it was sent before. Never waits.</summary>
    public bool TrySend(SharedMessage message) => _stream.TryWrite(message);

    /// <inheritdoc/>
    public void OnHeartbeat(Action<object> action, object state)
    {
        lock (_lock)
            _heartbeats.Add((action, state));
    }

    /// <summary>Lets the hub look at its time-outs and pings; to be called about once a second.</summary>
    public void Beat()
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            foreach (var (action, state) in _heartbeats)
                action(state);
        }
    }

    /// <summary>Asks the hub to say goodbye, in a way that lets a client come back at once.</summary>
    public void RequestClose() => _closeRequested.Cancel();

    /// <summary>Serves the connection until either side ends it. When the hub has ended, the other side gets its last words and a closing frame.</summary>
    public async Task RunAsync(ConnectionHandler hub)
    {
        var moving = Task.WhenAll(ReceiveAsync(), SendAsync());
        await hub.OnConnectedAsync(this);
        await Transport.Output.CompleteAsync();
        try
        {
            await moving.WaitAsync(CloseLimit, _time);
        }
        catch (TimeoutException)
        {
            Abort();
            await moving;
        }
    }

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        _closed.Cancel();
        lock (_lock)
        {
            // A context that is over may be serving another request.
            if (!_isOver)
                HttpContext?.Abort();
        }
    }

    /// <summary>Lets go of socket and context. The token sources hold nothing, and may still be asked to cancel.</summary>
    public override async ValueTask DisposeAsync()
    {
        _stream.Seal();
        lock (_lock)
            _isOver = true;
        _socket.Dispose();
        await base.DisposeAsync();
    }

    private async Task ReceiveAsync()
    {
        var output = _application.Output;
        Exception? failure = null;
        try
        {
            while (await ReceiveAsync(output))
            {
                if ((await output.FlushAsync(_closed.Token)).IsCompleted)
                    break;
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException)
        {
            failure = error is WebSocketException { WebSocketErrorCode: not WebSocketError.ConnectionClosedPrematurely } ? error : null;
        }
        _stream.Seal();
        await output.CompleteAsync(failure);
    }

    /// <summary>Moves one piece; false at the end. A connection that is silent holds no memory to receive into.</summary>
    private async ValueTask<bool> ReceiveAsync(PipeWriter output)
    {
        if ((await _socket.ReceiveAsync(Memory<byte>.Empty, _closed.Token)).MessageType == WebSocketMessageType.Close)
            return false;
        var received = await _socket.ReceiveAsync(output.GetMemory(), _closed.Token);
        output.Advance(received.Count);
        return received.MessageType != WebSocketMessageType.Close;
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
            _stream.Seal();
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _closed.Token);
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // The receiving side ends with the same failure and reports it.
        }
        await input.CompleteAsync();
    }

    /// <summary>One message is one frame: others may come between frames, but not into a message.</summary>
    private static ReadOnlyMemory<byte> Whole(ReadOnlySequence<byte> bytes) => bytes.IsSingleSegment ? bytes.First : bytes.ToArray();

    private static string NewId() => Guid.NewGuid().ToString("n");

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
