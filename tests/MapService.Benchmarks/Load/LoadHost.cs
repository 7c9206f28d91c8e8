using MapService.Benchmarks.Contests;
using MapService.Server;
using MapService.Server.Cli;
using MapService.Tests.Shared;

namespace MapService.Benchmarks.Load;

/// <summary>The server with the shipped history, in a process of its own.</summary>
internal sealed class LoadHost : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ChildProcess _process;

    /// <summary>Starts it.</summary>
    /// <param name="database">The database in which it keeps its log and sessions; null for files of its own.</param>
    public LoadHost(string? database = null)
    {
        string[] store = database is null ? ["--data", _folder.Path] : ["--database", database];
        _process = ChildProcess.StartSelf(core: null, ["host", .. store]);
        Address = new Uri(_process.NextLine());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>CPU time that it has used.</summary>
    public TimeSpan CpuTime => _process.CpuTime;

    /// <summary>Bytes that it has in memory.</summary>
    public long ResidentBytes => _process.ResidentBytes;

    /// <summary><c>host</c>: serves until the standard input ends.</summary>
    public static async Task RunAsync(Arguments arguments)
    {
        var store = new StoreLocation(arguments.Text("data", ""), arguments.Text("database", "") is { Length: > 0 } database ? database : null);
        var options = new ServeOptions(store, Repository.Seeds, Repository.At("geodata", "petrograd-1917"), "http://127.0.0.1:0", new());
        await using var app = MapServer.Build(options);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First());
        while (await Console.In.ReadLineAsync() is not null)
        {
            // There are no commands.
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }
}
