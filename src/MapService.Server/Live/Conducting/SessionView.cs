using MapService.Playback.Clocks;
using MapService.Server.Presenting;
using NodaTime;

namespace MapService.Server.Live.Conducting;

/// <summary>What the viewers of a session see of it, beside the history.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Showing">What is shown beside it, as JSON; null for nothing.</param>
/// <param name="Furthest">The furthest moment that was shown when the clock was set, where nothing later is told; null where everything is.</param>
/// <param name="Ink">What is drawn.</param>
/// <param name="InkVersion">Grows with each change of what is drawn.</param>
public sealed record SessionView(Clock Clock, string? Showing, StoryTime? Furthest, Ink Ink, long InkVersion)
{
    /// <summary>A clock alone.</summary>
    public static SessionView Of(Clock clock) => new(clock, null, null, Ink.Empty, 0);

    /// <summary>Whether viewers see the same.</summary>
    public bool IsSame(SessionView other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Clock.Version == other.Clock.Version && InkVersion == other.InkVersion;
    }

    /// <summary>The furthest moment that was shown by a wall time, where nothing later is told; null where everything is.</summary>
    public StoryTime? FurthestAt(Instant now) => Furthest is { } furthest ? Later(furthest, Clock.LatestShownAt(now)) : null;

    private static StoryTime Later(StoryTime one, StoryTime other) => one > other ? one : other;
}
