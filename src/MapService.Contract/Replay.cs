using System.Text.Json.Serialization;

namespace MapService.Contract;

/// <summary>
/// The hub at <c>/hubs/replay</c>. Methods are called by these names. Story times are milliseconds since
/// 1970-01-01T00:00:00 of the data set's own local clock; wall times are Unix milliseconds.
/// </summary>
public interface IReplayHub
{
    /// <summary>Opens a session with a clock of its own, paused unless asked otherwise.</summary>
    Task<SessionOpened> Open(OpenSession request);

    /// <summary>Frames of a session from now on: first a keyframe, then what changed. Anybody who knows the session may watch.</summary>
    IAsyncEnumerable<ReplayFrame> Watch(string session, CancellationToken cancellationToken);

    /// <summary>Starts the clock.</summary>
    Task<ClockInfo> Play(SessionControl control);

    /// <summary>Stops the clock where it is.</summary>
    Task<ClockInfo> Pause(SessionControl control);

    /// <summary>Moves the clock; it goes on playing if it was playing. A time outside the span is brought to its nearer end.</summary>
    Task<ClockInfo> SeekTo(SessionControl control, double storyMs);

    /// <summary>Sets the speed in story seconds per second, negative to play backwards; its size is at least 1 and at most 86400.</summary>
    Task<ClockInfo> SetSpeed(SessionControl control, double speed);
}

/// <summary>What a new session starts with; everything may be left out.</summary>
/// <param name="StoryMs">Story time to start at; the start of the span if left out.</param>
/// <param name="Speed">Story seconds per second; 600 if left out.</param>
/// <param name="Playing">Whether the clock runs at once.</param>
public sealed record OpenSession(double? StoryMs, double? Speed, bool? Playing);

/// <summary>A session that was opened.</summary>
/// <param name="Session">Its id, enough to watch.</param>
/// <param name="Key">The right to control it: shown once, to be kept by the opener.</param>
/// <param name="Clock">Its clock.</param>
public sealed record SessionOpened(string Session, string Key, ClockInfo Clock);

/// <summary>The right to control a session.</summary>
/// <param name="Session">Id of the session.</param>
/// <param name="Key">The key that <see cref="IReplayHub.Open"/> gave.</param>
public sealed record SessionControl(string Session, string Key);

/// <summary>
/// A clock as a vector: at wall time <paramref name="ServerMs"/> it is story time <paramref name="StoryMs"/>, and while
/// playing story time moves by <paramref name="Speed"/> milliseconds each millisecond, until an end of the span stops it.
/// </summary>
/// <param name="Version">Grows by one with every command that changed the clock.</param>
/// <param name="StoryMs">Story time.</param>
/// <param name="Speed">Story seconds per second, negative backwards.</param>
/// <param name="Playing">Whether it runs.</param>
/// <param name="ServerMs">Wall time of the server, Unix milliseconds.</param>
public sealed record ClockInfo(long Version, double StoryMs, double Speed, bool Playing, double ServerMs);

/// <summary>What a viewer is sent, told apart by <c>type</c>.</summary>
/// <param name="Sequence">1 for the first frame of a stream, then one more each.</param>
/// <param name="Clock">The session's clock when the frame was made.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Keyframe), "keyframe")]
[JsonDerivedType(typeof(DeltaFrame), "delta")]
[JsonDerivedType(typeof(HeartbeatFrame), "heartbeat")]
public abstract record ReplayFrame(long Sequence, ClockInfo Clock);

/// <summary>Everything that is on the map at some moment of the window. Replaces all that the viewer had.</summary>
/// <param name="Sequence">Number of the frame in its stream.</param>
/// <param name="Clock">The session's clock.</param>
/// <param name="LogPosition">The log position of the timeline; the numbers of spans hold for this position only.</param>
/// <param name="Window">The stretch of story time for which the viewer now knows everything.</param>
/// <param name="Spans">What is on the map.</param>
public sealed record Keyframe(long Sequence, ClockInfo Clock, long LogPosition, StoryWindow Window, FrameSpans Spans)
    : ReplayFrame(Sequence, Clock);

