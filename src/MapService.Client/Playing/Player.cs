using System.Collections.Immutable;
using MapService.Client.Clocks;
using MapService.Client.Connection;
using MapService.Client.Scenes;
using MapService.Client.Stories;
using MapService.Contract;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Client.Playing;

/// <summary>
/// The replay as seen here: the clock that everything follows, the scene at its moment, and the commands. It fetches the history,
/// keeps a session watched, and goes on by itself while there is no connection. Safe for many threads.
/// </summary>
public sealed class Player : IAsyncDisposable
{
    private const double UsualSpeed = 600;

    private readonly Uri _server;
    private readonly TimeProvider _time;
    private readonly WallClock _wall;
    private readonly HistoryApi _history;
    private readonly CancellationTokenSource _over = new();
    private readonly SemaphoreSlim _outdated = new(1);
    private readonly SemaphoreSlim _oneSwitch = new(1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly Task _keepingStory;
    private FrameFold _fold = new();
    private ImmutableArray<UnitAt> _units = [];
    private LastingSession _session;
    private Story? _story;
    private ClockMirror? _mirror;
    private StoryTime? _wish;
    private bool _hasEntered;
    private bool _isSeeking;
    private int _asking;

    private Player(Uri server, Func<Player, SessionEntry> entry, TimeProvider? time)
    {
        (_server, _time, _history) = (server, time ?? TimeProvider.System, new HistoryApi(server));
        _wall = new WallClock(_time);
        _session = SessionBy(entry(this));
        _keepingStory = KeepStoryAsync();
    }

    /// <summary>Something beside the moving clock has changed: the history, the session, the connection. Not on the caller's thread.</summary>
    public event Action? Changed;

    /// <summary>The history; null until it was fetched.</summary>
    public Story? Story => Volatile.Read(ref _story);

    /// <summary>How it stands with the connection.</summary>
    public ConnectionStatus Status => Session.Status;

    /// <summary>Why there is no connection; null while there is one.</summary>
    public string? Trouble => Session.Trouble;

    /// <summary>What others type to follow; null for a session that is not shared or not ours.</summary>
    public string? JoinCode => Session.JoinCode;

    /// <summary>What a presenter shows beside the clock: heading, text, where the map goes; null for nothing.</summary>
    public Showing? Showing { get; private set; }

    /// <summary>Whether the session is ours to control.</summary>
    public bool IsOurs => Session.IsOurs;

    private LastingSession Session => Volatile.Read(ref _session);

    /// <summary>Plays a session of its own.</summary>
    /// <param name="server">The server's address, for example <c>http://localhost:5080</c>.</param>
    /// <param name="first">What it starts with; at the history's opening if no moment is given.</param>
    /// <param name="time">Tells the wall time; the system's if left out.</param>
    public static Player Open(Uri server, OpenSession first, TimeProvider? time = null) =>
        new(server, player => new SessionEntry.Opening(() => player.Wanted(first)), time);

    /// <summary>Follows a shared session.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="code">The join code as somebody types it.</param>
    /// <param name="time">Tells the wall time; the system's if left out.</param>
    public static Player Join(Uri server, string code, TimeProvider? time = null) => new(server, _ => new SessionEntry.Joining(code), time);

    /// <summary>Follows a session whose id is known.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="session">Id of the session.</param>
    /// <param name="time">Tells the wall time; the system's if left out.</param>
    public static Player Watch(Uri server, string session, TimeProvider? time = null) => new(server, _ => new SessionEntry.Watching(session), time);

    /// <summary>Until the history is here and the first frame was applied.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken = default) => _ready.Task.WaitAsync(cancellationToken);

    /// <summary>The clock now.</summary>
    public ClockReading ClockNow()
    {
        lock (_gate)
        {
            return _mirror is { } mirror
                ? new ClockReading(mirror.StoryAt(_wall.Now), mirror.Clock.Speed, mirror.IsMovingAt(_wall.Now), mirror.Clock.Loop, mirror.Clock.Version)
                : new ClockReading(default, UsualSpeed, false, null, 0);
        }
    }

    /// <summary>What to draw now.</summary>
    public Scene SceneNow() => SceneAt(ClockNow().Moment);

    /// <summary>What to draw at another moment: exactly as the frames tell if they do, else by the history's own times.</summary>
    public Scene SceneAt(StoryTime at)
    {
        Snapshot snapshot;
        Story story;
        lock (_gate)
        {
            if (_story is null)
                return Scene.Empty;
            story = _story;
            snapshot = SnapshotAt(at, story);
        }
        return Scene.Of(snapshot, story);
    }

    /// <summary>Starts the clock; from the other end if it stands at the end that it would go to.</summary>
    public Task PlayAsync() => ChangeAsync((clock, now) => clock.Play(now), (hub, control) => hub.Play(control));

    /// <summary>Stops the clock where it is.</summary>
    public Task PauseAsync() => ChangeAsync((clock, now) => clock.Pause(now), (hub, control) => hub.Pause(control));

    /// <summary>Sets the pace.</summary>
    /// <param name="speed">Story seconds per second, negative to play backwards; its size is at least 1 and at most 86400.</param>
    public Task SetSpeedAsync(double speed) =>
        ChangeAsync((clock, now) => clock.WithSpeed(speed, now), (hub, control) => hub.SetSpeed(control, speed));

    /// <summary>Plays a stretch over and over, half-open; null plays on to the end.</summary>
    public Task LoopAsync(StoryLoop? loop) => ChangeAsync(
        (clock, now) => loop is { } span ? clock.WithLoop(span.From, span.To, now) : clock.WithoutLoop(now),
        (hub, control) => hub.Loop(control, loop is { } span ? new LoopSpan(span.From.Milliseconds, span.To.Milliseconds) : null));

    /// <summary>Goes to a moment. The scene follows at once; the server is asked as often as it answers, for the newest wish.</summary>
    public async Task SeekToAsync(StoryTime to)
    {
        lock (_gate)
        {
            Anticipate((clock, now) => clock.SeekTo(to, now));
            _wish = to;
            if (_isSeeking)
                return;
            _isSeeking = true;
        }
        try
        {
            while (TakeWish() is { } wish)
                await AskAsync((hub, control) => hub.SeekTo(control, wish.Milliseconds));
        }
        catch
        {
            lock (_gate)
                (_wish, _isSeeking) = (null, false);
            throw;
        }
    }

    /// <summary>Leaves the presenter and goes on alone, from where the clock is.</summary>
    public Task RoamAsync() => SwitchAsync(new SessionEntry.Opening(() => Wanted(new OpenSession(null, null, null, null))));

    /// <summary>Follows the presenter of a shared session from now on.</summary>
    public Task FollowAsync(string code) => SwitchAsync(new SessionEntry.Joining(code));

    /// <summary>Ends the connection for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _keepingStory;
        await Session.DisposeAsync();
        _history.Dispose();
        _over.Dispose();
        _outdated.Dispose();
        _oneSwitch.Dispose();
    }

