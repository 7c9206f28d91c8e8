using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Server.Live.Conducting;

/// <summary>The stretch of story time about which viewers are told when the clock is at some moment.</summary>
public static class WindowAround
{
    /// <summary>
    /// The moment alone for a clock that stands; what was a little before it and will be a little after for one that moves.
    /// Nothing after the furthest moment, where that is not told.
    /// </summary>
    public static StoryWindow At(SessionView view, Instant now, LiveOptions options)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(options);
        var window = Around(view.Clock, now, options);
        return view.FurthestAt(now) is { } furthest && furthest < window.To ? window with { To = furthest } : window;
    }

    private static StoryWindow Around(Clock clock, Instant now, LiveOptions options)
    {
        var story = clock.StoryTimeAt(now);
        if (!clock.IsMovingAt(now))
            return StoryWindow.At(story);
        var pace = Math.Abs(clock.Speed);
        var (past, coming) = ((long)(options.LookBehindMs * pace), (long)(options.LookAheadMs * pace));
        if (clock.Loop is { } loop && loop.To.Milliseconds - loop.From.Milliseconds <= past + coming)
            return new StoryWindow(loop.From, loop.To);
        var (before, after) = clock.Speed > 0 ? (past, coming) : (coming, past);
        return new StoryWindow(new StoryTime(story.Milliseconds - before), new StoryTime(story.Milliseconds + after));
    }
}
