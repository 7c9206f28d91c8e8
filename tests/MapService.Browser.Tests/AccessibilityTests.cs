using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly string[] Tabs = ["now", "units", "places", "find", "legend"];

    private static readonly string[] Cards = ["event:winter-palace-assaulted", "event:lenin-reaches-smolny", "unit:aurora", "place:winter-palace"];

    [Theory]
    [InlineData(1920, false)]
    [InlineData(1920, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Nothing_stands_in_the_way_of_anybody_on_any_view(int width, bool dark)
    {
        await using var page = await chromium.NewPageAsync(width, width == 390 ? 844 : 1080, touch: width == 390);
        await page.OpenAsync($"1917-11-07T21:30{(dark ? "&dark=1" : "")}");
        if (width == 390)
            await page.Page.Locator("button.fold").ClickAsync();
        foreach (var tab in Tabs)
        {
            if (await page.Page.Locator($"#tab-{tab}").IsVisibleAsync())
                await page.Page.Locator($"#tab-{tab}").ClickAsync();
            await page.Page.AssertAccessibleAsync($"tab {tab}");
        }
        if (width == 390)
            await page.Page.Locator("button.fold").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Share" }).WaitForAsync();
        await page.Page.AssertAccessibleAsync("sharing");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("?");
        await page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" }).WaitForAsync();
        await page.Page.AssertAccessibleAsync("help");
        page.AssertQuiet();
    }

    [Theory]
    [InlineData(1920, false)]
    [InlineData(390, true)]
    public async Task Nothing_stands_in_the_way_of_anybody_in_the_menu_and_what_it_opens(int width, bool dark)
    {
        await using var page = await chromium.NewPageAsync(width, width == 390 ? 844 : 1080, touch: width == 390);
        await page.OpenAsync($"1917-11-07T21:30{(dark ? "&dark=1" : "")}");
        await page.MenuButton.ClickAsync();
        await page.Page.AssertAccessibleAsync("menu");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("a");
        await page.Sign("lead").WaitForAsync();
        await page.Page.AssertAccessibleAsync("sign");
        await page.Page.Keyboard.PressAsync("g");
        await page.TypedMoment.FillAsync("25 oktober 21:40");
        await page.Page.AssertAccessibleAsync("moment");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.ChooseAsync("Watch together …");
        await page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Watch together" }).WaitForAsync();
        await page.Page.AssertAccessibleAsync("session");
        page.AssertQuiet();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_stands_in_the_way_of_anybody_on_any_card(bool dark)
    {
        await using var page = await chromium.NewPageAsync();
        foreach (var card in Cards)
        {
            await page.OpenAsync($"1917-11-07T21:30&sel={card}{(dark ? "&dark=1" : "")}");
            await page.Page.Locator("article.card").WaitForAsync();
            await page.Page.AssertAccessibleAsync(card);
        }
        page.AssertQuiet();
    }

    [Theory]
    [InlineData("en-GB", "")]
    [InlineData("ru-RU", "&dark=1")]
    public async Task Nothing_stands_in_the_way_of_anybody_on_the_embedded_view(string locale, string dark)
    {
        await using var page = await chromium.NewPageAsync(960, 540, locale: locale);
        await page.OpenEmbeddedAsync($"1917-11-07T21:30{dark}");

        await page.Page.AssertAccessibleAsync("embedded");
        page.AssertQuiet();
    }

    [Fact]
    public async Task Everything_is_reached_by_the_tab_key_and_seen_to_be()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T21:30");
        var wanted = await page.Page.EvaluateAsync<int>(
            """
            () => [...document.querySelectorAll('button, select, input, summary, a[href], [tabindex="0"]')]
              .filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !one.disabled).length
            """);
        var reached = new HashSet<string>();
        for (var press = 0; press < wanted + 10; press++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            var (number, outline) = await FocusAsync(page);
            if (number < 0)
                continue;
            reached.Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(outline, $"the focus on element {number} is not seen");
        }

        Assert.Equal(wanted, reached.Count);
    }

    [Fact]
    public async Task A_screen_reader_is_told_what_begins_and_where_a_jump_leads()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T21:00");
        var told = page.Page.Locator("[data-announcer][aria-live='polite']");
        await page.Page.Keyboard.PressAsync(".");
        await Assertions.Expect(told).ToContainTextAsync("7 November 1917, ");

        await page.Page.Keyboard.PressAsync(" ");

        await Assertions.Expect(told).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d\d:\d\d: .*\."), new() { Timeout = 60_000 });
    }

    private static async Task<(int Number, bool HasOutline)> FocusAsync(MapPage page)
    {
        var found = await page.Page.EvaluateAsync<int[]>(
            """
            () => {
              const focused = document.activeElement;
              if (!focused || focused === document.body) return [-1, 0];
              const { outlineStyle, outlineWidth } = getComputedStyle(focused);
              return [[...document.querySelectorAll('*')].indexOf(focused), outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? 1 : 0];
            }
            """);
        return (found[0], found[1] == 1);
    }
}
