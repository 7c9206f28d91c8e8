using System.Diagnostics;
using System.Globalization;

namespace MapService.Benchmarks.Contests;

/// <summary>
/// A process that is told what to do line by line and answers line by line; killed when it is disposed of, as a server with
/// open WebSockets does not stop by itself.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Starts a program.</summary>
    /// <param name="core">The only processor that it may use, or null for all.</param>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ChildProcess Start(int? core, string program, params IEnumerable<string> arguments)
    {
        string[] command = core is { } only ? ["taskset", "-c", only.ToString(CultureInfo.InvariantCulture), program, .. arguments] : [program, .. arguments];
        return new ChildProcess(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <summary>Starts this program once more.</summary>
    public static ChildProcess StartSelf(int? core, params IEnumerable<string> arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
            ? Start(core, Environment.ProcessPath!, [typeof(ChildProcess).Assembly.Location, .. arguments])
            : Start(core, Environment.ProcessPath!, arguments);

    /// <summary>CPU time that it has used, user and system together.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes that it has in memory.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public void Tell(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
    }

    /// <exception cref="InvalidOperationException">It has ended instead.</exception>
    public string NextLine() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} ended without an answer.");

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
