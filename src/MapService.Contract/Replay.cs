namespace MapService.Contract;

/// <summary>
/// The hub at <c>/hubs/replay</c>. Methods are called by these names. Story times are milliseconds since
/// 1970-01-01T00:00:00 of the data set's own local clock; wall times are Unix milliseconds.
/// </summary>
public interface IReplayHub
{
    /// <summary>Opens a session with a clock of its own, paused unless asked otherwise. Opening does not watch.</summary>
    Task<SessionOpened> Open(OpenSession request);

    /// <summary>The session of a join code. Letters of any case, blanks and hyphens anywhere.</summary>
    Task<SessionJoined> Join(string joinCode);

    /// <summary>
    /// Frames of a session from now on, as <see cref="IReplayViewer.Frame"/>: the next one is a keyframe. Anybody who knows
    /// the session may watch. Watching again asks for another keyframe. A frame may come before the answer.
    /// </summary>
    Task<ClockInfo> Watch(string session);

    /// <summary>No more frames of a session; one that was under way may still come.</summary>
    Task Leave(string session);

    /// <summary>Starts the clock; from the other end if it stands at the end that it would go to.</summary>
    Task<ControlAnswer> Play(SessionControl control);

    /// <summary>Stops the clock where it is.</summary>
    Task<ControlAnswer> Pause(SessionControl control);

    /// <summary>
    /// Moves the clock; it goes on playing if it was playing. A time outside the span is brought to its nearer end, one outside
    /// the loop ends the loop.
    /// </summary>
    Task<ControlAnswer> SeekTo(SessionControl control, double storyMs);

    /// <summary>Sets the speed in story seconds per second, negative to play backwards; its size is at least 1 and at most 86400.</summary>
    Task<ControlAnswer> SetSpeed(SessionControl control, double speed);

    /// <summary>Moves the clock to the start of the next event (1) or the previous one (-1); where there is none it stays.</summary>
    Task<ControlAnswer> StepEvent(SessionControl control, int direction);

    /// <summary>Plays a stretch over and over; null plays on to the end.</summary>
    Task<ControlAnswer> Loop(SessionControl control, LoopSpan? loop);

    /// <summary>Shows the hall something else, and sets the clock for it in the same step; null for <paramref name="clock"/> lets it run as it does.</summary>
    Task<ControlAnswer> Show(SessionControl control, Showing showing, CueClock? clock);

    /// <summary>Adds 1 to 16 pieces to the drawing. The version of the control does not matter. What is drawn and no longer seen is forgotten.</summary>
    Task Draw(SessionControl control, IReadOnlyList<InkPiece> pieces);

    /// <summary>Takes the whole drawing away. The version of the control does not matter.</summary>
    Task Erase(SessionControl control);

    /// <summary>Gives a second presenter a key of his own; one that was given before is no longer any.</summary>
    Task<Invitation> Invite(SessionControl control);

    /// <summary>Hands the control over: the key that is used here is no longer one, the other is the only one. Refused where there is no other.</summary>
    Task<ControlAnswer> Resign(SessionControl control);

    /// <summary>Lets nobody join any more, or lets people join again. Who watches goes on, also after a reconnect.</summary>
    Task<ControlAnswer> Admit(SessionControl control, bool open);

    /// <summary>Tells viewers nothing that is later than the furthest moment that was shown since, or lets them know everything.</summary>
    Task<ControlAnswer> Guard(SessionControl control, bool on);

    /// <summary>Who watches, for who has the key. The version of the control does not matter.</summary>
    Task<AudienceInfo> Audience(SessionControl control);

    /// <summary>Ends the session for good, for everybody.</summary>
    Task<ControlAnswer> Close(SessionControl control);

    /// <summary>The server's wall time, to learn how far the own clock is from it.</summary>
    Task<Pong> Ping(double clientMs);
}

/// <summary>What the hub says to who watches.</summary>
public interface IReplayViewer
{
    /// <summary>A frame of a session that is watched.</summary>
    Task Frame(ReplayFrame frame);

    /// <summary>The session was ended; no frame of it comes any more.</summary>
    Task Closed(string session);
}

/// <summary>What a new session starts with; everything may be left out.</summary>
/// <param name="StoryMs">Story time to start at; the start of the span if left out.</param>
/// <param name="Speed">Story seconds per second; 600 if left out.</param>
/// <param name="Playing">Whether the clock runs at once.</param>
/// <param name="Shared">Whether others join it by a code.</param>
public sealed record OpenSession(double? StoryMs, double? Speed, bool? Playing, bool? Shared);

/// <summary>A session that was opened.</summary>
/// <param name="Session">Its id, enough to watch.</param>
/// <param name="Key">The right to control it: shown once, to be kept by the opener.</param>
/// <param name="JoinCode">What others type to join, for example <c>K7QM-4XWD</c>; null for a session that is not shared.</param>
/// <param name="Clock">Its clock.</param>
public sealed record SessionOpened(string Session, string Key, string? JoinCode, ClockInfo Clock);

/// <summary>A session that was found by its code.</summary>
/// <param name="Session">Its id, enough to watch.</param>
/// <param name="Clock">Its clock.</param>
/// <param name="Guarded">Whether what is later than the furthest moment that was shown is not told; null for no.</param>
public sealed record SessionJoined(string Session, ClockInfo Clock, bool? Guarded = null);

