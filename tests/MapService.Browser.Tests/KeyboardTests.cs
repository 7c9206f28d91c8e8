using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class KeyboardTests(Chromium chromium)
{
    [Theory]
    [InlineData("ArrowRight", "1917-11-07T06:35")]
    [InlineData("ArrowLeft", "1917-11-07T06:25")]
    [InlineData("l", "1917-11-07T07:00")]
    [InlineData("j", "1917-11-07T06:00")]
    [InlineData("Home", "1917-05-14T00:00")]
    [InlineData("End", "1918-03-18T00:00")]
    [InlineData("0", "1917-05-14T00:00")]
    [InlineData("5", "1917-10-15T00:00")]
    public async Task A_key_moves_the_clock(string key, string moment)
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");

        await page.Page.Keyboard.PressAsync(key);

        await page.ExpectMomentAsync(moment);
        page.AssertQuiet();
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("k")]
    public async Task Two_keys_play_and_pause(string key)
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");

        await page.Page.Keyboard.PressAsync(key);
        await page.PauseButton.WaitForAsync();
        await page.Page.Keyboard.PressAsync(key);

        await page.PlayButton.WaitForAsync();
    }

    [Fact]
    public async Task The_full_stop_goes_to_the_next_event_and_the_comma_back()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        await page.Page.Keyboard.PressAsync(".");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('section time').getAttribute('datetime') > '1917-11-07T06:30'");
        var next = await page.MomentAsync();
        await page.Page.Keyboard.PressAsync(".");
        await page.Page.WaitForFunctionAsync("next => document.querySelector('section time').getAttribute('datetime') > next", next);

        await page.Page.Keyboard.PressAsync(",");

        await page.ExpectMomentAsync(next);
    }

    [Fact]
    public async Task M_leads_to_the_options_of_the_map_F_fills_the_screen_and_the_question_mark_tells_of_them_all()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");

        await page.Page.Keyboard.PressAsync("?");
        var help = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        foreach (var key in new[] { "Space, K", "J L", ", .", "Home End", "0 … 9", "M", "F", "/", "?" })
            await help.GetByText(key, new() { Exact = true }).WaitForAsync();
        // An open dialog keeps keys to itself, and is closed a moment after the key.
        await page.Page.Keyboard.PressAsync("Escape");
        await help.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Page.Keyboard.PressAsync("m");

        await Assertions.Expect(page.Page.GetByLabel("Language")).ToBeFocusedAsync();
        // Last, as the screen takes a while to have its size again: on a small one M leads to the panel.
        await page.Page.GetByLabel("Language").BlurAsync();
        await page.Page.Keyboard.PressAsync("f");
        await page.Page.WaitForFunctionAsync("() => document.fullscreenElement !== null");
        await page.Page.Keyboard.PressAsync("f");
        await page.Page.WaitForFunctionAsync("() => document.fullscreenElement === null");
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_dialog_that_was_just_closed_keeps_no_key_to_itself()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        await page.Page.Keyboard.PressAsync("?");
        await page.Page.GetByRole(AriaRole.Checkbox).FocusAsync();

        await page.Page.EvaluateAsync(
            """
            () => {
              const focused = document.activeElement;
              focused.closest('dialog').close();
              focused.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true, cancelable: true }));
            }
            """);

        await Assertions.Expect(page.Page.GetByLabel("Language")).ToBeFocusedAsync();
        page.AssertQuiet();
    }

    [Fact]
    public async Task What_is_typed_into_a_field_is_no_command()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        await page.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Page.Locator("[data-search]")).ToBeFocusedAsync();

        await page.Page.Keyboard.TypeAsync("k 5.mfj?");

        await Assertions.Expect(page.Page.Locator("[data-search]")).ToHaveValueAsync("k 5.mfj?");
        Assert.Equal("1917-11-07T06:30", await page.MomentAsync());
        Assert.True(await page.PlayButton.IsVisibleAsync());
    }

    [Fact]
    public async Task Single_keys_can_be_turned_off_and_stay_so()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T06:30");
        await page.Page.Keyboard.PressAsync("?");
        await page.Page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.ReloadAsync();
        await page.Whole.WaitForAsync();

        await page.Page.Keyboard.PressAsync("5");
        await page.Page.Keyboard.PressAsync("k");
        await page.Page.Keyboard.PressAsync("ArrowRight");

        await page.ExpectMomentAsync("1917-11-07T06:35");
        Assert.True(await page.PlayButton.IsVisibleAsync());
    }
}
