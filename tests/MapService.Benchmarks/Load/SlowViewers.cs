using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MapService.Benchmarks.FanOut;
using MapService.Contract;

namespace MapService.Benchmarks.Load;

/// <summary>
/// Viewers on a thin line: each takes little at a time, and the system keeps little for it. They check what they get like all
/// others, and may get fewer and fuller frames, but never a wrong one.
/// </summary>
internal sealed class SlowViewers : IDisposable
{
    private const int ReceiveBuffer = 4096;
    private const int BytesAtATime = 512;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly List<Viewer> _viewers = [];

    public void Add(Uri server, LoadSession session, FrameCheck check)
    {
        string[] greetings =
        [
            "{\"protocol\":\"json\",\"version\":1}\u001e",
            $"{{\"type\":1,\"target\":\"Watch\",\"arguments\":[\"{session.Id}\"]}}\u001e",
        ];
        var socket = WebSocketWire.Connect(new IPEndPoint(IPAddress.Loopback, server.Port), "/hubs/replay", greetings, ReceiveBuffer);
        _viewers.Add(new Viewer(socket, check));
    }

    /// <summary>Lets all take a little now and again until it is over.</summary>
    public async Task ReadAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                _viewers.ForEach(viewer => viewer.TakeALittle());
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    public void Dispose() => _viewers.ForEach(viewer => viewer.Dispose());

    private sealed class Viewer(Socket socket, FrameCheck check) : IDisposable
    {
        private readonly WireInbox _inbox = new(2 * BytesAtATime);

        public void TakeALittle()
        {
            if (_inbox.Receive(socket, BytesAtATime) <= 0)
                return;
            while (_inbox.TryTake(out var payload))
                TakeMessages(payload);
        }

        public void Dispose() => socket.Dispose();

        private void TakeMessages(ReadOnlySpan<byte> payload)
        {
            while (payload.IndexOf((byte)0x1e) is >= 0 and var length)
            {
                using var message = JsonDocument.Parse(payload[..length].ToArray());
                if (message.RootElement.TryGetProperty("target", out var target) && target.ValueEquals("Frame"))
                    check.Take(message.RootElement.GetProperty("arguments")[0].Deserialize<ReplayFrame>(Json)!);
                payload = payload[(length + 1)..];
            }
        }
    }
}
