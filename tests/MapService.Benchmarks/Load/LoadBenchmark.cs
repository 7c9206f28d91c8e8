using System.Globalization;
using MapService.Benchmarks.Wire;
using MapService.Client.Connection;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks.Load;

/// <summary>
/// <c>load</c>: many viewers of many sessions over real WebSockets, some of them slow and some who vanish and come again. The
/// load is open: presenters seek when it was planned and not when the server is ready. Every viewer checks every frame.
/// </summary>
internal sealed class LoadBenchmark : IAsyncDisposable
{
    private readonly Arguments _arguments;
    private readonly Timeline _timeline = Editions.Shipped().Timeline;
    private readonly Tally _tally = new();
    private readonly LoadHost _host = new();
    private readonly List<LoadSession> _sessions = [];
    private readonly List<ReplayConnection> _steady = [];
    private readonly SlowViewers _slow = new();
    private readonly CancellationTokenSource _over = new();

    private LoadBenchmark(Arguments arguments) => _arguments = arguments;

    /// <summary>Runs it; false if a frame was wrong or lost, which makes the run void.</summary>
    public static async Task<bool> RunAsync(Arguments arguments, TextWriter output)
    {
        await using var load = new LoadBenchmark(arguments);
        return await load.RunAsync(output);
    }

    public async ValueTask DisposeAsync()
    {
        _slow.Dispose();
        foreach (var viewer in _steady)
            await viewer.DisposeAsync();
        foreach (var session in _sessions)
            await session.DisposeAsync();
        _host.Dispose();
        _over.Dispose();
    }

    private async Task<bool> RunAsync(TextWriter output)
    {
        var (viewers, sessions) = (_arguments.Number("viewers", 2000), _arguments.Number("sessions", 20));
        var (slow, vanishing) = ((int)(viewers * _arguments.Share("slow", 0.05)), (int)(viewers * _arguments.Share("vanishing", 0.05)));
        var seekEvery = TimeSpan.FromSeconds(_arguments.Share("seek-every", 10));
        var empty = _host.ResidentBytes;
        for (var session = 0; session < sessions; session++)
            _sessions.Add(await LoadSession.OpenAsync(_host.Address, _timeline, _arguments.Number("speed", 3600), _tally));
        for (var viewer = 0; viewer < viewers - slow - vanishing; viewer++)
            _steady.Add(await _sessions[viewer % sessions].WatchAsync(_host.Address, _timeline));
        for (var viewer = 0; viewer < slow; viewer++)
            _slow.Add(_host.Address, _sessions[viewer % sessions], new FrameCheck(_sessions[viewer % sessions], _timeline, _tally));
        List<Task> background =
        [
            _slow.ReadAsync(_over.Token),
            .. Enumerable.Range(0, vanishing).Select(viewer => ComeAndGoAsync(_sessions[viewer % sessions])),
            .. _sessions.Select(session => session.PresentAsync(_timeline, seekEvery * Random.Shared.NextDouble(), seekEvery, _over.Token)),
        ];
        await MeasureAsync(output, viewers, empty);
        await _over.CancelAsync();
        await Task.WhenAll(background);
        return Judge(output);
    }

    private async Task MeasureAsync(TextWriter output, int viewers, long empty)
    {
        var length = TimeSpan.FromSeconds(_arguments.Number("seconds", 20));
        await Wait(TimeSpan.FromSeconds(3));
        _tally.IsCounting = true;
        var (cpu, before) = (_host.CpuTime, await ServerCountsAsync());
        await Wait(length);
        _tally.IsCounting = false;
        var (used, after) = (_host.CpuTime - cpu, await ServerCountsAsync());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | viewers | sessions | frames/s | bytes/s | bytes a frame | server CPU a frame | server cores | memory a viewer | frames left out |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|
            | {viewers:N0} | {_sessions.Count} | {_tally.Frames / length.TotalSeconds:N0} | {(after.Bytes - before.Bytes) / length.TotalSeconds:N0} | {(after.Bytes - before.Bytes) / (after.Sent - before.Sent):N0} | {used.TotalMicroseconds / (after.Sent - before.Sent):F1} us | {used / length:F2} | {(_host.ResidentBytes - empty) / 1024 / viewers:N0} KB | {after.Dropped - before.Dropped:N0} |

            """));
        _tally.Print(output);
    }

    private bool Judge(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(_tally.Faults.Count == 0 ? "Every frame followed the one before and told what the history says." : "The run is void:");
        foreach (var fault in _tally.Faults)
            output.WriteLine(fault);
        return _tally.Faults.Count == 0;
    }

    /// <summary>A viewer who watches some seconds, vanishes, and is replaced by another.</summary>
    private async Task ComeAndGoAsync(LoadSession session)
    {
        while (!_over.IsCancellationRequested)
        {
            await using var hub = await session.WatchAsync(_host.Address, _timeline);
            await Wait(TimeSpan.FromSeconds(1 + (Random.Shared.NextDouble() * 9)));
        }
    }

    /// <summary>What the server itself counts.</summary>
    private async Task<(double Sent, double Bytes, double Dropped)> ServerCountsAsync()
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(new Uri(_host.Address, "/metrics"))).Split('\n');
        double Sum(string name) => lines
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
        return (Sum("mapservice_frames_sent"), Sum("mapservice_frames_bytes"), Sum("mapservice_dropped_frames"));
    }

    /// <summary>Until a time has passed or it is over.</summary>
    private async Task Wait(TimeSpan length)
    {
        try
        {
            await Task.Delay(length, TimeProvider.System, _over.Token);
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }
}
