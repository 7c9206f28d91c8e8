using NodaTime;
using NodaTime.Text;

namespace MapService.Playback.Clocks;

/// <summary>
/// A moment of the history: milliseconds since 1970-01-01T00:00:00 of the data set's own local clock, Gregorian. Not a
/// wall time: the two are different types so that they cannot be mixed.
/// </summary>
public readonly record struct StoryTime(long Milliseconds) : IComparable<StoryTime>
{
    /// <summary>Later than anything that is shown: the end of what does not end.</summary>
    public static readonly StoryTime EndOfTime = From(new LocalDateTime(9999, 12, 31, 0, 0));

    /// <summary>The moment of a local date and time, to the millisecond below.</summary>
    public static StoryTime From(LocalDateTime local) =>
        new(local.InUtc().ToInstant().ToUnixTimeMilliseconds());

    /// <summary>The local date and time of this moment.</summary>
    public LocalDateTime ToLocal() => Instant.FromUnixTimeMilliseconds(Milliseconds).InUtc().LocalDateTime;

    /// <inheritdoc/>
    public int CompareTo(StoryTime other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>Whether one moment is before another.</summary>
    public static bool operator <(StoryTime one, StoryTime other) => one.Milliseconds < other.Milliseconds;

    /// <summary>Whether one moment is after another.</summary>
    public static bool operator >(StoryTime one, StoryTime other) => one.Milliseconds > other.Milliseconds;

    /// <summary>Whether one moment is not after another.</summary>
    public static bool operator <=(StoryTime one, StoryTime other) => one.Milliseconds <= other.Milliseconds;

    /// <summary>Whether one moment is not before another.</summary>
    public static bool operator >=(StoryTime one, StoryTime other) => one.Milliseconds >= other.Milliseconds;

    /// <summary>ISO 8601 local time without offset.</summary>
    public override string ToString() => LocalDateTimePattern.ExtendedIso.Format(ToLocal());
}

/// <summary>A stretch of story time, both ends included; a single moment has both equal.</summary>
/// <param name="From">The earliest moment.</param>
/// <param name="To">The latest moment; not before the earliest.</param>
public readonly record struct StoryWindow(StoryTime From, StoryTime To)
{
    /// <summary>The window that is one moment.</summary>
    public static StoryWindow At(StoryTime time) => new(time, time);

    /// <summary>Whether the two share a moment.</summary>
    public bool Touches(StoryWindow other) => From <= other.To && other.From <= To;
}

/// <summary>A stretch of story time that is played over and over, half-open, or once and then stands at its end.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends and starts again; after the start.</param>
/// <param name="IsOnce">Whether it is played once.</param>
public readonly record struct StoryLoop(StoryTime From, StoryTime To, bool IsOnce = false)
{
    /// <summary>Whether a moment is in it; one that is played once has its end as well.</summary>
    public bool Contains(StoryTime time) => From <= time && (time < To || (IsOnce && time == To));

    /// <summary>The moment in it that a run without turns would have at a number of milliseconds, rounded to the nearest.</summary>
    public StoryTime Fold(double milliseconds)
    {
        var length = To.Milliseconds - From.Milliseconds;
        var past = (long)Math.Round(milliseconds) - From.Milliseconds;
        if (IsOnce)
            return new StoryTime(From.Milliseconds + Math.Clamp(past, 0, length));
        var over = past % length;
        return new StoryTime(From.Milliseconds + (over < 0 ? over + length : over));
    }
}
