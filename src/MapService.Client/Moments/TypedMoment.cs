using System.Collections.Immutable;
using MapService.Playback.Clocks;

namespace MapService.Client.Moments;

/// <summary>The calendar that a date is meant in.</summary>
public enum CalendarStyle
{
    /// <summary>New Style: Gregorian.</summary>
    New,

    /// <summary>Old Style: Julian.</summary>
    Old,
}

/// <summary>What a written moment may mean.</summary>
/// <param name="At">The moment.</param>
/// <param name="Style">The calendar that its date was read in; New Style for an hour alone.</param>
public readonly record struct MomentReading(StoryTime At, CalendarStyle Style);

/// <summary>What became of a written moment.</summary>
public abstract record TypedMoment
{
    private TypedMoment()
    {
    }

    /// <summary>It may mean this.</summary>
    /// <param name="Readings">One or two, the likeliest first.</param>
    public sealed record Read(ImmutableArray<MomentReading> Readings) : TypedMoment;

    /// <summary>A part says nothing about a moment.</summary>
    /// <param name="Part">The part; empty where everything is missing.</param>
    public sealed record Unread(string Part) : TypedMoment;

    /// <summary>No calendar has such a day, or no day such an hour.</summary>
    public sealed record Impossible : TypedMoment;

    /// <summary>The story has no such moment.</summary>
    public sealed record Outside : TypedMoment;

    /// <summary>
    /// Reads a moment as people write it, in four languages and either calendar: <c>25 Oct OS 21:40</c>, <c>7 Nov 21:40</c>,
    /// <c>1917-11-07</c>, <c>21:40</c>. A missing year or day is that of the story, nearest to <paramref name="now"/>; a missing hour is
    /// midnight. A date whose calendar is not named is read in both, New Style first. Reads as the web client does.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="now">The moment that is shown.</param>
    /// <param name="span">All moments of the story, both ends included.</param>
    public static TypedMoment Of(string text, StoryTime now, StoryWindow span)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (found, unread) = MomentForms.Find(text);
        if (unread is not null)
            return new Unread(unread);
        if (found.Day is null && found.TimeMs is null)
            return new Unread("");
        MomentReading[] possible = double.IsNaN(found.TimeMs ?? 0) ? [] : [.. ReadingsOf(found, now, span)];
        if (possible.Length == 0)
            return new Impossible();
        ImmutableArray<MomentReading> within = [.. possible.Where(reading => IsWithin(reading.At, span))];
        return within.IsEmpty ? new Outside() : new Read(within);
    }

    private static IEnumerable<MomentReading> ReadingsOf(MomentFindings found, StoryTime now, StoryWindow span)
    {
        var time = (long)(found.TimeMs ?? 0);
        if (found is not { Day: { } day, Month: { } month })
        {
            yield return new MomentReading(After(StoryTime.From(now.ToLocal().Date.AtMidnight()), time), found.Style ?? CalendarStyle.New);
            yield break;
        }
        CalendarStyle[] styles = found.Style is { } named ? [named] : [CalendarStyle.New, CalendarStyle.Old];
        foreach (var style in styles)
        {
            var moments = YearsOf(found, span).Select(year => CalendarDay.StartOf(year, month, day, style)).OfType<StoryTime>();
            if (moments.Select(start => After(start, time)).OrderBy(at => Distance(at, now, span)).Cast<StoryTime?>().FirstOrDefault() is { } at)
                yield return new MomentReading(at, style);
        }
    }

    /// <summary>Within the span the nearest is meant; what lies outside is farther than all that does not.</summary>
    private static long Distance(StoryTime at, StoryTime now, StoryWindow span) =>
        Math.Abs(at.Milliseconds - now.Milliseconds)
        + (IsWithin(at, span) ? 0 : span.To.Milliseconds - span.From.Milliseconds + Math.Abs(now.Milliseconds));

    /// <summary>Old Style years begin and end some days later, so the year before is looked at as well.</summary>
    private static IEnumerable<int> YearsOf(MomentFindings found, StoryWindow span)
    {
        if (found.Year is { } year)
            return [year];
        var first = span.From.ToLocal().Year - 1;
        return Enumerable.Range(first, span.To.ToLocal().Year - first + 1);
    }

    private static StoryTime After(StoryTime start, long milliseconds) => new(start.Milliseconds + milliseconds);

    private static bool IsWithin(StoryTime at, StoryWindow span) => span.From <= at && at <= span.To;
}
