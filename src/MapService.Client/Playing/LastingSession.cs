using MapService.Client.Clocks;
using MapService.Client.Connection;
using MapService.Contract;

namespace MapService.Client.Playing;

/// <summary>
/// A session that is watched without end: a connection that is lost is made anew after a random wait, and a session that the
/// server has forgotten is entered again. Its events come one after another, not on the caller's thread.
/// </summary>
public sealed class LastingSession : IAsyncDisposable
{
    /// <summary>Round trips at the start, of which the quickest tells the difference of the wall clocks.</summary>
    private const int FirstPings = 4;

    /// <summary>A connection that lasted this long was a good one: the next failure starts again with a short wait.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    /// <summary>Computers' clocks drift apart by a millisecond in about this time at worst.</summary>
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    /// <summary>A server that has not answered by then will not; another try may find another way.</summary>
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(20);

    private readonly Uri _server;
    private readonly SessionEntry _entry;
    private readonly TimeProvider _time;
    private readonly WallClock _wall;
    private readonly SemaphoreSlim _oneCommand = new(1);
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _forgotten = new();
    private volatile ReplayConnection? _hub;
    private volatile SessionControl? _control;
    private bool _isStarted;
    private Task _running = Task.CompletedTask;
    private Task _askingForKeyframe = Task.CompletedTask;

    /// <summary>Does nothing before <see cref="Start"/>.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="entry">How to come to the session.</param>
    /// <param name="time">Waits and measures.</param>
    public LastingSession(Uri server, SessionEntry entry, TimeProvider time)
    {
        (_server, _entry, _time, _wall) = (server, entry, time, new WallClock(time));
    }

    /// <summary>The session was entered, for the first time or again; its clock replaces the one shown.</summary>
    public event Action<ClockInfo>? Entered;

    /// <summary>A frame of the session came. Who cannot use it calls <see cref="AskForKeyframe"/>.</summary>
    public event Action<ReplayFrame>? FrameReceived;

    /// <summary>The server's wall time was asked for.</summary>
    public event Action<RoundTrip>? Pinged;

    /// <summary><see cref="Status"/> has changed.</summary>
    public event Action? StatusChanged;

    /// <summary>How it stands with the connection.</summary>
    public ConnectionStatus Status { get; private set; }

    /// <summary>Why the connection is lost; null while it is not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What others type to join; null for a session that is not shared or not ours.</summary>
    public string? JoinCode { get; private set; }

    /// <summary>Whether the session is ours to control.</summary>
    public bool IsOurs => _entry is SessionEntry.Opening;

