using MapService.History.Dating;
using NodaTime;

namespace MapService.History.Tests.Dating;

public sealed class CalendarTests
{
    private static readonly LocalDateTime OctoberRising = new(1917, 10, 25, 21, 45, CalendarSystem.Julian);

    private static IEnumerable<LocalDateTime> DaysOfThreeCenturies =>
        Enumerable.Range(0, Period.DaysBetween(new LocalDate(1800, 1, 1), new LocalDate(2101, 1, 1)))
            .Select(day => new LocalDateTime(1800, 1, 1, 13, 37).PlusDays(day));

    [Fact]
    public void The_25th_of_October_Old_Style_is_the_7th_of_November_New_Style() =>
        Assert.Equal(new LocalDate(1917, 11, 7), OctoberRising.ToGregorian().Date);

    [Fact]
    public void The_7th_of_November_New_Style_is_the_25th_of_October_Old_Style() =>
        Assert.Equal(OctoberRising.Date, new LocalDateTime(1917, 11, 7, 0, 0).InCalendar(Calendar.Julian).Date);

    [Fact]
    public void The_time_of_day_is_the_same_in_both_calendars() =>
        Assert.Equal(new LocalTime(21, 45), OctoberRising.ToGregorian().TimeOfDay);

    [Fact]
    public void Every_day_of_1917_is_thirteen_days_apart_in_the_two_calendars()
    {
        foreach (var day in DaysOfThreeCenturies.Where(day => day.Year == 1917))
            Assert.Equal(13, DaysApart(day));
    }

    [Theory]
    [InlineData(1800, 3, 1, 11)]
    [InlineData(1800, 3, 13, 12)]
    [InlineData(1900, 3, 12, 12)]
    [InlineData(1900, 3, 14, 13)]
    [InlineData(2100, 3, 15, 14)]
    public void The_calendars_drift_apart_by_a_day_when_only_the_Julian_has_a_leap_day(int year, int month, int day, int apart) =>
        Assert.Equal(apart, DaysApart(new LocalDateTime(year, month, day, 0, 0)));

    [Fact]
    public void Every_moment_of_three_centuries_comes_back_from_the_Julian_calendar()
    {
        foreach (var day in DaysOfThreeCenturies)
            Assert.Equal(day, day.InCalendar(Calendar.Julian).ToGregorian());
    }

    [Fact]
    public void Days_in_order_stay_in_order_in_the_Julian_calendar()
    {
        foreach (var day in DaysOfThreeCenturies)
            Assert.Equal(day.InCalendar(Calendar.Julian).PlusDays(1), day.PlusDays(1).InCalendar(Calendar.Julian));
    }

    [Fact]
    public void A_third_calendar_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Calendar)2).ToSystem());

    /// <summary>The day with the same digits, read as Julian, falls so much later.</summary>
    private static int DaysApart(LocalDateTime gregorian)
    {
        var julian = gregorian.InCalendar(Calendar.Julian);
        return Period.DaysBetween(new LocalDate(julian.Year, julian.Month, julian.Day), gregorian.Date);
    }
}
