using System.Globalization;
using System.Net;
using MapService.Benchmarks.Contests;
using MapService.Benchmarks.Wire;
using MapService.Client.Connection;
using MapService.Contract;

namespace MapService.Benchmarks.Load;

/// <summary>
/// <c>lecture</c>: one session in a full hall; a cue every two seconds and twenty pieces of ink a second, each sent when it was
/// planned and not when the server is ready. Every viewer checks every frame.
/// </summary>
internal static class LectureBenchmark
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>Runs it; false if a viewer was wrong, which makes the run void.</summary>
    public static async Task<bool> RunAsync(Arguments arguments, TextWriter output)
    {
        var (viewers, length) = (arguments.Number("viewers", 2000), TimeSpan.FromSeconds(arguments.Number("seconds", 60)));
        var storyMs = Editions.Shipped().Timeline.First.Milliseconds;
        var plan = new LecturePlan(storyMs);
        using var host = new LoadHost();
        await using var hub = await ReplayConnection.ConnectAsync(host.Address);
        await using var pen = await ReplayConnection.ConnectAsync(host.Address);
        var opened = await hub.Open(new OpenSession(storyMs, null, false, true));
        using var hall = new LectureHall(new IPEndPoint(IPAddress.Loopback, host.Address.Port), opened.Session, plan);
        hall.Start(viewers);
        await Task.Delay(Settling, TimeProvider.System);

        var (frames, bytes, cpu, (cues, pieces)) = (hall.Frames, hall.Bytes, host.CpuTime, (LecturePlan.CuesIn(length), LecturePlan.PiecesIn(length)));
        plan.Begin();
        await Task.WhenAll(ShowAsync(hub, opened, plan, cues), DrawAsync(pen, opened, plan, pieces));
        var used = host.CpuTime - cpu;
        await Task.Delay(Settling, TimeProvider.System);
        var wrong = hall.Stop(cues, pieces);
        (frames, bytes) = (hall.Frames - frames, hall.Bytes - bytes);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | viewers | cues | pieces | frames/s | bytes/s | bytes a frame | server CPU a frame | server cores | viewers that were wrong |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|
            | {viewers:N0} | {cues} | {pieces:N0} | {frames / length.TotalSeconds:N0} | {bytes / length.TotalSeconds:N0} | {bytes / frames:N0} | {used.TotalMicroseconds / frames:F1} us | {used / length:F2} | {wrong:N0} |

            | lateness, from when it was planned | how many | p50 ms | p99 ms | max ms |
            |:---|---:|---:|---:|---:|
            {Row("cue", hall.CueMs)}
            {Row("piece of ink", hall.PieceMs)}

            {(wrong + hall.Faults.Count == 0 ? "Every viewer saw every piece once and cues in order, as they were planned." : $"The run is void: {string.Join('\n', hall.Faults)}")}
            """));
        return wrong + hall.Faults.Count == 0;
    }

    private static string Row(string what, List<float> lateMs)
    {
        var late = lateMs.ConvertAll(one => (double)one);
        return string.Create(CultureInfo.InvariantCulture, $"| {what} | {late.Count:N0} | {Standing.Quantile(late, 0.5):F1} | {Standing.Quantile(late, 0.99):F1} | {late.Max():F0} |");
    }

    private static async Task ShowAsync(ReplayConnection hub, SessionOpened opened, LecturePlan plan, int cues)
    {
        var shown = new List<Task<ControlAnswer>>();
        for (var cue = 1; cue <= cues; cue++)
        {
            await WaitAsync(plan.UntilCue(cue));
            shown.Add(hub.Show(new SessionControl(opened.Session, opened.Key, opened.Clock.Version + cue - 1), LecturePlan.Cue(cue), plan.ClockOf(cue)));
        }
        if ((await Task.WhenAll(shown)).Any(answer => !answer.Accepted))
            throw new InvalidOperationException("Invariant: a cue of the only presenter was refused.");
    }

    private static async Task DrawAsync(ReplayConnection pen, SessionOpened opened, LecturePlan plan, int pieces)
    {
        var drawn = new List<Task>();
        for (var piece = 1; piece <= pieces; piece++)
        {
            await WaitAsync(plan.UntilPiece(piece));
            drawn.Add(pen.Draw(new SessionControl(opened.Session, opened.Key, 0), [LecturePlan.Piece(piece)]));
        }
        await Task.WhenAll(drawn);
    }

    private static Task WaitAsync(TimeSpan time) => time > TimeSpan.Zero ? Task.Delay(time, TimeProvider.System) : Task.CompletedTask;
}
