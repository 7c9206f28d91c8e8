using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MapService.Contract;

namespace MapService.Server.Tests.Live;

/// <summary>Speaks SignalR over a WebSocket by hand: sees the bytes of each message, and reads only when told to.</summary>
internal sealed class RawViewer : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _http;
    private readonly Queue<string> _read = new();

    private RawViewer(int receiveBufferBytes, Version version)
    {
        // The socket's own buffer is what the system stores for a viewer that reads nothing.
        var handler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                if (receiveBufferBytes > 0)
                    socket.ReceiveBufferSize = receiveBufferBytes;
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        _http = new HttpMessageInvoker(handler);
        _socket.Options.HttpVersion = version;
        _socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
    }

    public WebSocket Socket => _socket;

    /// <summary>Connects and shakes hands.</summary>
    public static async Task<RawViewer> ConnectAsync(Uri server, int receiveBufferBytes = 0, Version? version = null)
    {
        var viewer = new RawViewer(receiveBufferBytes, version ?? HttpVersion.Version11);
        await viewer._socket.ConnectAsync(new UriBuilder(new Uri(server, "hubs/replay")) { Scheme = server.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri, viewer._http, CancellationToken.None);
        await viewer.SendAsync("{\"protocol\":\"json\",\"version\":1}");
        if (await viewer.ReadAsync() is var answer && answer != "{}")
            throw new InvalidOperationException($"Invariant: the handshake was answered {answer}.");
        return viewer;
    }

    public Task InvokeAsync(string method, params string[] arguments) => SendAsync(
        $"{{\"type\":1,\"target\":\"{method}\",\"arguments\":[{string.Join(',', arguments.Select(one => $"\"{one}\""))}]}}");

    /// <summary>Calls a method with arguments as JSON: the text of the answer, an error or a result; messages before it are passed over.</summary>
    public async Task<string> CallAsync(string method, params string[] arguments)
    {
        await SendAsync($"{{\"type\":1,\"invocationId\":\"call\",\"target\":\"{method}\",\"arguments\":[{string.Join(',', arguments)}]}}");
        while (true)
        {
            if (await ReadAsync() is var message && message?.StartsWith("{\"type\":3", StringComparison.Ordinal) is not false)
                return message ?? throw new InvalidOperationException($"Invariant: the server hung up before {method} was answered.");
        }
    }

    /// <summary>Sends a message in one frame, or in pieces of some bytes.</summary>
    public async Task SendAsync(string message, int pieceBytes = int.MaxValue)
    {
        var bytes = Encoding.UTF8.GetBytes(message + End);
        for (var at = 0; at < bytes.Length; at += Math.Min(pieceBytes, bytes.Length - at))
        {
            var piece = bytes.AsMemory(at, Math.Min(pieceBytes, bytes.Length - at));
            await _socket.SendAsync(piece, WebSocketMessageType.Text, at + piece.Length == bytes.Length, CancellationToken.None);
        }
    }

    /// <summary>The next frame of a session, as its text; other messages are passed over.</summary>
    public async Task<string> FrameAsync()
    {
        while (true)
        {
            if (await ReadAsync() is { } message && message.StartsWith("{\"type\":1,\"target\":\"Frame\"", StringComparison.Ordinal))
                return message;
        }
    }

    /// <summary>A frame from its text.</summary>
    public static ReplayFrame Parse(string message) =>
        JsonDocument.Parse(message).RootElement.GetProperty("arguments")[0].Deserialize<ReplayFrame>(JsonSerializerOptions.Web)!;

    /// <summary>The next message; null at the end.</summary>
    public async Task<string?> ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        while (_read.Count == 0)
        {
            var bytes = new List<byte>();
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
                if (received.MessageType == WebSocketMessageType.Close)
                    return null;
                bytes.AddRange(buffer.AsSpan(0, received.Count));
                if (received.EndOfMessage)
                    break;
            }
            foreach (var message in Encoding.UTF8.GetString([.. bytes]).Split(End, StringSplitOptions.RemoveEmptyEntries))
                _read.Enqueue(message);
        }
        return _read.Dequeue();
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
