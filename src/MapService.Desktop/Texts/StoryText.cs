using System.Globalization;
using MapService.Playback.Clocks;
using NodaTime;
using NodaTime.Text;

namespace MapService.Desktop.Texts;

/// <summary>Moments as people read them, in both calendars.</summary>
public static class StoryText
{
    private static readonly LocalDatePattern Date = LocalDatePattern.Create("d MMMM uuuu", CultureInfo.InvariantCulture);
    private static readonly LocalDatePattern OldDate = Date.WithCalendar(CalendarSystem.Julian);
    private static readonly LocalTimePattern Hour = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Hours and minutes: <c>06:30</c>.</summary>
    public static string Time(StoryTime at) => Hour.Format(at.ToLocal().TimeOfDay);

    /// <summary>The Gregorian date: <c>7 November 1917</c>.</summary>
    public static string NewStyle(StoryTime at) => Date.Format(at.ToLocal().Date);

    /// <summary>The Julian date of the same day: <c>25 October 1917</c>.</summary>
    public static string OldStyle(StoryTime at) => OldDate.Format(at.ToLocal().Date.WithCalendar(CalendarSystem.Julian));

    /// <summary>The day of the week, the same in both calendars.</summary>
    public static string Weekday(StoryTime at) => at.ToLocal().DayOfWeek.ToString();

    /// <summary>A span [from, to): an instant gives its moment, whole days only their dates; a date is written once where both ends share it.</summary>
    /// <param name="from">The start.</param>
    /// <param name="to">The end.</param>
    /// <param name="date">How a date is written: <see cref="NewStyle"/> or <see cref="OldStyle"/>.</param>
    public static string Span(StoryTime from, StoryTime to, Func<StoryTime, string> date)
    {
        ArgumentNullException.ThrowIfNull(date);
        var isWholeDays = to > from && IsMidnight(from) && IsMidnight(to);
        if (isWholeDays)
            return date(from) == date(new StoryTime(to.Milliseconds - 1)) ? date(from) : $"{date(from)} – {date(new StoryTime(to.Milliseconds - 1))}";
        var start = $"{date(from)}, {Time(from)}";
        if (from == to)
            return start;
        return date(from) == date(to) ? $"{start} – {Time(to)}" : $"{start} – {date(to)}, {Time(to)}";
    }

    private static bool IsMidnight(StoryTime at) => at.ToLocal().TimeOfDay == LocalTime.Midnight;
}
