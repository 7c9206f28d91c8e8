using System.Diagnostics;
using System.Net.Sockets;
using MapService.Tests.Shared;

namespace MapService.Server.Tests.Nodes;

/// <summary>nginx in front of three nodes as docs/operations.md has it: each connection to the next node, whoever it is from.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    /// <param name="kind">Name of a file in <c>docs/nginx</c>, which is used with other addresses.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="nodes">Ports of three nodes.</param>
    public Balancer(string kind, int port, IReadOnlyList<int> nodes)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var configuration = File.ReadAllText(Repository.At("docs", "nginx", kind)).Replace("listen 80;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
        for (var number = 1; number <= nodes.Count; number++)
            configuration = configuration.Replace($"node{number}.example:5080", $"127.0.0.1:{nodes[number - 1]}", StringComparison.Ordinal);
        _process = Process.Start(new ProcessStartInfo("/usr/sbin/nginx",
        [
            "-p", _folder.Path, "-e", _folder.File("error.log"), "-c", _folder.Write("nginx.conf", configuration),
            "-g", $"daemon off; pid {_folder.File("pid")};",
        ]))!;
    }

    public Uri Address { get; }

    /// <summary>Until it takes connections.</summary>
    public async Task UntilUpAsync()
    {
        while (!await IsUpAsync())
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"nginx ended: {File.ReadAllText(_folder.File("error.log"))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> IsUpAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(Address.Host, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
