using System.Globalization;
using MapService.Client.Moments;
using MapService.Client.Tests.Web;
using MapService.Playback.Clocks;
using NodaTime;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Client.Tests.Moments;

/// <summary>A moment that is typed means the same here and on the web, in either calendar.</summary>
public sealed class TypedMomentTests
{
    private static readonly StoryWindow Span = new(Story("1917-05-14T00:00:00"), Story("1918-03-18T00:00:00"));
    private static readonly StoryTime Now = Story("1917-11-06T21:00:00");
    private static readonly string[] Months = ["Jan", "February", "mrt", "april", "maj", "июня", "jul", "augustus", "сентября", "Oct", "Nov.", "декабря"];

    [Theory]
    [InlineData("25 Oct OS 21:40", "1917-11-07T21:40:00 Old")]
    [InlineData("25 oktober o.s. kl. 21.40", "1917-11-07T21:40:00 Old")]
    [InlineData("25 октября ст. ст., 21:40", "1917-11-07T21:40:00 Old")]
    [InlineData("25 oktober oude stijl 9.40 pm", "1917-11-07T21:40:00 Old")]
    [InlineData("7 Nov NS 21:40", "1917-11-07T21:40:00 New")]
    [InlineData("Wednesday, November 7th 1917 (New Style) at 2140", "1917-11-07T21:40:00 New")]
    [InlineData("1 Jan 1918 ns", "1918-01-01T00:00:00 New")]
    [InlineData("1 Jan os noon", "1918-01-14T12:00:00 Old")]
    [InlineData("14 March NS", "1918-03-14T00:00:00 New")]
    [InlineData("20 June NS", "1917-06-20T00:00:00 New")]
    public void A_date_of_a_calendar_that_is_named_is_read_in_it(string text, string moment) => Assert.Equal([moment], Read(text));

    [Theory]
    [InlineData("25 oktober 21:40", "1917-10-25T21:40:00 New", "1917-11-07T21:40:00 Old")]
    [InlineData("7 Nov 21:40", "1917-11-07T21:40:00 New", "1917-11-20T21:40:00 Old")]
    [InlineData("1917-11-07T06:30", "1917-11-07T06:30:00 New", "1917-11-20T06:30:00 Old")]
    [InlineData("7.11.1917 6h30", "1917-11-07T06:30:00 New", "1917-11-20T06:30:00 Old")]
    [InlineData("7.11 6.30", "1917-11-07T06:30:00 New", "1917-11-20T06:30:00 Old")]
    public void A_date_is_read_in_both_calendars_where_none_is_named(string text, string newStyle, string oldStyle) =>
        Assert.Equal([newStyle, oldStyle], Read(text));

    [Theory]
    [InlineData("21:40")]
    [InlineData("21.40")]
    [InlineData("9:40 pm")]
    [InlineData("21h40")]
    [InlineData("2140")]
    [InlineData("om 21:40 uur")]
    [InlineData("в 21:40")]
    public void An_hour_alone_is_one_of_the_day_that_is_shown(string text) =>
        Assert.Equal(["1917-11-07T21:40:00 New"], Read(text, Story("1917-11-07T02:00:00")));

    [Theory]
    [InlineData("the day after tomorrow", "day")]
    [InlineData("7 Brumaire", "brumaire")]
    [InlineData("Nov", "nov")]
    [InlineData("", "")]
    [InlineData("?", "")]
    public void What_is_not_understood_is_said(string text, string part) => Assert.Equal(new TypedMoment.Unread(part), TypedMoment.Of(text, Now, Span));

    [Fact]
    public void A_day_that_is_not_and_one_of_another_story_are_told_apart()
    {
        Assert.All(["31 November", "7 Nov 25:00", "7 Nov 12:61", "30 Feb 1918", "13 pm"], text => Assert.IsType<TypedMoment.Impossible>(TypedMoment.Of(text, Now, Span)));
        Assert.All(["7 Nov 1905", "1 May NS", "1905-01-22"], text => Assert.IsType<TypedMoment.Outside>(TypedMoment.Of(text, Now, Span)));
    }

    [Fact]
    public void Half_of_a_pair_of_signs_is_no_reason_to_fail() =>
        Assert.Equal(new TypedMoment.Unread("xyz"), TypedMoment.Of("\ud800 xyz", Now, Span));

    [Fact]
    public async Task Thousands_of_texts_are_read_as_the_web_client_reads_them()
    {
        var random = new Random(1917);
        string[] texts = [.. Enumerable.Range(0, 2_000).Select(_ => Written(random)), .. Enumerable.Range(0, 3_000).Select(_ => Jumbled(random))];

        var web = await WebCode.AskAsync<string[][]>(
            "moments.mjs", new { texts, now = Now.Milliseconds, span = new { from = Span.From.Milliseconds, to = Span.To.Milliseconds } });

        Assert.Equal(texts.Length, web.Length);
        Assert.All(texts.Zip(web), pair => Assert.Equal((pair.First, string.Join('|', pair.Second)), (pair.First, string.Join('|', AsOnTheWeb(pair.First)))));
    }

    private static string[] AsOnTheWeb(string text) => TypedMoment.Of(text, Now, Span) switch
    {
        TypedMoment.Read read => ["read", .. read.Readings.Select(one => $"{one.At.Milliseconds} {(one.Style == CalendarStyle.New ? "new" : "old")}")],
        TypedMoment.Unread unread => ["unread", unread.Part],
        TypedMoment.Impossible => ["impossible"],
        _ => ["outside"],
    };

    /// <summary>A minute of the story in either calendar, however its month is written.</summary>
    private static string Written(Random random)
    {
        var at = new StoryTime(random.NextInt64(Span.From.Milliseconds / 60_000, Span.To.Milliseconds / 60_000) * 60_000).ToLocal();
        var isOld = random.Next(2) == 0;
        var date = at.Date.WithCalendar(isOld ? CalendarSystem.Julian : CalendarSystem.Iso);
        var time = at.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);
        var text = $"{date.Day} {Months[date.Month - 1]} {date.Year} {(isOld ? "o. s." : "NS")} {time}";
        return random.Next(2) == 0 ? text : text.ToUpperInvariant();
    }

    /// <summary>Without signs that are others in another form, such as ½: that takes tables of Unicode, which the tests run without.</summary>
    private static string Jumbled(Random random)
    {
        string[] words =
            ["7", "25", "12", "1917", "1918", "nov", "oct", "Okt", "марта", "os", "NS", "old style", ":", ".", "-", "/", "40", "pm", "am", "at", " ", " ", " ", "х", "٣", "noon", "kl", "sat", "24"];
        return string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => words[random.Next(words.Length)]));
    }

    private static IEnumerable<string> Read(string text, StoryTime? now = null) =>
        Assert.IsType<TypedMoment.Read>(TypedMoment.Of(text, now ?? Now, Span)).Readings.Select(one => $"{one.At} {one.Style}");
}
