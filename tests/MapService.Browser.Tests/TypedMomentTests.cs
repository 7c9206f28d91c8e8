using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class TypedMomentTests(Chromium chromium)
{
    [Theory]
    [InlineData("25 Oct OS 21:40", "1917-11-07T21:40")]
    [InlineData("7 Nov 21:40", "1917-11-07T21:40")]
    [InlineData("21:40", "1917-11-06T21:40")]
    public async Task A_typed_moment_is_gone_to_in_either_calendar_and_Back_returns(string typed, string moment)
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-06T21:00");
        await page.Page.Keyboard.PressAsync("g");
        await page.TypedMoment.FillAsync(typed);
        await page.Page.Keyboard.PressAsync("Enter");

        await page.ExpectMomentAsync(moment);
        await Assertions.Expect(page.TypedMoment).ToHaveCountAsync(0);
        await page.Page.GoBackAsync();
        await page.ExpectMomentAsync("1917-11-06T21:00");
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_date_without_its_calendar_is_offered_in_both()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-06T21:00");
        await page.Page.Keyboard.PressAsync("g");
        await page.TypedMoment.FillAsync("25 oktober 21:40");
        await Assertions.Expect(page.MomentDialog.GetByRole(AriaRole.Button, new() { Name = "Wednesday" })).ToHaveCountAsync(1);

        await page.MomentDialog.GetByRole(AriaRole.Button, new() { Name = "7 November 1917" }).ClickAsync();

        await page.ExpectMomentAsync("1917-11-07T21:40");
    }

    [Theory]
    [InlineData("after the storm", "“after” is not understood")]
    [InlineData("31 November", "There is no such day or hour")]
    [InlineData("22 January 1905", "The story goes from 14 May 1917 to 18 March 1918")]
    public async Task What_is_not_understood_is_said_and_changes_nothing(string typed, string message)
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-06T21:00");
        await page.Page.Keyboard.PressAsync("g");
        await page.TypedMoment.FillAsync(typed);

        await Assertions.Expect(page.MomentDialog.GetByRole(AriaRole.Status)).ToContainTextAsync(message);
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.True(await page.TypedMoment.IsVisibleAsync());
        await page.ExpectMomentAsync("1917-11-06T21:00");
    }

    [Fact]
    public async Task On_a_phone_a_tap_on_the_clock_asks_for_a_moment()
    {
        await using var page = await chromium.NewPageAsync(390, 844, touch: true);
        await page.OpenAsync("1917-11-06T21:00");
        await page.Clock.GetByRole(AriaRole.Button).TapAsync();
        await page.TypedMoment.FillAsync("7 nov 06:30");
        await page.MomentDialog.GetByRole(AriaRole.Button, new() { Name = "Go", Exact = true }).TapAsync();

        await page.ExpectMomentAsync("1917-11-07T06:30");
    }
}
