using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using MapService.Contract;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MapService.Client.Connection;

/// <summary>
/// A connection to a server's replay hub: its methods, called over the wire, and what it says. Safe for many threads. It is
/// not made again when it is lost. Calls throw <see cref="CallRefusedException"/> and <see cref="ConnectionLostException"/>.
/// </summary>
public sealed class ReplayConnection : IReplayHub, IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly ServiceProvider _services;
    private readonly TaskCompletionSource<Exception?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ReplayConnection(HubConnection hub, ServiceProvider services)
    {
        (_hub, _services) = (hub, services);
        hub.On<ReplayFrame>(nameof(IReplayViewer.Frame), frame => FrameReceived?.Invoke(frame));
        hub.On<string>(nameof(IReplayViewer.Closed), session => SessionClosed?.Invoke(session));
        hub.Closed += failure =>
        {
            _ended.TrySetResult(failure);
            return Task.CompletedTask;
        };
    }

    /// <summary>A frame came, of any session that is watched. Called one after another; a handler that takes long delays what follows.</summary>
    public event Action<ReplayFrame>? FrameReceived;

    /// <summary>A session that is watched was ended.</summary>
    public event Action<string>? SessionClosed;

    /// <summary>Ends with the connection: null if it was closed by this side or in good order, else why it was lost.</summary>
    public Task<Exception?> Ended => _ended.Task;

    /// <summary>Connects to a server.</summary>
    /// <param name="server">The server's address, for example <c>http://localhost:5080</c>.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    public static async Task<ReplayConnection> ConnectAsync(Uri server, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        var scheme = server.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        var endpoint = new UriEndPoint(new UriBuilder(new Uri(server, "hubs/replay")) { Scheme = scheme }.Uri);
        var options = new JsonHubProtocolOptions();
        options.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        var services = new ServiceCollection().BuildServiceProvider();
        var hub = new HubConnection(
            new WebSocketConnectionFactory(), new JsonHubProtocol(Options.Create(options)), endpoint, services, NullLoggerFactory.Instance);
        var connection = new ReplayConnection(hub, services);
        try
        {
            await hub.StartAsync(cancellationToken);
            return connection;
        }
        catch (Exception error)
        {
            await connection.DisposeAsync();
            if (IsLoss(error) && !cancellationToken.IsCancellationRequested)
                throw new ConnectionLostException($"{server} cannot be reached: {error.Message}", error);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<SessionOpened> Open(OpenSession request) => CallAsync<SessionOpened>(nameof(Open), request);

    /// <inheritdoc/>
    public Task<SessionJoined> Join(string joinCode) => CallAsync<SessionJoined>(nameof(Join), joinCode);

    /// <inheritdoc/>
    public Task<ClockInfo> Watch(string session) => CallAsync<ClockInfo>(nameof(Watch), session);

    /// <summary>
    /// Watches a session and gives its frames, until it is ended, the connection is closed or the enumeration is left. Frames
    /// that are not fetched wait in memory.
    /// </summary>
    /// <param name="session">Id of the session.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public async IAsyncEnumerable<ReplayFrame> FramesAsync(string session, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var frames = Channel.CreateUnbounded<ReplayFrame>();
        void OnFrame(ReplayFrame frame) => frames.Writer.TryWrite(frame);
        void OnClosed(string closed) => frames.Writer.TryComplete();
        _ = Ended.ContinueWith(_ => frames.Writer.TryComplete(), TaskScheduler.Default);
        FrameReceived += OnFrame;
        SessionClosed += OnClosed;
        try
        {
            await Watch(session);
            await foreach (var frame in frames.Reader.ReadAllAsync(cancellationToken))
            {
                if (frame.Session == session)
                    yield return frame;
            }
        }
        finally
        {
            FrameReceived -= OnFrame;
            SessionClosed -= OnClosed;
            if (!Ended.IsCompleted)
                await Leave(session);
        }
    }

    /// <inheritdoc/>
    public Task Leave(string session) => CallAsync<object?>(nameof(Leave), session);

    /// <inheritdoc/>
    public Task<ControlAnswer> Play(SessionControl control) => CallAsync<ControlAnswer>(nameof(Play), control);

    /// <inheritdoc/>
    public Task<ControlAnswer> Pause(SessionControl control) => CallAsync<ControlAnswer>(nameof(Pause), control);

    /// <inheritdoc/>
    public Task<ControlAnswer> SeekTo(SessionControl control, double storyMs) =>
        CallAsync<ControlAnswer>(nameof(SeekTo), control, storyMs);

    /// <inheritdoc/>
    public Task<ControlAnswer> SetSpeed(SessionControl control, double speed) =>
        CallAsync<ControlAnswer>(nameof(SetSpeed), control, speed);

    /// <inheritdoc/>
    public Task<ControlAnswer> StepEvent(SessionControl control, int direction) =>
        CallAsync<ControlAnswer>(nameof(StepEvent), control, direction);

    /// <inheritdoc/>
    public Task<ControlAnswer> Loop(SessionControl control, LoopSpan? loop) =>
        CallAsync<ControlAnswer>(nameof(Loop), control, loop);

    /// <inheritdoc/>
    public Task<ControlAnswer> Show(SessionControl control, Showing showing, CueClock? clock) =>
        CallAsync<ControlAnswer>(nameof(Show), control, showing, clock);

    /// <inheritdoc/>
    public Task Draw(SessionControl control, IReadOnlyList<InkPiece> pieces) => CallAsync<object?>(nameof(Draw), control, pieces);

    /// <inheritdoc/>
    public Task Erase(SessionControl control) => CallAsync<object?>(nameof(Erase), control);

    /// <inheritdoc/>
    public Task<Invitation> Invite(SessionControl control) => CallAsync<Invitation>(nameof(Invite), control);

    /// <inheritdoc/>
    public Task<ControlAnswer> Resign(SessionControl control) => CallAsync<ControlAnswer>(nameof(Resign), control);

    /// <inheritdoc/>
    public Task<ControlAnswer> Admit(SessionControl control, bool open) => CallAsync<ControlAnswer>(nameof(Admit), control, open);

    /// <inheritdoc/>
    public Task<ControlAnswer> Guard(SessionControl control, bool on) => CallAsync<ControlAnswer>(nameof(Guard), control, on);

    /// <inheritdoc/>
    public Task<AudienceInfo> Audience(SessionControl control) => CallAsync<AudienceInfo>(nameof(Audience), control);

    /// <inheritdoc/>
    public Task<ControlAnswer> Close(SessionControl control) => CallAsync<ControlAnswer>(nameof(Close), control);

    /// <inheritdoc/>
    public Task<Pong> Ping(double clientMs) => CallAsync<Pong>(nameof(Ping), clientMs);

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _services.DisposeAsync();
        _ended.TrySetResult(null);
    }

    private async Task<T> CallAsync<T>(string method, params object?[] arguments)
    {
        try
        {
            return await _hub.InvokeCoreAsync<T>(method, arguments);
        }
        catch (HubException refusal)
        {
            throw new CallRefusedException(ReasonOf(refusal), refusal);
        }
        catch (Exception error) when (IsLoss(error))
        {
            throw new ConnectionLostException($"The connection was lost before {method} was answered.", error);
        }
    }

    /// <summary>What the server says, without the words that SignalR puts before it.</summary>
    private static string ReasonOf(HubException refusal)
    {
        const string Lead = "HubException: ";
        var at = refusal.Message.IndexOf(Lead, StringComparison.Ordinal);
        return at < 0 ? refusal.Message : refusal.Message[(at + Lead.Length)..];
    }

    /// <summary>All that a hub connection throws when the way to the server, and not the server, is the trouble.</summary>
    private static bool IsLoss(Exception error) =>
        error is WebSocketException or HttpRequestException or IOException or InvalidOperationException or TimeoutException or OperationCanceledException;
}
