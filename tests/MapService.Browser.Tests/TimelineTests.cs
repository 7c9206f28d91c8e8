using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class TimelineTests(Chromium chromium)
{
    [Theory]
    [InlineData("1917-11-07T05:00", "night", "Night")]
    [InlineData("1917-11-07T07:30", "twilight", "Twilight")]
    [InlineData("1917-11-07T12:00", "day", "Day")]
    [InlineData("1917-11-07T21:40", "night", "Night")]
    public async Task The_clock_says_whether_it_is_light_over_the_city(string moment, string light, string name)
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync(moment);

        var sign = page.Clock.GetByRole(AriaRole.Img, new() { Name = name });
        await Assertions.Expect(sign).ToHaveAttributeAsync("data-light", light);
    }

    [Fact]
    public async Task Nights_are_drawn_over_some_days_and_columns_of_events_over_many_months()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        Assert.InRange(await page.Timeline.Locator("[data-light='night']").CountAsync(), 2, 30);
        Assert.Equal(0, await page.Timeline.Locator("rect.column").CountAsync());

        await page.Timeline.DblClickAsync();

        await Assertions.Expect(page.Timeline.Locator("[data-light='night']")).ToHaveCountAsync(0);
        Assert.InRange(await page.Timeline.Locator("rect.column").CountAsync(), 20, 2_000);
        page.AssertQuiet();
    }

    [Fact]
    public async Task Hovering_tells_what_happens_there_and_where()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T12:00");
        var (x, y) = await page.PointOnTimelineAsync("1917-11-07T06:00:00");

        await page.Page.Mouse.MoveAsync(x, y);

        await Assertions.Expect(page.Timeline.Locator(".hint")).ToContainTextAsync("State Bank");
        await page.ExpectMomentAsync("1917-11-07T12:00");
    }
}