    private async Task SwitchAsync(SessionEntry entry)
    {
        await _oneSwitch.WaitAsync(_over.Token);
        try
        {
            await Session.DisposeAsync();
            var session = SessionBy(entry);
            lock (_gate)
            {
                (_fold, _session) = (new FrameFold(), session);
                // Else it is started with the history.
                if (_mirror is not null)
                    session.Start();
            }
        }
        finally
        {
            _oneSwitch.Release();
        }
        Changed?.Invoke();
    }

    private LastingSession SessionBy(SessionEntry entry)
    {
        var session = new LastingSession(_server, entry, _time);
        session.Entered += Enter;
        session.FrameReceived += Take;
        session.Pinged += Observe;
        session.StatusChanged += () => Changed?.Invoke();
        return session;
    }

    /// <summary>Fetches the history, and again whenever the server plays a later state of it.</summary>
    private async Task KeepStoryAsync()
    {
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                await _outdated.WaitAsync(_over.Token);
                if (await FetchStoryAsync())
                    attempt = 0;
                else
                    await AgainAfterAsync(FullJitter.Wait(attempt, Random.Shared.NextDouble()));
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // Ended from this side.
        }
    }

    private async Task AgainAfterAsync(TimeSpan wait)
    {
        await Task.Delay(wait, _time, _over.Token);
        _outdated.Release();
    }

    /// <summary>False if it has to be fetched again.</summary>
    private async Task<bool> FetchStoryAsync()
    {
        try
        {
            return UseStory(await _history.StoryAsync(_over.Token));
        }
        catch (Exception error) when (error is CallRefusedException or ConnectionLostException)
        {
            return false;
        }
    }

    private bool UseStory(Story story)
    {
        bool isFirst, isCurrent;
        lock (_gate)
        {
            isFirst = _mirror is null;
            _mirror ??= new ClockMirror(story.Span, story.Opening, UsualSpeed, _wall.Now);
            _mirror.UseSpan(story.Span, _wall.Now);
            _story = story;
            isCurrent = story.Ids.LogPosition >= Math.Max(_fold.LogPosition, story.Dataset.LogPosition);
        }
        // Only with a history there is something that frames could tell about.
        if (isFirst)
            Session.Start();
        Changed?.Invoke();
        return isCurrent;
    }

    private OpenSession Wanted(OpenSession first)
    {
        lock (_gate)
        {
            var mirror = _mirror!;
            return _hasEntered
                ? first with { StoryMs = mirror.StoryAt(_wall.Now).Milliseconds, Speed = mirror.Clock.Speed, Playing = mirror.Clock.IsPlaying }
                : first with { StoryMs = first.StoryMs ?? mirror.Clock.AnchorStory.Milliseconds };
        }
    }

    private void Enter(ClockInfo clock)
    {
        lock (_gate)
        {
            _mirror!.Restart(clock, _wall.Now);
            _hasEntered = true;
        }
        Changed?.Invoke();
    }

    private void Observe(RoundTrip trip)
    {
        lock (_gate)
            _mirror!.Observe(trip);
    }

    private void Take(ReplayFrame frame)
    {
        var isShown = false;
        lock (_gate)
        {
            if (_fold.Apply(frame))
            {
                isShown = frame.Base is null || frame.Showing is not null;
                Showing = isShown ? frame.Showing : Showing;
                _ready.TrySetResult();
            }
            else
            {
                _session.AskForKeyframe();
            }
            if (_asking == 0)
                _mirror!.Receive(frame.Clock, _wall.Now);
            if (frame.LogPosition is { } position && position != _story!.Ids.LogPosition && _outdated.CurrentCount == 0)
                _outdated.Release();
        }
        if (isShown)
            Changed?.Invoke();
    }

    /// <summary>Where the frames end the history goes on, with the units that were on the map last.</summary>
    private Snapshot SnapshotAt(StoryTime at, Story story)
    {
        if (_fold.LogPosition == story.Ids.LogPosition)
        {
            var snapshot = Snapshot.Of(_fold, _fold.NearestKnown(at), story.Ids);
            _units = snapshot.Units;
            if (_fold.Knows(at))
                return snapshot;
        }
        return story.Timeline.At(at, _units);
    }

    private async Task ChangeAsync(Func<Clock, Instant, Clock> change, Func<ReplayConnection, SessionControl, Task<ControlAnswer>> command)
    {
        lock (_gate)
            Anticipate(change);
        await AskAsync(command);
    }

    private void Anticipate(Func<Clock, Instant, Clock> change)
    {
        if (IsOurs)
            _mirror?.Anticipate(change, _wall.Now);
    }

    /// <summary>While an answer is awaited the frames' clocks are older than the wish and are not followed.</summary>
    private async Task AskAsync(Func<ReplayConnection, SessionControl, Task<ControlAnswer>> command)
    {
        lock (_gate)
            _asking++;
        ClockInfo? clock = null;
        try
        {
            clock = (await Session.ControlAsync(command)).Clock;
        }
        finally
        {
            lock (_gate)
            {
                _asking--;
                if (clock is not null && _asking == 0 && _wish is null)
                    _mirror?.Receive(clock, _wall.Now);
            }
        }
    }

    private StoryTime? TakeWish()
    {
        lock (_gate)
        {
            var wish = _wish;
            (_wish, _isSeeking) = (null, wish is not null);
            return wish;
        }
    }
}

/// <summary>A clock at one instant.</summary>
/// <param name="Moment">Story time.</param>
/// <param name="Speed">Story seconds per second, negative backwards.</param>
/// <param name="IsMoving">Whether it plays and has not come to an end of the span.</param>
/// <param name="Loop">What is played over and over; null for none.</param>
/// <param name="Version">Grows with every command; of two clocks of a session that with the larger is the later.</param>
public readonly record struct ClockReading(StoryTime Moment, double Speed, bool IsMoving, StoryLoop? Loop, long Version);
