using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MapService.Benchmarks.Contests;

namespace MapService.Benchmarks.FanOut;

/// <summary>Many viewers in one thread: each checks that it gets every tick once and in order, and how late. Some may be stalled and read nothing.</summary>
internal sealed class ViewerCrowd : IDisposable
{
    private const int StalledReceiveBuffer = 4096;
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);

    private readonly IPEndPoint _server;
    private readonly Dialect _dialect;
    private readonly Epoll _epoll = new();
    private readonly List<Viewer> _viewers = [];
    private readonly List<int> _latenessMicroseconds = [];
    private readonly byte[] _asked;
    private long _frames;
    private long _skipped;
    private long _wrong;
    private long _bytes;
    private long _lost;
    private long _pinged = Stopwatch.GetTimestamp();

    public ViewerCrowd(IPEndPoint server, Dialect dialect)
    {
        (_server, _dialect) = (server, dialect);
        _asked = Encoding.ASCII.GetBytes(dialect.Asked ?? "");
    }

    /// <summary>How many viewers there are, the stalled ones included.</summary>
    public int Count => _viewers.Count;

    public void Add(bool isStalled)
    {
        var socket = WebSocketWire.Connect(_server, _dialect.Path, _dialect.Greetings, isStalled ? StalledReceiveBuffer : null);
        _viewers.Add(new Viewer(socket, isStalled));
        _epoll.Watch((int)socket.Handle, _viewers.Count - 1, forBytes: !isStalled);
    }

    /// <summary>Takes in what has come, and waits for it at most so long.</summary>
    public void Listen(int milliseconds)
    {
        foreach (var seen in _epoll.Wait(milliseconds))
            Look(seen.Tag);
        if (_dialect.Ping is { } ping && Stopwatch.GetElapsedTime(_pinged) > PingInterval)
            PingAll(ping);
    }

    /// <summary>What has come since the last time, and starts to count anew.</summary>
    public CrowdReport TakeReport()
    {
        var late = _latenessMicroseconds.Select(microseconds => microseconds / 1000.0).ToList();
        var report = new CrowdReport(
            _frames, _skipped, _wrong, _lost, _bytes,
            late is [] ? 0 : Standing.Quantile(late, 0.5), late is [] ? 0 : Standing.Quantile(late, 0.99), late.DefaultIfEmpty().Max());
        (_frames, _skipped, _wrong, _bytes) = (0, 0, 0, 0);
        _latenessMicroseconds.Clear();
        return report;
    }

    public void Dispose()
    {
        _epoll.Dispose();
        _viewers.ForEach(viewer => viewer.Socket.Dispose());
    }

    private void Look(int index)
    {
        var viewer = _viewers[index];
        if (viewer.IsStalled)
        {
            ComeAgain(index);
            return;
        }
        var received = viewer.Inbox.Receive(viewer.Socket);
        if (received == 0)
            Lose(viewer);
        if (received > 0)
            TakeIn(viewer, received);
    }

    private void TakeIn(Viewer viewer, int received)
    {
        _bytes += received;
        while (viewer.Inbox.TryTake(out var payload))
            TakePayload(viewer, payload);
    }

    private void TakePayload(Viewer viewer, ReadOnlySpan<byte> payload)
    {
        if (_asked.Length > 0 && payload.SequenceEqual(_asked))
        {
            WebSocketWire.Send(viewer.Socket, _dialect.Answer!);
            return;
        }
        if (_dialect.Separator is not { } separator)
        {
            TakeMessage(viewer, payload);
            return;
        }
        while (payload.IndexOf(separator) is >= 0 and var length)
        {
            TakeMessage(viewer, payload[..length]);
            payload = payload[(length + 1)..];
        }
    }

    private void TakeMessage(Viewer viewer, ReadOnlySpan<byte> message)
    {
        if (!FanOutMessage.TryRead(message, out var tick, out var intended))
            return;
        _frames++;
        _latenessMicroseconds.Add((int)((Stopwatch.GetTimestamp() - intended) / 1000));
        if (viewer.Tick > 0 && tick <= viewer.Tick)
            _wrong++;
        else if (viewer.Tick > 0)
            _skipped += tick - viewer.Tick - 1;
        viewer.Tick = tick;
    }

    /// <summary>A viewer that ought not to have been hung up on.</summary>
    private void Lose(Viewer viewer)
    {
        viewer.Socket.Dispose();
        _lost++;
    }

    /// <summary>A stalled viewer that was let go of comes back and stalls again.</summary>
    private void ComeAgain(int index)
    {
        _viewers[index].Socket.Dispose();
        var socket = WebSocketWire.Connect(_server, _dialect.Path, _dialect.Greetings, StalledReceiveBuffer);
        _viewers[index] = new Viewer(socket, isStalled: true);
        _epoll.Watch((int)socket.Handle, index, forBytes: false);
    }

    private void PingAll(string ping)
    {
        _pinged = Stopwatch.GetTimestamp();
        foreach (var viewer in _viewers.Where(viewer => viewer.Socket.Connected))
        {
            try
            {
                WebSocketWire.Send(viewer.Socket, ping);
            }
            catch (SocketException)
            {
                // It was hung up on meanwhile, which is seen when its turn comes.
            }
        }
    }

    private sealed class Viewer(Socket socket, bool isStalled)
    {
        public Socket Socket { get; } = socket;

        public bool IsStalled { get; } = isStalled;

        public WireInbox Inbox { get; } = new(isStalled ? 0 : 2048);

        public long Tick { get; set; }
    }
}

/// <summary>What a crowd has seen in a stretch of time.</summary>
/// <param name="Frames">Ticks that came, all viewers together.</param>
/// <param name="Skipped">Ticks that were left out for a viewer.</param>
/// <param name="Wrong">Ticks that came twice or out of order.</param>
/// <param name="Lost">Viewers that were hung up on, since the beginning.</param>
/// <param name="Bytes">Bytes that came.</param>
/// <param name="P50Ms">Half of all ticks were no later than this.</param>
/// <param name="P99Ms">All but one in a hundred were no later than this.</param>
/// <param name="MaxMs">None was later than this.</param>
internal sealed record CrowdReport(long Frames, long Skipped, long Wrong, long Lost, long Bytes, double P50Ms, double P99Ms, double MaxMs);
