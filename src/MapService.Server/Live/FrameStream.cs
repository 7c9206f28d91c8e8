using System.Runtime.CompilerServices;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;
using MapService.Server.Editions;
using MapService.Server.Sessions;
using NodaTime;
using StoryWindow = MapService.Playback.Clocks.StoryWindow;

namespace MapService.Server.Live;

/// <summary>
/// The frames of one viewer. A frame is computed only when the viewer's connection has taken the last one, from the
/// window that it had to the window of now: a slow viewer gets fewer and fuller frames and holds up nobody.
/// </summary>
public sealed class FrameStream(CurrentEdition current, TimeProvider time)
{
    /// <summary>How often a moving clock is looked at.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>A viewer of a moving clock hears something within a second: this and the next tick.</summary>
    private static readonly Duration Heartbeat = Duration.FromMilliseconds(800);

    /// <summary>What begins within this much wall time is sent now, so that it is there when its moment comes.</summary>
    private static readonly Duration LookAhead = Duration.FromSeconds(2);

    /// <summary>What ended within this much wall time is kept, for viewers whose clock is a little behind.</summary>
    private static readonly Duration LookBehind = Duration.FromMilliseconds(500);

    /// <summary>The frames of a session from now on, without end.</summary>
    public async IAsyncEnumerable<ReplayFrame> Watch(ReplaySession session, [EnumeratorCancellation] CancellationToken stopped)
    {
        var lane = new Lane();
        while (!stopped.IsCancellationRequested)
        {
            var now = time.Now();
            var replaced = current.Replaced;
            var (clock, commanded) = session.Current;
            if (NextFrame(lane, current.Value, clock, now) is { } frame)
                yield return frame;
            await UntilNextLook(clock.IsMovingAt(now), commanded, replaced, stopped);
        }
    }

    private async Task UntilNextLook(bool isMoving, Task commanded, Task replaced, CancellationToken stopped)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        var tick = Task.Delay(isMoving ? Tick : Timeout.InfiniteTimeSpan, time, waiting.Token);
        await Task.WhenAny(commanded, replaced, tick);
        await waiting.CancelAsync();
    }

    /// <summary>The frame that this viewer needs now, or null.</summary>
    private static ReplayFrame? NextFrame(Lane lane, Edition edition, Clock clock, Instant now)
    {
        var window = WindowOf(clock, now);
        var info = Describe(clock, now);
        var frame = Compute(lane, edition, window, info, now);
        if (frame is not null)
            (lane.Edition, lane.Window, lane.Clock, lane.SentAt, lane.Sequence) = (edition, window, info, now, lane.Sequence + 1);
        return frame;
    }

    private static ReplayFrame? Compute(Lane lane, Edition edition, StoryWindow window, ClockInfo clock, Instant now)
    {
        var sequence = lane.Sequence + 1;
        if (lane.Edition != edition || lane.Window is not { } known || !known.Touches(window))
            return new Keyframe(sequence, clock, edition.Position.Value, Describe(window), FrameContents.Describe(edition, edition.Timeline.Between(window).Spans));

        var delta = edition.Timeline.Next(known, window);
        if (!delta.IsQuiet)
            return new DeltaFrame(sequence, clock, Describe(window), Numbers(delta.Ended), FrameContents.Describe(edition, delta.Started));
        var isDue = clock.Playing && now - lane.SentAt >= Heartbeat;
        var isNews = clock.Version != lane.Clock?.Version || clock.Playing != lane.Clock.Playing;
        return isDue || isNews ? new HeartbeatFrame(sequence, clock, Describe(window)) : null;
    }

    private static StoryWindow WindowOf(Clock clock, Instant now)
    {
        var story = clock.StoryTimeAt(now);
        if (!clock.IsMovingAt(now))
            return StoryWindow.At(story);
        var (before, after) = clock.Speed > 0 ? (LookBehind, LookAhead) : (LookAhead, LookBehind);
        var pace = Math.Abs(clock.Speed);
        return new StoryWindow(
            new StoryTime(story.Milliseconds - (long)(before.TotalMilliseconds * pace)),
            new StoryTime(story.Milliseconds + (long)(after.TotalMilliseconds * pace)));
    }

    /// <summary>The clock as a viewer is told it; one that has come to its end is told as standing.</summary>
    public static ClockInfo Describe(Clock clock, Instant now) => new(
        clock.Version, clock.StoryTimeAt(now).Milliseconds, clock.Speed, clock.IsMovingAt(now), now.ToUnixTimeMilliseconds());

    private static Contract.StoryWindow Describe(StoryWindow window) => new(window.From.Milliseconds, window.To.Milliseconds);

    private static EndedSpans Numbers(SpanNumbers spans) => new(spans.Segments, spans.Events, spans.Control, spans.Bridges);

    /// <summary>What one viewer was last sent.</summary>
    private sealed class Lane
    {
        public Edition? Edition { get; set; }

        public StoryWindow? Window { get; set; }

        public ClockInfo? Clock { get; set; }

        public Instant SentAt { get; set; }

        public long Sequence { get; set; }
    }
}