    /// <summary>Connects and keeps connected; a second call does nothing.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (!_isStarted)
                _running = RunAsync();
            _isStarted = true;
        }
    }

    /// <summary>Changes the clock, after the changes that were asked for before.</summary>
    /// <exception cref="InvalidOperationException">The session is not ours.</exception>
    /// <exception cref="CallRefusedException">The server refuses.</exception>
    /// <exception cref="ConnectionLostException">The server cannot be asked now.</exception>
    public async Task<ControlAnswer> ControlAsync(Func<ReplayConnection, SessionControl, Task<ControlAnswer>> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!IsOurs)
            throw new InvalidOperationException("Only the one who opened a session controls it; leave the presenter first.");
        await _oneCommand.WaitAsync(_over.Token);
        try
        {
            var (hub, control) = Held() ?? throw new ConnectionLostException("There is no connection to the server.");
            var answer = await command(hub, control);
            TakeVersion(control.Session, answer.Clock);
            return answer;
        }
        catch (ConnectionLostException) when (JoinCode is null)
        {
            // A wish that did not arrive is met by a new session, opened as it is wanted then. A shared one stays for its hall.
            Forget("The connection was lost.");
            throw;
        }
        finally
        {
            _oneCommand.Release();
        }
    }

    /// <summary>Asks for a keyframe, unless that has been asked for already.</summary>
    public void AskForKeyframe()
    {
        if (_askingForKeyframe.IsCompleted)
            _askingForKeyframe = WatchAgainAsync();
    }

    /// <summary>Ends the connection for good. The session stays open until the server forgets it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        if (_hub is { } hub)
            await hub.DisposeAsync();
        await _running;
        await _askingForKeyframe;
        _over.Dispose();
        _oneCommand.Dispose();
    }

    private async Task RunAsync()
    {
        // The caller, who may hold a lock, does not wait for what can be done at once.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        for (var attempt = 0; !_over.IsCancellationRequested; attempt++)
        {
            var started = _time.GetTimestamp();
            await WatchUntilLostAsync();
            Turn(ConnectionStatus.Lost);
            if (_time.GetElapsedTime(started) > Settled)
                attempt = 0;
            // Cancelled by the end only, which the loop sees.
            await Task.Delay(FullJitter.Wait(attempt, Random.Shared.NextDouble()), _time, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchUntilLostAsync()
    {
        try
        {
            await using var hub = await ConnectAsync();
            hub.FrameReceived += Take;
            hub.SessionClosed += _ => Forget("The session was ended.");
            (_hub, _forgotten) = (hub, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            for (var ping = 0; ping < FirstPings; ping++)
                await PingAsync(hub);
            await WatchAsync(hub);
            await PingUntilLostAsync(hub);
        }
        catch (CallRefusedException refusal) when (refusal.IsUnknownSession)
        {
            Forget(refusal.Message);
        }
        catch (Exception error) when (error is CallRefusedException or ConnectionLostException)
        {
            Trouble = error.Message;
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // Ended from this side.
        }
        _hub = null;
    }

    private async Task<ReplayConnection> ConnectAsync()
    {
        using var limit = new CancellationTokenSource(ConnectLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _over.Token);
        try
        {
            return await ReplayConnection.ConnectAsync(_server, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new ConnectionLostException($"{_server} does not answer.");
        }
    }

    private async Task WatchAsync(ReplayConnection hub)
    {
        var held = _control;
        var control = _control = held ?? await EnterAsync(hub);
        var clock = await hub.Watch(control.Session);
        if (held is null)
            Entered?.Invoke(clock);
    }

    private async Task<SessionControl> EnterAsync(ReplayConnection hub)
    {
        switch (_entry)
        {
            case SessionEntry.Opening opening:
                var opened = await hub.Open(opening.Wanted());
                JoinCode = opened.JoinCode;
                return new SessionControl(opened.Session, opened.Key, opened.Clock.Version);
            case SessionEntry.Joining joining:
                return new SessionControl((await hub.Join(joining.Code)).Session, "", 0);
            case SessionEntry.Watching watching:
                return new SessionControl(watching.Session, "", 0);
            default:
                throw new InvalidOperationException($"Invariant: {_entry} is no way into a session.");
        }
    }

    private async Task PingUntilLostAsync(ReplayConnection hub)
    {
        while (!hub.Ended.IsCompleted)
        {
            await Task.WhenAny(hub.Ended, _forgotten.Task, Task.Delay(PingInterval, _time, _over.Token));
            if (_forgotten.Task.IsCompleted || _over.IsCancellationRequested)
                return;
            if (!hub.Ended.IsCompleted)
                await PingAsync(hub);
        }
        Trouble = (await hub.Ended)?.Message ?? "The server ended the connection.";
    }

    private async Task PingAsync(ReplayConnection hub)
    {
        var sent = _wall.Now;
        var pong = await hub.Ping(WireTime.UnixMs(sent));
        Pinged?.Invoke(new RoundTrip(sent, _wall.Now, WireTime.Wall(pong.ServerMs)));
    }

    private async Task WatchAgainAsync()
    {
        try
        {
            if (Held() is ({ } hub, { } control))
                await hub.Watch(control.Session);
        }
        catch (CallRefusedException refusal)
        {
            Forget(refusal.Message);
        }
        catch (ConnectionLostException)
        {
            // Whoever keeps the connection up sees it too.
        }
    }

    private void Take(ReplayFrame frame)
    {
        if (frame.Session != _control?.Session)
            return;
        TakeVersion(frame.Session, frame.Clock);
        FrameReceived?.Invoke(frame);
        Turn(ConnectionStatus.Live);
    }

    /// <summary>Enters anew, after a wait.</summary>
    private void Forget(string why)
    {
        Trouble = why;
        lock (_gate)
            _control = null;
        _forgotten.TrySetResult();
    }

    private (ReplayConnection Hub, SessionControl Control)? Held()
    {
        lock (_gate)
            return _hub is { } hub && _control is { } control ? (hub, control) : null;
    }

    private void TakeVersion(string session, ClockInfo clock)
    {
        lock (_gate)
        {
            if (_control is { } control && control.Session == session && control.Version < clock.Version)
                _control = control with { Version = clock.Version };
        }
    }

    private void Turn(ConnectionStatus status)
    {
        if (status == ConnectionStatus.Live)
            Trouble = null;
        if (Status == status)
            return;
        Status = status;
        StatusChanged?.Invoke();
    }
}
