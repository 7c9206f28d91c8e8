using MapService.History.Dating;
using NodaTime;

namespace MapService.History.Tests.Dating;

public sealed class WhenTests
{
    private static readonly LocalDateTime Morning = new(1917, 11, 7, 6, 0);

    [Fact]
    public void A_moment_starts_and_ends_at_once()
    {
        var when = When.AtInstant(Morning, Precision.Hour, Calendar.Gregorian);

        Assert.True(when.IsInstant);
        Assert.Equal((Morning, Morning), (when.From, when.To));
    }

    [Fact]
    public void A_stretch_is_no_moment() =>
        Assert.False(When.Between(Morning, Morning.PlusHours(1), Precision.Hour, Calendar.Gregorian).IsInstant);

    [Fact]
    public void A_time_in_the_Julian_calendar_is_kept_as_Gregorian()
    {
        var when = When.Between(Morning.InCalendar(Calendar.Julian), Morning.PlusHours(1), Precision.Minute, Calendar.Julian);

        Assert.Equal((Morning, Morning.PlusHours(1)), (when.From, when.To));
        Assert.Equal(Calendar.Julian, when.WrittenIn);
    }

    [Fact]
    public void Times_in_different_calendars_are_compared_as_moments() =>
        Assert.False(When.Between(Morning, Morning.PlusDays(1).InCalendar(Calendar.Julian), Precision.Day, Calendar.Gregorian).IsInstant);

    [Fact]
    public void An_end_before_the_start_is_refused() =>
        Assert.Throws<ArgumentException>("to", () => When.Between(Morning, Morning.PlusMinutes(-1), Precision.Minute, Calendar.Gregorian));
}
