using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class AppearanceTests(Chromium chromium)
{
    [Fact]
    public async Task The_map_is_light_until_a_dark_hall_wants_it_dark_and_the_address_remembers()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T21:00");
        var dark = page.Page.GetByRole(AriaRole.Button, new() { Name = "Dark map" });
        Assert.Equal("false", await dark.GetAttributeAsync("aria-pressed"));

        await dark.ClickAsync();
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('dark=1')");
        await page.Page.ReloadAsync();
        await page.Whole.WaitForAsync();

        Assert.Equal("true", await dark.GetAttributeAsync("aria-pressed"));
        page.AssertQuiet();
    }

    [Theory]
    [InlineData("nl", "Staatsbank")]
    [InlineData("ru", "Государственный банк")]
    public async Task Places_are_named_in_the_language_that_is_chosen(string language, string name)
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Language" }).SelectOptionAsync(language);
        await page.Page.Locator("#tab-places").ClickAsync();

        await Assertions.Expect(page.Page.Locator("li[data-place='state-bank']")).ToContainTextAsync(name);
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex($"lang={language}"));
        page.AssertQuiet();
    }

    [Theory]
    [InlineData("en-GB", "Play", "Wednesday 7 November 1917")]
    [InlineData("nl-BE", "Afspelen", "woensdag 7 november 1917")]
    [InlineData("sv-FI", "Spela upp", "onsdag 7 november 1917")]
    [InlineData("ru-RU", "Воспроизвести", "среда 7 ноября 1917")]
    public async Task The_interface_speaks_the_language_of_the_browser_and_the_address_says_which(string locale, string play, string date)
    {
        await using var page = await chromium.NewPageAsync(locale: locale);
        await page.OpenAsync("1917-11-07T06:30");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = play, Exact = true }).WaitForAsync();
        await Assertions.Expect(page.Page.Locator("section.clock")).ToContainTextAsync(date);
        Assert.Equal(locale[..2], await page.Page.Locator("html").GetAttributeAsync("lang"));
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex($"lang={locale[..2]}"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_language_that_is_chosen_is_kept_in_the_address_and_only_it_is_fetched()
    {
        await using var page = await chromium.NewPageAsync(locale: "sv-SE");
        await page.OpenAsync("1917-11-07T06:30&lang=nl");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Afspelen", Exact = true }).WaitForAsync();
        Assert.Equal("Taal", await page.Page.Locator(".legend label").First.TextContentAsync());
        Assert.DoesNotContain(page.Requests, address => Regex.IsMatch(address, "/(en|sv|ru)-[^/]*\\.js$"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Other_maps_are_offered_only_where_there_are_some()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync();

        Assert.Equal(0, await page.Page.GetByLabel("Other map").CountAsync());
    }
}
