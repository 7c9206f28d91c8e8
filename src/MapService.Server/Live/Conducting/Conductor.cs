using MapService.Playback.Clocks;
using MapService.Server.Live.Sockets;
using NodaTime;

namespace MapService.Server.Live.Conducting;

/// <summary>
/// Makes the steps of one session and gives them to its viewers. It has a timer only while somebody watches and the clock
/// moves or a viewer is behind. No viewer is ever waited for: who has not taken the message before gets none, and later one
/// that leads from where it is to where the session is then. Safe for many threads.
/// </summary>
public sealed partial class Conductor
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ViewerConnection, Lane> _lanes = [];
    private readonly List<ViewerConnection> _over = [];
    private readonly string _session;
    private readonly Stage _stage;
    private readonly TimeSpan _tick;
    private ITimer? _timer;
    private SessionView _view;
    private Step? _step;
    private SharedMessage? _farewell;
    private long _dueAt;
    private bool _isTicking;
    private bool _isRetired;

    public Conductor(string session, SessionView view, Stage stage)
    {
        (_session, _view, _stage) = (session, view, stage);
        _tick = TimeSpan.FromMilliseconds(stage.Options.TickMs);
    }

    /// <summary>How many watch.</summary>
    public int Viewers
    {
        get
        {
            lock (_lock)
                return _lanes.Count;
        }
    }

    /// <summary>How many of them have not been sent the newest step, because they have not taken the one before.</summary>
    public int Behind
    {
        get
        {
            lock (_lock)
                return _lanes.Values.Count(lane => lane.At != _step);
        }
    }

    /// <summary>Whether it has a timer.</summary>
    public bool IsTicking
    {
        get
        {
            lock (_lock)
                return _isTicking;
        }
    }

    /// <summary>Gives a viewer a keyframe now, and from then on what follows; one that watches already, another keyframe. False after <see cref="TryRetire"/>.</summary>
    public bool TryAdd(ViewerConnection viewer)
    {
        lock (_lock)
        {
            if (_isRetired)
                return false;
            if (_lanes.TryAdd(viewer, new Lane()))
                _stage.Metrics.Viewers.Add(1);
            else
                _lanes[viewer].At = null;
            Advance_NeedsLock();
            return true;
        }
    }

    /// <summary>Gives a viewer nothing more.</summary>
    public void Remove(ViewerConnection viewer)
    {
        lock (_lock)
        {
            if (!_lanes.Remove(viewer))
                return;
            _stage.Metrics.Viewers.Add(-1);
            if (_lanes.Count == 0)
                Rest_NeedsLock();
        }
    }

    /// <summary>Shows something else. What comes soon after another command is shown together with what comes next.</summary>
    public void Take(SessionView view)
    {
        lock (_lock)
        {
            _view = view;
            if (_lanes.Count == 0 || _farewell is not null)
                return;
            var gather = Duration.FromMilliseconds(_stage.Options.GatherMs) - (_stage.Time.Now() - (_step?.MadeAt ?? Instant.MinValue));
            if (gather <= Duration.Zero)
                Advance_NeedsLock();
            else
                Tick_NeedsLock(gather.ToTimeSpan());
        }
    }

    /// <summary>Looks at once whether there is something to tell, for example because the history was replaced.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            if (_lanes.Count > 0)
                Advance_NeedsLock();
        }
    }

    /// <summary>Tells who watches that the session was ended, each as soon as it takes it, and nothing more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_farewell is not null)
                return;
            _farewell = FrameEncoder.Closed(_session);
            _isRetired = true;
            Advance_NeedsLock();
        }
    }

    /// <summary>Ends for good if nobody watches; false if somebody does.</summary>
    public bool TryRetire()
    {
        lock (_lock)
        {
            if (_lanes.Count > 0)
                return false;
            _isRetired = true;
            _timer?.Dispose();
            return true;
        }
    }

    /// <summary>The edge of a tick: a failure is told and the next tick tries again.</summary>
    private void OnTick()
    {
        // One that takes longer than a tick is not lined up for twice.
        if (!_lock.TryEnter())
            return;
        try
        {
            if (!_isTicking)
                return;
            _stage.Metrics.Ticks.Add(1);
            _stage.Metrics.Lateness.Record(Math.Max(0, _stage.Time.GetElapsedTime(_dueAt).TotalSeconds));
            _dueAt += (long)(_tick.TotalSeconds * _stage.Time.TimestampFrequency);
            Advance_NeedsLock();
        }
        catch (Exception error)
        {
            LogFailure(_session, error);
        }
        finally
        {
            _lock.Exit();
        }
    }

    private void Advance_NeedsLock()
    {
        var began = _stage.Time.GetTimestamp();
        var goesOn = _farewell is { } farewell ? SayGoodbye_NeedsLock(farewell) : Step_NeedsLock(_stage.Time.Now());
        _stage.Metrics.Duration.Record(_stage.Time.GetElapsedTime(began).TotalSeconds);
        if (!goesOn || _lanes.Count == 0)
            Rest_NeedsLock();
        else if (!_isTicking)
            Tick_NeedsLock(_tick);
    }

    /// <summary>Makes a step if there is something to tell, and sends it to who is not there yet; whether a timer is needed.</summary>
    private bool Step_NeedsLock(Instant now)
    {
        if (IsSomethingNew_NeedsLock(now, out var window))
        {
            _step?.LetGo();
            _step = new Step(_session, (_step?.Number ?? 0) + 1, _stage.Editions.Value, _view, window, now);
            _stage.Metrics.Steps.Add(1);
        }
        return Send_NeedsLock(_step!) || _step!.IsMoving;
    }

    private bool SayGoodbye_NeedsLock(SharedMessage farewell)
    {
        foreach (var viewer in _lanes.Keys)
        {
            if (viewer.TrySend(farewell) || viewer.IsOver)
                _over.Add(viewer);
        }
        RemoveOver_NeedsLock();
        return _lanes.Count > 0;
    }

    private bool IsSomethingNew_NeedsLock(Instant now, out StoryWindow window)
    {
        window = WindowAround.At(_view, now, _stage.Options);
        if (_step is not { } step || step.Edition != _stage.Editions.Value || !step.View.IsSame(_view) || !step.Window.Touches(window))
            return true;
        var heartbeat = Duration.FromMilliseconds(_stage.Options.HeartbeatMs - (_stage.Options.TickMs / 2));
        return step.IsMoving != _view.Clock.IsMovingAt(now)
            || (step.IsMoving && now - step.MadeAt >= heartbeat)
            || IsChange(step, window);
    }

    private static bool IsChange(Step step, StoryWindow window)
    {
        var buffers = SpanBuffers.OfThread;
        step.Edition.Timeline.CollectNext(step.Window, window, buffers.Ended, buffers.Started);
        return buffers.Ended.Count + buffers.Started.Count > 0;
    }

    /// <summary>Whether somebody could not be sent the step.</summary>
    private bool Send_NeedsLock(Step step)
    {
        var (keyframes, deltas, bytes, encoded, isSomebodyBehind) = (0L, 0L, 0L, step.Encoded, false);
        foreach (var (viewer, lane) in _lanes)
        {
            if (lane.At == step)
                continue;
            var message = step.MessageFor(lane.At);
            if (!viewer.TrySend(message))
            {
                Miss_NeedsLock(viewer, lane, step);
                isSomebodyBehind = true;
                continue;
            }
            bytes += message.Length;
            if (step.IsNear(lane.At))
                deltas++;
            else
                keyframes++;
            lane.At = step;
        }
        _stage.Metrics.Sent(keyframes, deltas, bytes);
        _stage.Metrics.Encoded.Add(step.Encoded - encoded);
        RemoveOver_NeedsLock();
        return isSomebodyBehind;
    }

    private void RemoveOver_NeedsLock()
    {
        foreach (var viewer in _over)
            Remove(viewer);
        _over.Clear();
    }

    private void Miss_NeedsLock(ViewerConnection viewer, Lane lane, Step step)
    {
        if (viewer.IsOver)
            _over.Add(viewer);
        if (lane.Missed == step.Number)
            return;
        lane.Missed = step.Number;
        _stage.Metrics.Dropped.Add(1);
    }

    private void Tick_NeedsLock(TimeSpan first)
    {
        _dueAt = _stage.Time.GetTimestamp() + (long)(first.TotalSeconds * _stage.Time.TimestampFrequency);
        _timer ??= _stage.Time.CreateTimer(conductor => ((Conductor)conductor!).OnTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(first, _tick);
        if (!_isTicking)
            _stage.Metrics.Ticking.Add(1);
        _isTicking = true;
    }

    private void Rest_NeedsLock()
    {
        if (_lanes.Count == 0)
            _step?.LetGo();
        if (!_isTicking)
            return;
        _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _stage.Metrics.Ticking.Add(-1);
        _isTicking = false;
    }

    private void LogFailure(string session, Exception error) => LogFailure(_stage.Log, session, error);

    [LoggerMessage(1, LogLevel.Error, "A step of session {Session} failed")]
    private static partial void LogFailure(ILogger log, string session, Exception error);

    /// <summary>Where a viewer is.</summary>
    private sealed class Lane
    {
        /// <summary>The step of the last message that it was sent; null before the first.</summary>
        public Step? At { get; set; }

        /// <summary>The last step that it could not be sent.</summary>
        public long Missed { get; set; }
    }
}
