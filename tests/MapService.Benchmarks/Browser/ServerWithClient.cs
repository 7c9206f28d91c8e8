using System.Reflection;
using MapService.Benchmarks.Contests;
using MapService.Tests.Shared;

namespace MapService.Benchmarks.Browser;

/// <summary>The server as its users start it, with its web client and the shipped history.</summary>
internal sealed class ServerWithClient : IDisposable
{
    private static readonly string Assembly = typeof(ServerWithClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ServerAssembly").Value!;

    private readonly TemporaryFolder _data = new();
    private readonly ChildProcess _process;

    public ServerWithClient()
    {
        _process = ChildProcess.Start(core: null, "dotnet", Assembly, "--data", _data.Path, "--seeds", Repository.Seeds, "--urls", "http://127.0.0.1:0");
        Address = new Uri(_process.NextLine().Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal)));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public void Dispose()
    {
        _process.Dispose();
        _data.Dispose();
    }
}
