using MapService.History.Dating;
using NodaTime;

namespace MapService.History.Plausibility;

/// <summary>A stretch of time, both ends included.</summary>
/// <param name="From">Start, Gregorian.</param>
/// <param name="To">End, Gregorian.</param>
internal readonly record struct Stretch(LocalDateTime From, LocalDateTime To)
{
    /// <summary>The outer bounds of a time: a moment that is stated to the hour may have been half an hour earlier or later.</summary>
    public static Stretch Around(When when)
    {
        var slack = when.IsInstant ? SlackOf(when.Precision) : SlackOf(Precision.Minute);
        return new Stretch(when.From.Minus(slack), when.To.Plus(slack));
    }

    public bool Touches(Stretch other) => From <= other.To && other.From <= To;

    /// <summary>How long both last together, in ticks; 0 or less if they do not.</summary>
    public long SharedWith(Stretch other)
    {
        var (from, to) = (From > other.From ? From : other.From, To < other.To ? To : other.To);
        return Period.Between(from, to, PeriodUnits.Ticks).Ticks;
    }

    private static Period SlackOf(Precision precision) => precision switch
    {
        // Clocks of the time were not set to each other.
        Precision.Minute => Period.FromMinutes(10),
        Precision.Hour => Period.FromMinutes(30),
        Precision.PartOfDay => Period.FromHours(3),
        Precision.Day => Period.FromHours(12),
        Precision.Month => Period.FromDays(15),
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "Invariant: a precision."),
    };
}
