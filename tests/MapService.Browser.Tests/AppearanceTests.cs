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
        var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T21:00");
        var dark = page.Page.GetByRole(AriaRole.Button, new() { Name = "Dark map" });
        Assert.Equal("false", await dark.GetAttributeAsync("aria-pressed"));

        await dark.ClickAsync();
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('dark=1')");
        await page.Page.ReloadAsync();
        await page.Timeline.WaitForAsync();

        Assert.Equal("true", await dark.GetAttributeAsync("aria-pressed"));
        page.AssertQuiet();
    }

    [Theory]
    [InlineData("nl", "Staatsbank")]
    [InlineData("ru", "Государственный банк")]
    public async Task Places_are_named_in_the_language_that_is_chosen(string language, string name)
    {
        var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Map names" }).SelectOptionAsync(language);
        await page.TabAsync("Places held");

        await Assertions.Expect(page.Page.Locator("li[data-place='state-bank']")).ToContainTextAsync(name);
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex($"lang={language}"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Other_maps_are_offered_only_where_there_are_some()
    {
        var page = await chromium.NewPageAsync();
        await page.OpenAsync();

        Assert.Equal(0, await page.Page.GetByLabel("Other map").CountAsync());
    }
}
