using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class FindingTests(Chromium chromium)
{
    [Theory]
    [InlineData("Winterpaleis", "winter-palace")]
    [InlineData("Зимній дворецъ", "winter-palace")]
    [InlineData("Tsarskoje Selo", "tsarskoye-selo")]
    public async Task A_place_is_found_in_any_of_its_spellings(string name, string place)
    {
        await using var page = await SearchingAsync(name);

        await Assertions.Expect(page.Page.Locator("[data-found='place']").First).ToHaveAttributeAsync("data-place", place);
        page.AssertQuiet();
    }

    [Fact]
    public async Task What_is_found_is_gone_to_and_Back_leads_to_where_one_was()
    {
        await using var page = await SearchingAsync("telephone exchange occupied");
        await page.Page.Locator("[data-found='event'] button").First.ClickAsync();
        await page.Page.Locator("article[data-event]").WaitForAsync();
        Assert.NotEqual("1917-11-07T22:00", await page.MomentAsync());

        await page.Page.GoBackAsync();

        await page.ExpectMomentAsync("1917-11-07T22:00");
        await Assertions.Expect(page.Page.Locator("article[data-event]")).ToHaveCountAsync(0);
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_name_that_nothing_bears_is_answered_so()
    {
        await using var page = await SearchingAsync("Xanadu");

        await page.Page.GetByText("Nothing in this history bears that name.").WaitForAsync();
    }

    [Fact]
    public async Task The_lens_of_a_document_shows_only_what_it_says_and_is_kept_in_the_address()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T21:30");
        await page.TabAsync("Find");
        await page.Page.Locator("[data-lens='sources:chronicle']").ClickAsync();
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('source=chronicle')");
        await page.TabAsync("Now");
        await page.Event("winter-palace-assaulted").First.WaitForAsync();
        var shown = await page.Page.Locator("li[data-event]").EvaluateAllAsync<string[]>("items => items.map(item => item.dataset.event)");

        var cited = await page.Page.EvaluateAsync<string[]>("() => fetch('/api/events?source=chronicle').then(answer => answer.json()).then(events => events.features.map(event => event.id))");
        Assert.Empty(shown.Except(cited));

        await page.Page.ReloadAsync();
        await page.Whole.WaitForAsync();
        await page.TabAsync("Find");
        await Assertions.Expect(page.Page.Locator("[data-lens='sources:chronicle']")).ToHaveAttributeAsync("aria-pressed", "true");
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_chapter_is_gone_to_and_the_timeline_shows_it()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Chapter" }).SelectOptionAsync(new SelectOptionValue { Value = "krasnov" });

        await page.ExpectMomentAsync("1917-11-09T08:00");
        page.AssertQuiet();
    }

    [Fact]
    public async Task Where_documents_differ_the_card_sets_their_claims_side_by_side()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T12:00&sel=event:lenin-reaches-smolny");
        var conflict = page.Page.Locator("[data-conflict]").First;
        await conflict.WaitForAsync();

        Assert.True(await conflict.Locator("tr").CountAsync() >= 2);
        Assert.Equal(1, await conflict.Locator("tr.adopted").CountAsync());
    }

    private async Task<MapPage> SearchingAsync(string question)
    {
        var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T22:00");
        await page.Page.Keyboard.PressAsync("/");
        await page.Page.GetByLabel("Search events, units and places").FillAsync(question);
        return page;
    }
}
