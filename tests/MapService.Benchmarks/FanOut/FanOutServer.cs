using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using MapService.Server.Live.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MapService.Benchmarks.FanOut;

/// <summary>
/// One contestant of the fan-out, in a process of its own: sends one message a tick to everyone who is connected, while it
/// has been told to go on its standard input. Writes <c>ready PORT</c> when it listens, and what is alive of its memory when
/// asked.
/// </summary>
internal sealed class FanOutServer
{
    private readonly WebApplication _app;
    private readonly Func<string, ValueTask> _send;
    private readonly TimeSpan _tick;
    private volatile bool _isGoing;

    private FanOutServer(WebApplication app, Func<string, ValueTask> send, TimeSpan tick) => (_app, _send, _tick) = (app, send, tick);

    /// <summary><c>serve</c>: runs until the standard input ends.</summary>
    public static async Task RunAsync(string contestant, int ticksPerSecond)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ViewerSockets<CrowdHub>>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ViewerSockets<CrowdHub>>());
        var app = builder.Build();
        var send = contestant switch
        {
            "ours" => MapOurs(app),
            "signalr" => MapSignalR(app),
            "bare" => MapBare(app),
            _ => throw new ArgumentException($"contestant: found {contestant}; allowed: ours, signalr, bare."),
        };
        await new FanOutServer(app, send, TimeSpan.FromSeconds(1.0 / ticksPerSecond)).RunAsync();
    }

    /// <summary>Ready-made frames put on the wire of each hub connection, newest wins.</summary>
    private static Func<string, ValueTask> MapOurs(WebApplication app)
    {
        app.Map("/hub", (HttpContext context, ViewerSockets<CrowdHub> sockets) => sockets.ServeAsync(context));
        return text =>
        {
            var message = SharedMessage.Take();
            message.Write(FanOutMessage.AsSignalR(text));
            message.Seal();
            foreach (var (_, viewer) in CrowdHub.Connected)
                viewer.TrySend(message);
            message.LetGo();
            return ValueTask.CompletedTask;
        };
    }

    /// <summary>What SignalR does by itself.</summary>
    private static Func<string, ValueTask> MapSignalR(WebApplication app)
    {
        app.MapHub<CrowdHub>("/hub");
        var hub = app.Services.GetRequiredService<IHubContext<CrowdHub>>();
        return text => new ValueTask(hub.Clients.All.SendAsync("frame", text));
    }

    /// <summary>The same bytes to a WebSocket each, without a hub.</summary>
    private static Func<string, ValueTask> MapBare(WebApplication app)
    {
        var sockets = new ConcurrentDictionary<string, WebSocket>();
        app.UseWebSockets();
        app.Map("/hub", (HttpContext context) => ServeBareAsync(context, sockets));
        return async text =>
        {
            var message = FanOutMessage.AsSignalR(text);
            foreach (var (_, socket) in sockets)
            {
                var sending = socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                if (!sending.IsCompletedSuccessfully)
                    await sending;
            }
        };
    }

    private static async Task ServeBareAsync(HttpContext context, ConcurrentDictionary<string, WebSocket> sockets)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        sockets[context.Connection.Id] = socket;
        try
        {
            while ((await socket.ReceiveAsync(new byte[256].AsMemory(), context.RequestAborted)).MessageType != WebSocketMessageType.Close)
            {
                // A viewer only listens.
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // It hung up.
        }
        sockets.TryRemove(context.Connection.Id, out _);
    }

    private async Task RunAsync()
    {
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Console.WriteLine($"ready {new Uri(address).Port}");
        _ = Task.Run(TickAsync);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            if (command == "memory")
                Console.WriteLine(GC.GetTotalMemory(forceFullCollection: true));
            else
                _isGoing = command == "go";
        }
        // Open sockets keep a host from stopping; there is nothing to save.
        Environment.Exit(0);
    }

    /// <summary>Each tick is meant for a time of its own; one that took too long makes those after it late, and none is left out.</summary>
    private async Task TickAsync()
    {
        var (next, sent) = (Stopwatch.GetTimestamp(), 0L);
        while (true)
        {
            next += (long)_tick.TotalNanoseconds;
            var wait = TimeSpan.FromMilliseconds((next - Stopwatch.GetTimestamp()) / 1e6);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System);
            if (_isGoing)
                await _send(FanOutMessage.Text(++sent, next, FanOutMessage.SignalRTextLength));
            else
                next = Stopwatch.GetTimestamp();
        }
    }
}

/// <summary>Knows who is connected by the server's own sockets.</summary>
internal sealed class CrowdHub(ViewerSockets<CrowdHub> sockets) : Hub
{
    public static readonly ConcurrentDictionary<string, ViewerConnection> Connected = new();

    public override Task OnConnectedAsync()
    {
        if (sockets.Find(Context.ConnectionId) is { } viewer)
            Connected[Context.ConnectionId] = viewer;
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Connected.TryRemove(Context.ConnectionId, out _);
        return Task.CompletedTask;
    }
}