/// <summary>How the window moved: remove <paramref name="Ended"/>, then add <paramref name="Started"/>.</summary>
/// <param name="Sequence">Number of the frame in its stream.</param>
/// <param name="Clock">The session's clock.</param>
/// <param name="Window">The new window.</param>
/// <param name="Ended">Numbers of the spans that are no longer in the window.</param>
/// <param name="Started">The spans that are newly in it.</param>
public sealed record DeltaFrame(long Sequence, ClockInfo Clock, StoryWindow Window, EndedSpans Ended, FrameSpans Started)
    : ReplayFrame(Sequence, Clock);

/// <summary>The clock alone, about once a second while it runs and nothing starts or ends.</summary>
/// <param name="Sequence">Number of the frame in its stream.</param>
/// <param name="Clock">The session's clock.</param>
/// <param name="Window">The window, which may have moved over a quiet stretch.</param>
public sealed record HeartbeatFrame(long Sequence, ClockInfo Clock, StoryWindow Window) : ReplayFrame(Sequence, Clock);

/// <summary>A stretch of story time, both ends included.</summary>
/// <param name="From">Earliest story time, milliseconds.</param>
/// <param name="To">Latest story time, milliseconds.</param>
public sealed record StoryWindow(double From, double To);

/// <summary>Spans of a window. Each is half-open [start, end); several of one unit or place follow each other without overlap.</summary>
/// <param name="Segments">Where units are.</param>
/// <param name="Events">What is going on.</param>
/// <param name="Control">Who holds what.</param>
/// <param name="Bridges">Which bridges were opened, or closed again.</param>
public sealed record FrameSpans(
    IReadOnlyList<SegmentSpan> Segments,
    IReadOnlyList<EventSpan> Events,
    IReadOnlyList<ControlSpan> Control,
    IReadOnlyList<BridgeSpan> Bridges);

/// <summary>Numbers of spans that left the window.</summary>
/// <param name="Segments">Numbers of segments.</param>
/// <param name="Events">Numbers of event spans.</param>
/// <param name="Control">Numbers of control spans.</param>
/// <param name="Bridges">Numbers of bridge spans.</param>
public sealed record EndedSpans(
    IReadOnlyList<int> Segments, IReadOnlyList<int> Events, IReadOnlyList<int> Control, IReadOnlyList<int> Bridges);

/// <summary>
/// A straight piece of a unit's way, or its stay at a spot (both ends equal, no movement). At story time t in
/// [start, end) the unit is at from + (to - from) * (t - start) / (end - start), in degrees.
/// </summary>
/// <param name="Id">Number of the segment.</param>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Movement">Id of the movement; null for a stay.</param>
/// <param name="FromLon">Longitude at the start, degrees.</param>
/// <param name="FromLat">Latitude at the start, degrees.</param>
/// <param name="ToLon">Longitude at the end, degrees.</param>
/// <param name="ToLat">Latitude at the end, degrees.</param>
/// <param name="Start">Story time at the start, milliseconds.</param>
/// <param name="End">Story time at the end, milliseconds.</param>
public sealed record SegmentSpan(
    int Id, string Unit, string? Movement, double FromLon, double FromLat, double ToLon, double ToLat, long Start, long End);

/// <summary>An event under way.</summary>
/// <param name="Id">Number of the span.</param>
/// <param name="Event">Id of the event.</param>
/// <param name="Start">Story time at the start, milliseconds.</param>
/// <param name="End">Story time at the end, milliseconds.</param>
public sealed record EventSpan(int Id, string Event, long Start, long End);

/// <summary>A place held by a side.</summary>
/// <param name="Id">Number of the span.</param>
/// <param name="Place">Id of the place.</param>
/// <param name="Side">Id of the side.</param>
/// <param name="Event">Id of the event that brought it about.</param>
/// <param name="Start">Story time at the start, milliseconds.</param>
/// <param name="End">Story time at the end, milliseconds.</param>
public sealed record ControlSpan(int Id, string Place, string Side, string Event, long Start, long End);

/// <summary>A bridge open, or closed again. One without a span is closed.</summary>
/// <param name="Id">Number of the span.</param>
/// <param name="Place">Id of the bridge.</param>
/// <param name="State"><c>opened</c> or <c>closed</c>.</param>
/// <param name="Event">Id of the event that brought it about.</param>
/// <param name="Start">Story time at the start, milliseconds.</param>
/// <param name="End">Story time at the end, milliseconds.</param>
public sealed record BridgeSpan(int Id, string Place, string State, string Event, long Start, long End);
