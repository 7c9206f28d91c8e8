using System.Net.Sockets;

namespace MapService.Benchmarks.FanOut;

/// <summary>What has come to a viewer and was not looked at yet; grows with the longest frame of the WebSocket. For one thread.</summary>
internal sealed class WireInbox(int bytes)
{
    private byte[] _bytes = new byte[bytes];
    private int _taken;
    private int _filled;

    /// <summary>Takes in what has come, without waiting; at most so many bytes.</summary>
    /// <returns>How many bytes; 0 from who has hung up, less where nothing has come.</returns>
    public int Receive(Socket socket, int most = int.MaxValue)
    {
        _bytes.AsSpan(_taken.._filled).CopyTo(_bytes);
        (_taken, _filled) = (0, _filled - _taken);
        if (_filled == _bytes.Length)
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        var room = _bytes.AsSpan(_filled);
        var received = Epoll.Receive((int)socket.Handle, room[..Math.Min(room.Length, most)]);
        _filled += Math.Max(0, received);
        return received;
    }

    /// <summary>The next frame's payload, valid until more is received; false if none is whole.</summary>
    public bool TryTake(out ReadOnlySpan<byte> payload)
    {
        var rest = _bytes.AsSpan(_taken.._filled);
        if (!WebSocketWire.TryReadFrame(rest, out var start, out var end))
        {
            payload = default;
            return false;
        }
        payload = rest[start..end];
        _taken += end;
        return true;
    }
}
