using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MapService.Benchmarks.FanOut;
using MapService.Contract;

namespace MapService.Benchmarks.Load;

/// <summary>
/// Viewers of one lecture, all in one thread. Each checks that every frame follows the one before, that cues come in order and
/// every piece once, and that what they say is what was planned. Bytes that are the same as those of a frame that was looked
/// at need no second look.
/// </summary>
internal sealed class LectureHall(IPEndPoint server, string session, LecturePlan plan) : IDisposable
{
    private const int Remembered = 16;
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Epoll _epoll = new();
    private readonly List<Viewer> _viewers = [];
    private readonly LinkedList<(byte[] Bytes, ReplayFrame Frame, bool IsTold)> _seen = [];
    private readonly CancellationTokenSource _over = new();
    private long _pinged = Stopwatch.GetTimestamp();
    private Thread? _thread;

    /// <summary>How late cues were, in milliseconds after they were due. Not to be read before <see cref="Stop"/>.</summary>
    public List<float> CueMs { get; } = [];

    /// <summary>How late pieces were.</summary>
    public List<float> PieceMs { get; } = [];

    public long Frames { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>What was wrong, the first few.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Fills it and begins to listen.</summary>
    public void Start(int viewers)
    {
        string[] greetings = ["{\"protocol\":\"json\",\"version\":1}\u001e", $"{{\"type\":1,\"target\":\"Watch\",\"arguments\":[\"{session}\"]}}\u001e"];
        for (var viewer = 0; viewer < viewers; viewer++)
        {
            _viewers.Add(new Viewer(WebSocketWire.Connect(server, "/hubs/replay", greetings, receiveBuffer: null)));
            _epoll.Watch((int)_viewers[^1].Socket.Handle, viewer, forBytes: true);
        }
        _thread = new Thread(Listen);
        _thread.Start();
    }

    /// <summary>Listens no more.</summary>
    /// <returns>How many viewers were wrong, or have not come to the last cue and piece.</returns>
    public int Stop(int lastCue, int lastPiece)
    {
        _over.Cancel();
        _thread!.Join();
        return _viewers.Count(viewer => viewer.IsWrong || (viewer.Cue, viewer.Piece) != (lastCue, lastPiece));
    }

    public void Dispose()
    {
        _over.Cancel();
        _thread?.Join();
        _epoll.Dispose();
        _viewers.ForEach(viewer => viewer.Socket.Dispose());
        _over.Dispose();
    }

    private void Listen()
    {
        while (!_over.IsCancellationRequested)
        {
            foreach (var seen in _epoll.Wait(20))
                Look(_viewers[seen.Tag]);
            if (Stopwatch.GetElapsedTime(_pinged) > PingInterval)
                PingAll();
        }
    }

    private void Look(Viewer viewer)
    {
        var received = viewer.Inbox.Receive(viewer.Socket);
        if (received == 0)
        {
            Fault(viewer, "A viewer was hung up on.");
            viewer.Socket.Dispose();
        }
        if (received <= 0)
            return;
        Bytes += received;
        while (viewer.Inbox.TryTake(out var payload))
            TakePayload(viewer, payload);
    }

    private void TakePayload(Viewer viewer, ReadOnlySpan<byte> payload)
    {
        while (payload.IndexOf((byte)0x1e) is >= 0 and var length)
        {
            if (payload[..length].StartsWith("{\"type\":1,\"target\":\"Frame\""u8))
                Take(viewer, payload[..length]);
            payload = payload[(length + 1)..];
        }
    }

    private void Take(Viewer viewer, ReadOnlySpan<byte> message)
    {
        var (frame, isTold) = FrameOf(message);
        if (!isTold)
            Fault(viewer, $"Step {frame.Step} tells something else than was planned.");
        Take(viewer, frame);
    }

    /// <summary>A frame, and whether it tells what was planned.</summary>
    private (ReplayFrame Frame, bool IsTold) FrameOf(ReadOnlySpan<byte> message)
    {
        for (var node = _seen.First; node is not null; node = node.Next)
        {
            if (message.SequenceEqual(node.Value.Bytes))
                return (node.Value.Frame, node.Value.IsTold);
        }
        var bytes = message.ToArray();
        using var json = JsonDocument.Parse(bytes);
        var frame = json.RootElement.GetProperty("arguments")[0].Deserialize<ReplayFrame>(Json)!;
        var isTold = plan.IsTold(frame);
        _seen.AddFirst((bytes, frame, isTold));
        if (_seen.Count > Remembered)
            _seen.RemoveLast();
        return (frame, isTold);
    }

    private void Take(Viewer viewer, ReplayFrame frame)
    {
        Frames++;
        if (frame.Base is { } from && from != viewer.Step)
            Fault(viewer, $"Frame {from} to {frame.Step} came to a viewer at {viewer.Step}.");
        viewer.Step = frame.Step;
        if (frame.Showing?.Cue is { } cue && cue != viewer.Cue)
        {
            if (cue < viewer.Cue)
                Fault(viewer, $"Cue {cue} came after {viewer.Cue}.");
            viewer.Cue = cue;
            CueMs.Add(-(float)plan.UntilCue(cue).TotalMilliseconds);
        }
        foreach (var piece in frame.Ink?.Pieces ?? [])
            Take(viewer, (int)piece.Number, isAgain: frame.Base is null);
    }

    /// <summary>A piece; a keyframe tells again what is still to be seen.</summary>
    private void Take(Viewer viewer, int piece, bool isAgain)
    {
        if (isAgain && piece <= viewer.Piece)
            return;
        if (piece != viewer.Piece + 1)
            Fault(viewer, $"Piece {piece} came after {viewer.Piece}.");
        viewer.Piece = piece;
        PieceMs.Add(-(float)plan.UntilPiece(piece).TotalMilliseconds);
    }

    private void Fault(Viewer viewer, string what)
    {
        const int Few = 20;
        viewer.IsWrong = true;
        if (Faults.Count < Few)
            Faults.Add(what);
    }

    private void PingAll()
    {
        _pinged = Stopwatch.GetTimestamp();
        foreach (var viewer in _viewers.Where(viewer => viewer.Socket.Connected))
            WebSocketWire.Send(viewer.Socket, "{\"type\":6}\u001e");
    }

    private sealed class Viewer(Socket socket)
    {
        public Socket Socket { get; } = socket;

        public WireInbox Inbox { get; } = new(2048);

        public long Step { get; set; }

        public int Cue { get; set; }

        public int Piece { get; set; }

        public bool IsWrong { get; set; }
    }
}
