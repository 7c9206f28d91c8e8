using NodaTime;
using NodaTime.Text;

namespace MapService.History.Dating;

/// <summary>
/// A time as somebody writes it down, in either calendar, to the exactness that is known: <c>1917-11-07T01:30</c>,
/// <c>1917-11-07T06</c>, <c>1917-11-07</c> or <c>1917-11</c>.
/// </summary>
public static class WrittenTime
{
    private const string Allowed = "a time such as 1917-11-07T01:30, 1917-11-07T06, 1917-11-07 or 1917-11";

    /// <summary>In the two years before and after, one of the two calendars of NodaTime begins or ends.</summary>
    private const int FirstYear = -9996, LastYear = 9997;

    /// <summary>
    /// Reads a time written in <paramref name="calendar"/>. A minute or an hour is an instant; a day or a month is the
    /// whole of it.
    /// </summary>
    /// <param name="text">The text; no white space around it.</param>
    /// <param name="calendar">The calendar of the text.</param>
    /// <param name="when">The time, kept as Gregorian.</param>
    /// <param name="allowed">What would have been allowed, when the answer is false.</param>
    public static bool TryParse(string text, Calendar calendar, out When when, out string allowed)
    {
        (when, allowed) = (When.Unknown, Allowed);
        if (Parse(text, "uuuu-MM-dd'T'HH:mm:ss", calendar) is { } second)
            when = When.AtInstant(second, Precision.Minute, calendar);
        else if (Parse(text, "uuuu-MM-dd'T'HH:mm", calendar) is { } minute)
            when = When.AtInstant(minute, Precision.Minute, calendar);
        else if (Parse(text, "uuuu-MM-dd'T'HH", calendar) is { } hour)
            when = When.AtInstant(hour, Precision.Hour, calendar);
        else if (Parse(text, "uuuu-MM-dd", calendar) is { } day)
            when = When.Between(day, day.PlusDays(1), Precision.Day, calendar);
        else if (Parse(text, "uuuu-MM", calendar) is { } month)
            when = When.Between(month, month.PlusMonths(1), Precision.Month, calendar);
        return when != When.Unknown;
    }

    private static LocalDateTime? Parse(string text, string pattern, Calendar calendar)
    {
        var template = new LocalDateTime(1917, 1, 1, 0, 0, calendar.ToSystem());
        var parsed = LocalDateTimePattern.CreateWithInvariantCulture(pattern).WithTemplateValue(template).Parse(text);
        return parsed is { Success: true, Value.Year: >= FirstYear and <= LastYear } ? parsed.Value : null;
    }
}
