using MapService.Desktop.Texts;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Client.Tests.Desktop;

public sealed class StoryTextTests
{
    [Fact]
    public void A_moment_is_written_in_both_calendars()
    {
        var at = Story("1917-11-07T21:40:00");

        Assert.Equal(("21:40", "Wednesday", "7 November 1917", "25 October 1917"), (StoryText.Time(at), StoryText.Weekday(at), StoryText.NewStyle(at), StoryText.OldStyle(at)));
    }

    [Theory]
    [InlineData("1917-11-07T21:40:00", "1917-11-07T21:40:00", "7 November 1917, 21:40")]
    [InlineData("1917-11-07T21:40:00", "1917-11-07T22:10:00", "7 November 1917, 21:40 – 22:10")]
    [InlineData("1917-11-07T21:40:00", "1917-11-08T02:10:00", "7 November 1917, 21:40 – 8 November 1917, 02:10")]
    [InlineData("1917-11-07T00:00:00", "1917-11-08T00:00:00", "7 November 1917")]
    [InlineData("1917-11-07T00:00:00", "1917-11-09T00:00:00", "7 November 1917 – 8 November 1917")]
    public void A_span_says_no_more_than_it_must(string from, string to, string text) =>
        Assert.Equal(text, StoryText.Span(Story(from), Story(to), StoryText.NewStyle));
}
