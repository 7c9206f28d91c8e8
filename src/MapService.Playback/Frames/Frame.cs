using System.Collections.Immutable;
using MapService.Playback.Clocks;

namespace MapService.Playback.Frames;

/// <summary>
/// What is on the map at some moment of a window, by the numbers of spans in one <see cref="Timelines.Timeline"/>. A
/// window of one moment is the state of the map at that moment. A value: equal when window and numbers are.
/// </summary>
/// <param name="Window">The window, both ends included.</param>
/// <param name="Spans">The spans that touch it.</param>
public sealed record Frame(StoryWindow Window, SpanNumbers Spans)
{
    /// <summary>The frame after a change: what ended is removed, then what started is added.</summary>
    /// <exception cref="ArgumentException">The delta does not start from this frame.</exception>
    public Frame Apply(FrameDelta delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        return new Frame(delta.Window, Spans.Without(delta.Ended).With(delta.Started));
    }
}

/// <summary>How a frame changes when its window moves.</summary>
/// <param name="Window">The new window.</param>
/// <param name="Ended">What no longer touches it.</param>
/// <param name="Started">What newly touches it.</param>
public sealed record FrameDelta(StoryWindow Window, SpanNumbers Ended, SpanNumbers Started)
{
    /// <summary>Whether nothing but the window changed.</summary>
    public bool IsQuiet => Ended.IsEmpty && Started.IsEmpty;
}

/// <summary>Numbers of spans, each list ascending and without repetition. A value: equal when the lists are.</summary>
/// <param name="Segments">Numbers of segments.</param>
/// <param name="Events">Numbers of event spans.</param>
/// <param name="Control">Numbers of control spans.</param>
/// <param name="Bridges">Numbers of bridge spans.</param>
public sealed record SpanNumbers(
    ImmutableArray<int> Segments, ImmutableArray<int> Events, ImmutableArray<int> Control, ImmutableArray<int> Bridges)
{
    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Segments.IsEmpty && Events.IsEmpty && Control.IsEmpty && Bridges.IsEmpty;

    /// <inheritdoc/>
    public bool Equals(SpanNumbers? other) =>
        other is not null
        && Segments.AsSpan().SequenceEqual(other.Segments.AsSpan())
        && Events.AsSpan().SequenceEqual(other.Events.AsSpan())
        && Control.AsSpan().SequenceEqual(other.Control.AsSpan())
        && Bridges.AsSpan().SequenceEqual(other.Bridges.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var number in Segments.Concat(Events).Concat(Control).Concat(Bridges))
            hash.Add(number);
        return hash.ToHashCode();
    }

    internal SpanNumbers Without(SpanNumbers other) =>
        new(
            Subtract(Segments, other.Segments),
            Subtract(Events, other.Events),
            Subtract(Control, other.Control),
            Subtract(Bridges, other.Bridges));

    internal SpanNumbers With(SpanNumbers other) =>
        new(Add(Segments, other.Segments), Add(Events, other.Events), Add(Control, other.Control), Add(Bridges, other.Bridges));

    private static ImmutableArray<int> Subtract(ImmutableArray<int> numbers, ImmutableArray<int> other)
    {
        var removed = other.ToHashSet();
        ImmutableArray<int> rest = [.. numbers.Where(number => !removed.Contains(number))];
        return rest.Length == numbers.Length - other.Length
            ? rest
            : throw new ArgumentException("The delta removes a span that the frame does not have.");
    }

    private static ImmutableArray<int> Add(ImmutableArray<int> numbers, ImmutableArray<int> other)
    {
        var all = numbers.AddRange(other).Sort();
        return all.Distinct().Count() == all.Length
            ? all
            : throw new ArgumentException("The delta adds a span that the frame has already.");
    }
}
