using System.Diagnostics;
using System.Reflection;

namespace MapService.Browser.Tests;

/// <summary>The server as its users start it, on a store of its own that outlives a restart.</summary>
internal sealed class ServerUnderTest(params string[] options) : IAsyncDisposable
{
    /// <summary>What the build made.</summary>
    public static readonly string BuiltAssembly = typeof(ServerUnderTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ServerAssembly").Value!;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("mapservice-");
    private Process? _process;

    /// <summary>Settings beside the options, as an operator gives them in the environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What is started; what the build made unless another copy of it is given.</summary>
    public string Assembly { get; init; } = BuiltAssembly;

    public string Address { get; private set; } = "http://127.0.0.1:0";

    /// <summary>Starts; again on the same address once it has run.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, "--data", _data.FullName, "--urls", Address, .. options]) { RedirectStandardOutput = true };
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        Address = line.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal));
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process!.Dispose();
        _data.Delete(recursive: true);
    }
}
