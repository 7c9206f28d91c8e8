using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Client.Moments;

/// <summary>Days by their dates.</summary>
internal static class CalendarDay
{
    /// <summary>The moment at which a date begins; null where its calendar has no such date.</summary>
    public static StoryTime? StartOf(int year, int month, int day, CalendarStyle style)
    {
        var calendar = style == CalendarStyle.New ? CalendarSystem.Iso : CalendarSystem.Julian;
        if (year < calendar.MinYear || year > calendar.MaxYear || month < 1 || month > calendar.GetMonthsInYear(year))
            return null;
        if (day < 1 || day > calendar.GetDaysInMonth(year, month))
            return null;
        return StoryTime.From(new LocalDate(year, month, day, calendar).WithCalendar(CalendarSystem.Iso).AtMidnight());
    }
}
