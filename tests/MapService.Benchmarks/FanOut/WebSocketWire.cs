using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MapService.Benchmarks.FanOut;

/// <summary>As much of the client's side of a WebSocket (RFC 6455) as a load client needs: an upgrade, short messages, frames that come in.</summary>
internal static class WebSocketWire
{
    /// <summary>Connects, upgrades and says what a protocol wants to hear first.</summary>
    /// <param name="server">Address of the server.</param>
    /// <param name="path">Path and query of the endpoint.</param>
    /// <param name="greetings">Messages to send, each after an answer to the one before.</param>
    /// <param name="receiveBuffer">Bytes that the system keeps for a client that does not read; null for the usual.</param>
    public static Socket Connect(IPEndPoint server, string path, IEnumerable<string> greetings, int? receiveBuffer)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } bytes)
            socket.ReceiveBufferSize = bytes;
        socket.Connect(server);
        socket.Send(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {server}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        ReadUpgrade(socket);
        foreach (var greeting in greetings)
            Send(socket, greeting);
        return socket;
    }

    /// <summary>Sends a text of fewer than 126 bytes, masked with zeros.</summary>
    public static void Send(Socket socket, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        byte[] frame = [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload];
        socket.Send(frame);
    }

    /// <summary>Where the payload of the first frame in some bytes is, and where the frame ends; false if it is not whole yet.</summary>
    public static bool TryReadFrame(ReadOnlySpan<byte> bytes, out int start, out int end)
    {
        (start, end) = (2, int.MaxValue);
        if (bytes.Length < 2)
            return false;
        var length = bytes[1] & 0x7f;
        if (length >= 126)
        {
            start = length == 126 ? 4 : 10;
            if (bytes.Length < start)
                return false;
            length = length == 126 ? BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) : (int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]);
        }
        end = start + length;
        return bytes.Length >= end;
    }

    /// <summary>Byte by byte, so that no frame behind the answer is read with it.</summary>
    private static void ReadUpgrade(Socket socket)
    {
        var (answer, one) = (new StringBuilder(), new byte[1]);
        while (!EndsHeaders(answer))
        {
            if (socket.Receive(one) == 0)
                throw new IOException($"The server hung up after: {answer}");
            answer.Append((char)one[0]);
        }
        if (!answer.ToString().StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            throw new IOException($"The server does not upgrade: {answer}");
    }

    private static bool EndsHeaders(StringBuilder answer) =>
        answer.Length >= 4 && answer[^1] == '\n' && answer[^2] == '\r' && answer[^3] == '\n' && answer[^4] == '\r';
}
