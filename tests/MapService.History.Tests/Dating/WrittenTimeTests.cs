using MapService.History.Dating;
using NodaTime;
using NodaTime.Text;

namespace MapService.History.Tests.Dating;

public sealed class WrittenTimeTests
{
    [Theory]
    [InlineData("1917-11-07T01:30", "1917-11-07T01:30:00", Precision.Minute)]
    [InlineData("1917-11-07T01:30:20", "1917-11-07T01:30:20", Precision.Minute)]
    [InlineData("1917-11-07T06", "1917-11-07T06:00:00", Precision.Hour)]
    [InlineData("1917-11-07T00", "1917-11-07T00:00:00", Precision.Hour)]
    [InlineData("1917-11-07T24", "1917-11-08T00:00:00", Precision.Hour)]
    public void A_time_of_day_is_a_moment(string text, string moment, Precision precision)
    {
        var when = Read(text, Calendar.Gregorian);

        Assert.Equal((Iso(moment), Iso(moment), precision), (when.From, when.To, when.Precision));
    }

    [Theory]
    [InlineData("1917-11-07", "1917-11-07T00:00:00", "1917-11-08T00:00:00", Precision.Day)]
    [InlineData("1917-12-31", "1917-12-31T00:00:00", "1918-01-01T00:00:00", Precision.Day)]
    [InlineData("1917-11", "1917-11-01T00:00:00", "1917-12-01T00:00:00", Precision.Month)]
    [InlineData("1916-02", "1916-02-01T00:00:00", "1916-03-01T00:00:00", Precision.Month)]
    public void A_day_or_a_month_is_the_whole_of_it(string text, string from, string to, Precision precision)
    {
        var when = Read(text, Calendar.Gregorian);

        Assert.Equal((Iso(from), Iso(to), precision), (when.From, when.To, when.Precision));
    }

    [Theory]
    [InlineData("1917-10-25T21:45", "1917-11-07T21:45:00", "1917-11-07T21:45:00")]
    [InlineData("1917-10-25T21", "1917-11-07T21:00:00", "1917-11-07T21:00:00")]
    [InlineData("1917-10-25", "1917-11-07T00:00:00", "1917-11-08T00:00:00")]
    [InlineData("1917-10", "1917-10-14T00:00:00", "1917-11-14T00:00:00")]
    public void A_Julian_time_is_kept_as_Gregorian(string text, string from, string to)
    {
        var when = Read(text, Calendar.Julian);

        Assert.Equal((Iso(from), Iso(to), Calendar.Julian), (when.From, when.To, when.WrittenIn));
    }

    [Fact]
    public void The_leap_day_of_1900_is_a_day_of_the_Julian_calendar() =>
        Assert.Equal(Iso("1900-03-13T00:00:00"), Read("1900-02-29", Calendar.Julian).From);

    [Fact]
    public void The_leap_day_of_1900_is_no_day_of_the_Gregorian_calendar() =>
        Assert.False(WrittenTime.TryParse("1900-02-29", Calendar.Gregorian, out _, out _));

    [Theory]
    [InlineData("")]
    [InlineData("1917")]
    [InlineData("1917-13")]
    [InlineData("1917-00")]
    [InlineData("1917-02-30")]
    [InlineData("1917-11-7")]
    [InlineData("17-11-07")]
    [InlineData("1917-11-07T25")]
    [InlineData("1917-11-07T06:60")]
    [InlineData("1917-11-07T6")]
    [InlineData("1917-11-07 06:00")]
    [InlineData("1917-11-07T06:00Z")]
    [InlineData("1917-11-07T06:00+02:00")]
    [InlineData(" 1917-11-07")]
    [InlineData("1917-11-07\n")]
    [InlineData("7 November 1917")]
    [InlineData("١٩١٧-١١-٠٧")]
    [InlineData("9999-12-31")]
    [InlineData("9999-12")]
    public void Anything_else_is_refused_with_what_is_allowed(string text)
    {
        Assert.False(WrittenTime.TryParse(text, Calendar.Gregorian, out var when, out var allowed));
        Assert.Equal(When.Unknown, when);
        Assert.Contains("1917-11-07T01:30", allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Calendar.Gregorian)]
    [InlineData(Calendar.Julian)]
    public void The_first_and_last_years_of_a_calendar_are_read_or_refused_without_a_crash(Calendar calendar)
    {
        foreach (var year in new[] { "-9998", "-9997", "0000", "9997", "9998", "9999" })
        {
            foreach (var rest in new[] { "-01", "-12", "-01-01", "-12-31", "-12-31T23:59" })
                WrittenTime.TryParse(year + rest, calendar, out _, out _);
        }
    }

    [Fact]
    public void Any_text_at_all_is_read_or_refused_without_a_crash() =>
        Prop.ForAll<string>(text => WrittenTime.TryParse(text ?? "", Calendar.Julian, out var when, out _) == (when != When.Unknown))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_minute_that_is_written_down_is_read_back() =>
        Prop.ForAll(Minutes(), minute => Read(minute.ToString("uuuu-MM-dd'T'HH:mm", null), Calendar.Gregorian).From == minute)
            .QuickCheckThrowOnFailure();

    private static Arbitrary<LocalDateTime> Minutes() =>
        Gen.Choose(0, 300 * 365 * 24 * 60).Select(minute => new LocalDateTime(1800, 1, 1, 0, 0).PlusMinutes(minute)).ToArbitrary();

    private static When Read(string text, Calendar calendar) =>
        WrittenTime.TryParse(text, calendar, out var when, out var allowed) ? when : throw new FormatException($"{text} is not {allowed}");

    private static LocalDateTime Iso(string text) => LocalDateTimePattern.ExtendedIso.Parse(text).Value;
}
