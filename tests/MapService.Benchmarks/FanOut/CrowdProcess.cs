using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using MapService.Benchmarks.Contests;

namespace MapService.Benchmarks.FanOut;

/// <summary>A <see cref="ViewerCrowd"/> in a process of its own, so that what it uses is not counted as the server's.</summary>
internal sealed class CrowdProcess : IDisposable
{
    private readonly ChildProcess _process;

    /// <summary>Starts it, and waits until all are connected.</summary>
    public CrowdProcess(int? core, string contestant, int port, int viewers, int stalled)
    {
        _process = ChildProcess.StartSelf(
            core, "crowd", "--contestant", contestant, "--port", Text(port), "--viewers", Text(viewers), "--stalled", Text(stalled));
        if (_process.NextLine() is not "connected" and var answer)
            throw new InvalidOperationException($"The viewers of {contestant} did not connect: {answer}");
    }

    /// <summary><c>crowd</c>: runs until the standard input ends.</summary>
    public static void Run(Arguments arguments)
    {
        var server = new IPEndPoint(IPAddress.Loopback, arguments.Number("port", 0));
        using var crowd = new ViewerCrowd(server, Dialect.Of(arguments.Text("contestant", "")));
        Fill(crowd, arguments.Number("viewers", 1), isStalled: false);
        Fill(crowd, arguments.Number("stalled", 0), isStalled: true);
        Console.WriteLine("connected");
        var commands = new ConcurrentQueue<string?>();
        new Thread(() => ReadInto(commands)) { IsBackground = true }.Start();
        while (true)
        {
            crowd.Listen(milliseconds: 20);
            if (!commands.TryDequeue(out var command))
                continue;
            if (command is null)
                return;
            if (command == "more")
                Fill(crowd, arguments.Number("step", 500), isStalled: false);
            Console.WriteLine(JsonSerializer.Serialize(crowd.TakeReport()));
        }
    }

    /// <summary>What has been seen since the last time.</summary>
    public CrowdReport Report()
    {
        _process.Tell("report");
        return JsonSerializer.Deserialize<CrowdReport>(_process.NextLine())!;
    }

    public void Dispose() => _process.Dispose();

    private static void Fill(ViewerCrowd crowd, int viewers, bool isStalled)
    {
        for (var viewer = 0; viewer < viewers; viewer++)
            crowd.Add(isStalled);
    }

    private static void ReadInto(ConcurrentQueue<string?> commands)
    {
        while (Console.In.ReadLine() is { } command)
            commands.Enqueue(command);
        commands.Enqueue(null);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
