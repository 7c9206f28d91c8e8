using System.Net;
using System.Net.Sockets;

namespace MapService.Tests.Shared.Postgres;

/// <summary>
/// A way to a port on this machine that can be blocked, as when a cable is pulled: what is sent is held up, nothing is
/// closed and nothing refused; and everything flows again afterwards.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly int _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Task> _pumps = [];
    private readonly Task _accepting;
    private TaskCompletionSource _open = new();

    public TcpProxy(int target)
    {
        _target = target;
        _open.SetResult();
        _listener.Start();
        // On the pool: a test that blocks would otherwise hold up the way that it waits for.
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Block() => Interlocked.Exchange(ref _open, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Unblock() => _open.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_pumps);
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                _pumps.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token)));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await _open.Task.WaitAsync(_ended.Token);
                await server.ConnectAsync(IPAddress.Loopback, _target, _ended.Token);
                await await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or InvalidOperationException)
            {
                // One side has gone, and so does the other.
            }
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        for (int count; (count = await from.GetStream().ReadAsync(buffer, _ended.Token)) > 0;)
        {
            await _open.Task.WaitAsync(_ended.Token);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _ended.Token);
        }
    }
}
