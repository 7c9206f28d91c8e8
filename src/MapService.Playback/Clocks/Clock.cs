using NodaTime;

namespace MapService.Playback.Clocks;

/// <summary>
/// How story time follows wall time: at <see cref="AnchorWall"/> it was <see cref="AnchorStory"/>, and while playing it
/// moves by <see cref="Speed"/> story milliseconds a millisecond until it reaches an end of the span, or of a stretch that is
/// played once, or round and round within <see cref="Loop"/>. Immutable; every command gives a new clock with the next version. Nothing here reads the
/// time: the caller says what it is.
/// </summary>
public sealed record Clock
{
    /// <summary>The slowest pace, story seconds per second.</summary>
    public const double MinimumSpeed = 1;

    /// <summary>The quickest pace: a day a second.</summary>
    public const double MaximumSpeed = 86_400;

    private Clock(StoryTime first, StoryTime last) => (First, Last) = (first, last);

    /// <summary>The earliest moment that it shows.</summary>
    public StoryTime First { get; private init; }

    /// <summary>The latest moment that it shows.</summary>
    public StoryTime Last { get; private init; }

    /// <summary>Wall time of the anchor.</summary>
    public Instant AnchorWall { get; private init; }

    /// <summary>Story time of the anchor.</summary>
    public StoryTime AnchorStory { get; private init; }

    /// <summary>Story seconds per second; negative plays backwards. Its size is in [<see cref="MinimumSpeed"/>, <see cref="MaximumSpeed"/>].</summary>
    public double Speed { get; private init; }

    /// <summary>Whether it was started; at the end of what it plays it stands still all the same, see <see cref="IsMovingAt"/>.</summary>
    public bool IsPlaying { get; private init; }

    /// <summary>What is played over and over, or once, within the span; null for none. The anchor is always in it.</summary>
    public StoryLoop? Loop { get; private init; }

    /// <summary>Grows by one with each command.</summary>
    public long Version { get; private init; }

