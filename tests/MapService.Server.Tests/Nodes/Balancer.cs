using System.Diagnostics;
using System.Net.Sockets;
using MapService.Tests.Shared;

namespace MapService.Server.Tests.Nodes;

/// <summary>nginx in front of some nodes: plain TCP, each connection to the next node in turn, whoever it is from.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    public Balancer(int port, IEnumerable<int> nodes)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var configuration = _folder.Write("nginx.conf", $$"""
            load_module /usr/lib/nginx/modules/ngx_stream_module.so;
            pid {{_folder.File("pid")}};
            error_log {{_folder.File("error.log")}};
            worker_processes 1;
            events {}
            stream {
              upstream nodes {
                {{string.Join("\n    ", nodes.Select(node => $"server 127.0.0.1:{node} max_fails=1 fail_timeout=1s;"))}}
              }
              server {
                listen 127.0.0.1:{{port}};
                proxy_pass nodes;
                proxy_connect_timeout 1s;
              }
            }
            """);
        _process = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-p", _folder.Path, "-e", _folder.File("error.log"), "-c", configuration, "-g", "daemon off;"]))!;
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
