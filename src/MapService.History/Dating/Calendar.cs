using NodaTime;

namespace MapService.History.Dating;

/// <summary>The two calendars in which the documents date.</summary>
public enum Calendar
{
    /// <summary>New Style.</summary>
    Gregorian,

    /// <summary>Old Style, thirteen days behind in 1917.</summary>
    Julian,
}

/// <summary>Conversions between the two calendars. The time of day is the same in both.</summary>
public static class CalendarConversions
{
    /// <summary>The calendar system that does the arithmetic.</summary>
    public static CalendarSystem ToSystem(this Calendar calendar) => calendar switch
    {
        Calendar.Gregorian => CalendarSystem.Iso,
        Calendar.Julian => CalendarSystem.Julian,
        _ => throw new ArgumentOutOfRangeException(nameof(calendar), calendar, "Invariant: two calendars."),
    };

    /// <summary>The same moment, dated by <paramref name="calendar"/>.</summary>
    public static LocalDateTime InCalendar(this LocalDateTime time, Calendar calendar) =>
        time.WithCalendar(calendar.ToSystem());

    /// <summary>The same moment in the Gregorian calendar, as everything is kept.</summary>
    public static LocalDateTime ToGregorian(this LocalDateTime time) => time.WithCalendar(CalendarSystem.Iso);
}
