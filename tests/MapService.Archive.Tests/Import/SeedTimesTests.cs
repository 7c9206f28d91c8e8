using MapService.History.Dating;
using MapService.History.Events;

namespace MapService.Archive.Tests.Import;

/// <summary>Every way in which the time of an item may be written.</summary>
public sealed class SeedTimesTests : IDisposable
{
    private readonly SeedFiles _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Theory]
    [InlineData("1917-11-07T01:30", "1917-11-07T01:30", "1917-11-07T01:30", Precision.Minute)]
    [InlineData("1917-11-07T06", "1917-11-07T06:00", "1917-11-07T06:00", Precision.Hour)]
    [InlineData("1917-11-07", "1917-11-07T00:00", "1917-11-08T00:00", Precision.Day)]
    [InlineData("1917-11", "1917-11-01T00:00", "1917-12-01T00:00", Precision.Month)]
    [InlineData("{at: 1917-11-07T01:30}", "1917-11-07T01:30", "1917-11-07T01:30", Precision.Minute)]
    [InlineData("{at: 1917-11-07T01:30, precision: part-of-day}", "1917-11-07T01:30", "1917-11-07T01:30", Precision.PartOfDay)]
    [InlineData("{at: 1917-11-07}", "1917-11-07T00:00", "1917-11-08T00:00", Precision.Day)]
    [InlineData("{from: 1917-11-07T01:30, to: 1917-11-07T02:30}", "1917-11-07T01:30", "1917-11-07T02:30", Precision.Minute)]
    [InlineData("{from: 1917-11-07T01:30, to: 1917-11-07T03}", "1917-11-07T01:30", "1917-11-07T03:00", Precision.Hour)]
    [InlineData("{from: 1917-11-07T01:30, to: 1917-11-07T01:30}", "1917-11-07T01:30", "1917-11-07T01:30", Precision.Minute)]
    [InlineData("{from: 1917-11-07, to: 1917-11-09}", "1917-11-07T00:00", "1917-11-09T00:00", Precision.Day)]
    [InlineData("{from: 1917-11-07T01:30, to: 1917-11-07T03, precision: minute}", "1917-11-07T01:30", "1917-11-07T03:00", Precision.Minute)]
    public void A_time_is_read_in_every_form(string yaml, string from, string to, Precision precision)
    {
        var when = Read(yaml, "chronicle");

        Assert.Equal((Sample.Time(from), Sample.Time(to), precision), (when.From, when.To, when.Precision));
    }

    [Theory]
    [InlineData("1917-10-25T01:30")]
    [InlineData("{at: 1917-10-25T01:30}")]
    [InlineData("{from: 1917-10-25T01:30, to: 1917-10-25T02:30}")]
    public void A_time_is_in_the_calendar_of_the_source_that_is_cited(string yaml)
    {
        var when = Read(yaml, "gazette");

        Assert.Equal((Sample.Time("1917-11-07T01:30"), Calendar.Julian), (when.From, when.WrittenIn));
    }

    [Fact]
    public void Of_several_sources_the_first_one_tells_the_calendar() =>
        Assert.Equal(Sample.Time("1917-11-07T01:30"), Read("1917-10-25T01:30", "gazette", "chronicle").From);

    [Fact]
    public void A_time_may_name_its_own_calendar() =>
        Assert.Equal(Sample.Time("1917-11-07T01:30"), Read("{at: 1917-10-25T01:30, calendar: julian}", "chronicle").From);

    [Fact]
    public void A_time_of_a_Julian_source_may_be_Gregorian() =>
        Assert.Equal(Sample.Time("1917-11-07T01:30"), Read("{at: 1917-11-07T01:30, calendar: gregorian}", "gazette").From);

    [Fact]
    public void A_source_may_stand_in_a_later_file_than_the_event() =>
        Assert.Equal(Calendar.Julian, Read("1917-10-25", "gazette").WrittenIn);

    [Fact]
    public void The_rule_by_which_a_time_was_inferred_is_kept() =>
        Assert.Equal("before sunrise", Read("{at: 1917-11-07T06, derived: before sunrise}", "chronicle").Derivation);

    [Fact]
    public void A_time_that_a_source_states_has_no_such_rule() => Assert.Null(Read("1917-11-07T06", "chronicle").Derivation);

    [Theory]
    [InlineData("{from: 1917-11-07T02:00, to: 1917-11-07T01:00}", "events[0].when.to", "'1917-11-07T01:00'")]
    [InlineData("{from: 1917-11-07T02:00}", "events[0].when.to", "nothing")]
    [InlineData("{to: 1917-11-07T02:00}", "events[0].when.from", "nothing")]
    [InlineData("{at: noon}", "events[0].when.at", "'noon'")]
    [InlineData("{at: 1917-11-07T02, to: 1917-11-07T03}", "events[0].when.to", "an unknown field")]
    [InlineData("{at: 1917-11-07T02, about: yes}", "events[0].when.about", "an unknown field")]
    [InlineData("{at: 1917-11-07T02, precision: roughly}", "events[0].when.precision", "'roughly'")]
    [InlineData("{at: 1917-11-07T02, calendar: mayan}", "events[0].when.calendar", "'mayan'")]
    [InlineData("1900-02-29", "events[0].when", "'1900-02-29'")]
    [InlineData("9999-12-31", "events[0].when", "'9999-12-31'")]
    public void A_time_that_cannot_be_is_refused(string yaml, string field, string found)
    {
        var problem = Write(yaml, "chronicle").Problem;

        Assert.Equal((field, found), (problem.Field, problem.Found));
    }

    [Fact]
    public void The_leap_day_of_1900_may_be_cited_from_a_Julian_source() =>
        Assert.Contains("found 1900-03-13T00:00:00", Write("1900-02-29", "gazette").Problem.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_refusal_names_the_calendar() =>
        Assert.Contains("a day of the Gregorian calendar", Write("1900-02-29", "chronicle").Problem.Allowed, StringComparison.Ordinal);

    private When Read(string when, params string[] sources) => Write(when, sources).Read<HistoricalEvent>().When;

    private SeedFiles Write(string when, params string[] sources) => _seeds.Write("a", $$"""
        events:
          - id: taken
            kind: seizure
            title: Taken
            account: It happened.
            when: {{when}}
            citations: [{{string.Join(", ", sources.Select(source => $"{{source: {source}, lines: 1}}"))}}]
        """);
}
