using System.Diagnostics;

namespace MapService.Archive.Tests;

/// <summary>A process that writes to a store without end, to be killed.</summary>
internal sealed class CrashHost : IDisposable
{
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private readonly Process _process;

    /// <summary>A process that has not written anything yet.</summary>
    /// <param name="arguments">Those of the program MapService.Archive.CrashHost.</param>
    public CrashHost(params string[] arguments) => _process = Process.Start(
        new ProcessStartInfo(Dotnet, [Path.Combine(AppContext.BaseDirectory, "MapService.Archive.CrashHost.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!;

    /// <summary>Lets it write.</summary>
    public void Go()
    {
        Assert.Equal("ready", _process.StandardOutput.ReadLine());
        _process.StandardInput.WriteLine();
    }

    /// <summary>Waits for the next thing that it saw written.</summary>
    public string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process ended by itself.");

    /// <summary>kill -STOP: it does nothing more, and closes nothing.</summary>
    public void Stop()
    {
        using var stop = Process.Start("kill", ["-STOP", $"{_process.Id}"]);
        stop.WaitForExit();
    }

    /// <summary>kill -9: all that it saw written and that was not read yet.</summary>
    public IReadOnlyList<string> Kill()
    {
        Assert.False(_process.HasExited, "The process ended by itself.");
        _process.Kill();
        // The last line may be half.
        return _process.StandardOutput.ReadToEnd().Split('\n')[..^1];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
