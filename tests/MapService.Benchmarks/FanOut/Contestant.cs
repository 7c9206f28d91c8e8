using System.Globalization;
using MapService.Benchmarks.Contests;

namespace MapService.Benchmarks.FanOut;

/// <summary>A server and its crowd of viewers, each in a process of its own and on a core of its own.</summary>
internal sealed class Contestant : IDisposable
{
    private const int ServerCore = 0;
    private const int CrowdCore = 1;

    /// <summary>In which the just-in-time compiler and the socket buffers settle, and nothing is measured.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private readonly ChildProcess _server;
    private readonly CrowdProcess _crowd;

    public Contestant(string name, int ticksPerSecond, int viewers, int stalled)
    {
        Name = name;
        _server = StartServer(name, ticksPerSecond);
        try
        {
            Port = int.Parse(_server.NextLine().Split(' ')[1], CultureInfo.InvariantCulture);
            EmptyBytes = _server.ResidentBytes;
            _crowd = new CrowdProcess(CrowdCore, name, Port, viewers, stalled);
            ViewerBytes = (double)(_server.ResidentBytes - EmptyBytes) / (viewers + stalled);
        }
        catch
        {
            _server.Dispose();
            throw;
        }
    }

    public string Name { get; }

    public int Port { get; }

    /// <summary>Memory of the server without a viewer.</summary>
    public long EmptyBytes { get; }

    /// <summary>Memory that a viewer adds before anything was sent.</summary>
    public double ViewerBytes { get; }

    /// <summary>Lets it go for a while.</summary>
    public Run Measure(TimeSpan length)
    {
        _server.Tell("go");
        Wait(Settling);
        _crowd.Report();
        var cpu = _server.CpuTime;
        Wait(length);
        cpu = _server.CpuTime - cpu;
        var seen = _crowd.Report();
        _server.Tell("stop");
        Wait(Settling / 2);
        _crowd.Report();
        if (seen.Wrong > 0 || seen.Frames == 0)
            throw new InvalidOperationException($"The run is void: {Name} delivered {seen.Frames} frames, {seen.Wrong} of them wrong.");
        return new Run(cpu, seen, _server.ResidentBytes);
    }

    /// <summary>Bytes of the managed memory that are in use after a full collection; of a contestant in .NET.</summary>
    public long AliveBytes()
    {
        _server.Tell("memory");
        return long.Parse(_server.NextLine(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _crowd.Dispose();
        _server.Dispose();
    }

    private static ChildProcess StartServer(string name, int ticksPerSecond)
    {
        var ticks = ticksPerSecond.ToString(CultureInfo.InvariantCulture);
        return name is "ws" or "socket.io"
            ? ChildProcess.Start(ServerCore, "node", Path.Combine(NodePeers.Folder, $"{name}.mjs"), ticks)
            : ChildProcess.StartSelf(ServerCore, "serve", "--contestant", name, "--ticks", ticks);
    }

    private static void Wait(TimeSpan length) => Task.Delay(length, TimeProvider.System).GetAwaiter().GetResult();

    /// <summary>What was measured in one go.</summary>
    internal sealed record Run(TimeSpan ServerCpu, CrowdReport Seen, long ResidentBytes)
    {
        public double MicrosecondsAFrame => ServerCpu.TotalMicroseconds / Seen.Frames;
    }
}
