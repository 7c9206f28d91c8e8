namespace MapService.Benchmarks.FanOut;

/// <summary>What a protocol on top of WebSocket wants of a client that only listens.</summary>
/// <param name="Path">Path and query of the endpoint.</param>
/// <param name="Greetings">What to say first.</param>
/// <param name="Separator">What ends each of several messages in one frame; null where a frame is a message.</param>
/// <param name="Ping">What the client has to say every ten seconds, or null.</param>
/// <param name="Asked">What the server asks from time to time, to be answered with <paramref name="Answer"/>; or null.</param>
/// <param name="Answer">The answer to it.</param>
internal sealed record Dialect(string Path, IReadOnlyList<string> Greetings, byte? Separator, string? Ping, string? Asked, string? Answer)
{
    private static readonly Dialect Plain = new("/hub", [], null, null, null, null);

    private static readonly Dialect SignalR = new(
        "/hub", ["{\"protocol\":\"json\",\"version\":1}\u001e"], 0x1e, "{\"type\":6}\u001e", null, null);

    private static readonly Dialect SocketIo = new("/socket.io/?EIO=4&transport=websocket", ["40"], null, null, "2", "3");

    public static Dialect Of(string contestant) => contestant switch
    {
        "ours" or "signalr" => SignalR,
        "socket.io" => SocketIo,
        _ => Plain,
    };
}
