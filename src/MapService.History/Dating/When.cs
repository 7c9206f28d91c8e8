using NodaTime;

namespace MapService.History.Dating;

/// <summary>
/// When something happened: an instant, or a stretch of time in which it lasted or somewhere in which it fell. Half-open:
/// <see cref="From"/> is in it, <see cref="To"/> is not; an instant has both equal. Immutable.
/// </summary>
public sealed record When
{
    /// <summary>No time at all; not the time of anything.</summary>
    public static readonly When Unknown = new();

    /// <summary>Start, Gregorian, on the data set's own clock.</summary>
    public LocalDateTime From { get; init; }

    /// <summary>End, Gregorian; not before <see cref="From"/>.</summary>
    public LocalDateTime To { get; init; }

    /// <summary>How exactly the source states it.</summary>
    public Precision Precision { get; init; }

    /// <summary>The calendar in which it was written down.</summary>
    public Calendar WrittenIn { get; init; }

    /// <summary>The rule by which the time was inferred; null where a source states it.</summary>
    public string? Derivation { get; init; }

    /// <summary>Whether it is a single moment.</summary>
    public bool IsInstant => From == To;

    /// <summary>A single moment, given in <paramref name="writtenIn"/> or in any other calendar.</summary>
    public static When AtInstant(LocalDateTime at, Precision precision, Calendar writtenIn) => Between(at, at, precision, writtenIn);

    /// <summary>A stretch of time.</summary>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public static When Between(LocalDateTime from, LocalDateTime to, Precision precision, Calendar writtenIn)
    {
        var (start, end) = (from.ToGregorian(), to.ToGregorian());
        if (end < start)
            throw new ArgumentException($"The end {end} is before the start {start}.", nameof(to));
        return new When { From = start, To = end, Precision = precision, WrittenIn = writtenIn };
    }
}