/// <summary>The right to control a session, and what was known of it.</summary>
/// <param name="Session">Id of the session.</param>
/// <param name="Key">The key that <see cref="IReplayHub.Open"/> gave.</param>
/// <param name="Version">Version of the clock that the command was made from.</param>
public sealed record SessionControl(string Session, string Key, long Version);

/// <summary>What became of a command.</summary>
/// <param name="Accepted">False if the clock was no longer in the version that the command was made from: nothing was changed.</param>
/// <param name="Clock">The clock as it is now.</param>
public sealed record ControlAnswer(bool Accepted, ClockInfo Clock);

/// <summary>A stretch of story time that is played over and over, half-open, or once and then stands at its end.</summary>
/// <param name="FromMs">Where it starts, story time.</param>
/// <param name="ToMs">Where it ends and starts again, story time; after the start.</param>
/// <param name="Once">True for a stretch that is played once; left out for one that is played over and over.</param>
public sealed record LoopSpan(double FromMs, double ToMs, bool? Once = null);

/// <summary>
/// A clock as a vector: at wall time <paramref name="ServerMs"/> it is story time <paramref name="StoryMs"/>, and while
/// playing story time moves by <paramref name="Speed"/> milliseconds each millisecond, round and round in the loop or until
/// an end of the span stops it.
/// </summary>
/// <param name="Version">Grows by one with every command that changed the clock.</param>
/// <param name="StoryMs">Story time, whole milliseconds.</param>
/// <param name="Speed">Story seconds per second, negative backwards.</param>
/// <param name="Playing">Whether it runs.</param>
/// <param name="ServerMs">Wall time of the server, Unix milliseconds.</param>
/// <param name="Loop">What is played over and over; null for none.</param>
public sealed record ClockInfo(long Version, double StoryMs, double Speed, bool Playing, double ServerMs, LoopSpan? Loop);

/// <summary>An answer to a ping.</summary>
/// <param name="ClientMs">What was sent.</param>
/// <param name="ServerMs">Wall time of the server when it was read, Unix milliseconds.</param>
public sealed record Pong(double ClientMs, double ServerMs);

/// <summary>
/// A step of a session, the same for all who are at the same point. Without <paramref name="Base"/> it is a keyframe: it
/// replaces all that the viewer had. With it it is a delta: it tells how to go from that step to this one, and is of no use
/// to who is at another.
/// </summary>
/// <param name="Session">Id of the session.</param>
/// <param name="Base">The step that it starts from; null for a keyframe.</param>
/// <param name="Step">The step that it leads to; grows, not always by one.</param>
/// <param name="Clock">The session's clock.</param>
/// <param name="Window">The stretch of story time about which everything is known then: earliest and latest moment, both included, after <c>clock.storyMs</c>.</param>
/// <param name="LogPosition">On keyframes: the position of the history. Numbers of spans and indexes hold for it only; see <see cref="ReplayIds"/>.</param>
/// <param name="Ended">What is no longer in the window; null for nothing.</param>
/// <param name="Started">What is newly in it; null for nothing.</param>
/// <param name="Showing">What the hall is shown from this step on; null for no change, on a keyframe for nothing.</param>
/// <param name="Ink">What has changed of the drawing; null for nothing, on a keyframe for an empty one.</param>
/// <param name="FurthestMs">Story time of the furthest moment that was shown, where nothing later is told; null where everything is.</param>
public sealed record ReplayFrame(
    string Session,
    long? Base,
    long Step,
    ClockInfo Clock,
    IReadOnlyList<long> Window,
    long? LogPosition,
    EndedSpans? Ended,
    StartedSpans? Started,
    Showing? Showing = null,
    InkUpdate? Ink = null,
    double? FurthestMs = null);

/// <summary>Numbers of spans that left the window, ascending; null for none.</summary>
/// <param name="Segments">Numbers of segments.</param>
/// <param name="Events">Numbers of event spans.</param>
/// <param name="Control">Numbers of control spans.</param>
/// <param name="Bridges">Numbers of bridge spans.</param>
public sealed record EndedSpans(
    IReadOnlyList<int>? Segments, IReadOnlyList<int>? Events, IReadOnlyList<int>? Control, IReadOnlyList<int>? Bridges);

/// <summary>
/// Spans, each half-open, one after another in flat lists; null for none. Every span ends with its start, in milliseconds after
/// <c>clock.storyMs</c>, and its length in milliseconds, 0 for one that does not end. Positions are degrees times ten million.
/// </summary>
/// <param name="Segments">Nine numbers each: number, unit, movement (-1 for a stay), longitude and latitude at the start, how far both are from there at the end, start, length.</param>
/// <param name="Events">Four numbers each: number, event, start, length.</param>
/// <param name="Control">Six numbers each: number, place, side, event, start, length.</param>
/// <param name="Bridges">Six numbers each: number, place, state (0 opened, 1 closed), event, start, length.</param>
public sealed record StartedSpans(
    IReadOnlyList<long>? Segments, IReadOnlyList<long>? Events, IReadOnlyList<long>? Control, IReadOnlyList<long>? Bridges);

/// <summary>Answer of <c>GET /api/ids</c>: what the indexes in frames stand for; the first has index 0.</summary>
/// <param name="LogPosition">The position of the history for which that holds.</param>
/// <param name="Units">Ids of units.</param>
/// <param name="Movements">Ids of movements.</param>
/// <param name="Events">Ids of events.</param>
/// <param name="Places">Ids of places.</param>
/// <param name="Sides">Ids of sides.</param>
public sealed record ReplayIds(
    long LogPosition,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Movements,
    IReadOnlyList<string> Events,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Sides);