    /// <summary>A paused clock at a moment.</summary>
    /// <param name="first">The earliest moment that it will show.</param>
    /// <param name="last">The latest; not before the earliest.</param>
    /// <param name="at">Where it stands; a moment outside the span is brought to its nearer end.</param>
    /// <param name="speed">The pace at which it would play.</param>
    /// <param name="now">The wall time.</param>
    public static Clock Paused(StoryTime first, StoryTime last, StoryTime at, double speed, Instant now)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, last);
        ThrowIfNotASpeed(speed);
        var clock = new Clock(first, last) { Speed = speed, AnchorWall = now };
        return clock with { AnchorStory = clock.Clamp(at.Milliseconds) };
    }

    /// <summary>The clock of numbers that were kept.</summary>
    /// <exception cref="ArgumentException">The numbers are those of no clock.</exception>
    public static Clock Restore(
        StoryTime first, StoryTime last, Instant anchorWall, StoryTime anchorStory, double speed, bool isPlaying, StoryLoop? loop, long version)
    {
        var clock = Paused(first, last, anchorStory, speed, anchorWall) with { IsPlaying = isPlaying, Loop = loop, Version = version };
        return loop is not { } span || (span.From >= first && span.To <= last && span.Contains(clock.AnchorStory))
            ? clock
            : throw new ArgumentException($"The anchor {anchorStory} or the span [{first}, {last}] is not of the loop [{span.From}, {span.To}).", nameof(loop));
    }

    /// <summary>Whether a number may be a speed.</summary>
    public static bool IsSpeed(double speed) => Math.Abs(speed) is >= MinimumSpeed and <= MaximumSpeed;

    /// <summary>Story time at a wall time, within the span.</summary>
    public StoryTime StoryTimeAt(Instant now)
    {
        if (!IsPlaying)
            return AnchorStory;
        var run = AnchorStory.Milliseconds + ((now - AnchorWall).TotalMilliseconds * Speed);
        return Loop is { } loop ? loop.Fold(run) : Clamp(run);
    }

    /// <summary>Whether story time moves at a wall time: it plays and has not come to the end it is going to.</summary>
    public bool IsMovingAt(Instant now)
    {
        var (first, last) = Loop is { IsOnce: true } once ? (once.From, once.To) : (First, Last);
        return IsPlaying && (Loop is { IsOnce: false } || StoryTimeAt(now) != (Speed > 0 ? last : first));
    }

    /// <summary>The latest moment that it has shown from its anchor on to a wall time.</summary>
    public StoryTime LatestShownAt(Instant now)
    {
        if (!IsPlaying)
            return AnchorStory;
        // Rounded as what is shown: half a millisecond before its end a loop has gone round.
        var run = Math.Round(AnchorStory.Milliseconds + ((now - AnchorWall).TotalMilliseconds * Speed));
        if (Loop is { IsOnce: false } loop && (Speed > 0 ? run >= loop.To.Milliseconds : run < loop.From.Milliseconds))
            return loop.To;
        return Speed > 0 ? StoryTimeAt(now) : AnchorStory;
    }

    /// <summary>Starts: from the far end again if it stands at the end it would go to, and on beyond a stretch that was played once.</summary>
    public Clock Play(Instant now)
    {
        var (start, end) = Speed > 0 ? (First, Last) : (Last, First);
        var at = StoryTimeAt(now);
        var isPlayed = Loop is { IsOnce: true } once && at == (Speed > 0 ? once.To : once.From);
        var isAtEnd = at == end && Loop is not { IsOnce: false };
        return At(isAtEnd ? start : at, now) with { IsPlaying = true, Loop = isPlayed ? null : Loop };
    }

    /// <summary>Stops where it is.</summary>
    public Clock Pause(Instant now) => At(StoryTimeAt(now), now) with { IsPlaying = false };

    /// <summary>Moves to a moment, brought into the span; goes on playing if it plays. A moment outside the loop ends the loop.</summary>
    public Clock SeekTo(StoryTime to, Instant now)
    {
        var at = Clamp(to.Milliseconds);
        return At(at, now) with { Loop = Loop is { } loop && loop.Contains(at) ? loop : null };
    }

    /// <summary>Plays a stretch of the span over and over from now on, or once and stands at its end; from its start if the clock is not in it.</summary>
    /// <param name="from">Where it starts; brought into the span.</param>
    /// <param name="to">Where it ends and starts again; brought into the span.</param>
    /// <param name="now">The wall time.</param>
    /// <param name="isOnce">Whether it is played once.</param>
    /// <exception cref="ArgumentException">Within the span the stretch is empty.</exception>
    public Clock WithLoop(StoryTime from, StoryTime to, Instant now, bool isOnce = false)
    {
        var loop = new StoryLoop(Clamp(from.Milliseconds), Clamp(to.Milliseconds), isOnce);
        if (loop.From >= loop.To)
            throw new ArgumentException($"[{from}, {to}) has no length within [{First}, {Last}].", nameof(to));
        var at = StoryTimeAt(now);
        return At(loop.Contains(at) ? at : loop.From, now) with { Loop = loop };
    }

    /// <summary>Goes on from here to the end of the span.</summary>
    public Clock WithoutLoop(Instant now) => At(StoryTimeAt(now), now) with { Loop = null };

    /// <summary>Goes on from here at another pace.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The speed is too slow, too quick or no number.</exception>
    public Clock WithSpeed(double speed, Instant now)
    {
        ThrowIfNotASpeed(speed);
        return At(StoryTimeAt(now), now) with { Speed = speed };
    }

    /// <summary>
    /// Shows another span from now on; a moment outside it is brought to its nearer end, and a loop that is not wholly in it ends.
    /// </summary>
    public Clock WithSpan(StoryTime first, StoryTime last, Instant now)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, last);
        var clock = this with { First = first, Last = last, Loop = Loop is { } loop && loop.From >= first && loop.To <= last ? loop : null };
        return clock.At(clock.Clamp(StoryTimeAt(now).Milliseconds), now);
    }

    private Clock At(StoryTime story, Instant now) =>
        this with { AnchorStory = story, AnchorWall = now, Version = Version + 1 };

    private StoryTime Clamp(double milliseconds) =>
        new((long)Math.Clamp(Math.Round(milliseconds), First.Milliseconds, Last.Milliseconds));

    private static void ThrowIfNotASpeed(double speed)
    {
        if (!IsSpeed(speed))
            throw new ArgumentOutOfRangeException(nameof(speed), speed, $"A speed is {MinimumSpeed} to {MaximumSpeed} story seconds a second, or minus that.");
    }
}
