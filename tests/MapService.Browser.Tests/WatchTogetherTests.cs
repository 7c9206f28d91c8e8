using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class WatchTogetherTests(Chromium chromium)
{
    [Fact]
    public async Task Others_see_what_is_played_by_who_has_the_key_also_after_both_have_reloaded()
    {
        await using var presenter = await chromium.NewPageAsync();
        await presenter.OpenAsync("1917-11-07T06:00");
        var code = await OpenSharedAsync(presenter);

        await using var viewer = await chromium.NewPageAsync();
        await viewer.OpenAsync($"1917-11-06T21:00&join={code}");
        await Assertions.Expect(viewer.Sign("session")).ToContainTextAsync($"Following {code}");
        await viewer.ExpectMomentAsync("1917-11-07T06:00");
        Assert.True(await viewer.PlayButton.IsDisabledAsync());

        await presenter.PlayButton.ClickAsync();
        await viewer.UntilAsync("1917-11-07T06:20");
        await viewer.Page.Keyboard.PressAsync(" ");
        await viewer.Page.Keyboard.PressAsync("Home");
        await viewer.UntilAsync("1917-11-07T06:40");

        await presenter.Page.ReloadAsync();
        await viewer.Page.ReloadAsync();
        await Assertions.Expect(presenter.Sign("session")).ToContainTextAsync($"Leading {code}");
        await Assertions.Expect(viewer.Sign("session")).ToContainTextAsync($"Following {code}");
        await presenter.PauseButton.ClickAsync();
        await viewer.PlayButton.WaitForAsync();
        await Assertions.Expect(viewer.Clock.Locator("time")).ToHaveAttributeAsync("datetime", await presenter.MomentAsync());
        presenter.AssertQuiet();
        viewer.AssertQuiet();
    }

    [Fact]
    public async Task A_session_is_joined_by_its_code_on_a_phone_and_left_again()
    {
        await using var presenter = await chromium.NewPageAsync();
        await presenter.OpenAsync("1917-11-07T06:00");
        var code = await OpenSharedAsync(presenter);
        await using var viewer = await chromium.NewPageAsync(390, 844, touch: true);
        await viewer.OpenAsync("1917-11-06T21:00");

        await viewer.ChooseAsync("Watch together …");
        await viewer.Page.GetByLabel("Or join one by its code").FillAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await viewer.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).TapAsync();
        await viewer.ExpectMomentAsync("1917-11-07T06:00");

        await viewer.Sign("session").TapAsync();
        await viewer.Page.GetByRole(AriaRole.Button, new() { Name = "Go on alone" }).TapAsync();
        await viewer.Page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).TapAsync();
        await viewer.PlayButton.TapAsync();
        await viewer.UntilAsync("1917-11-07T06:10");
        await presenter.ExpectMomentAsync("1917-11-07T06:00");
    }

    [Fact]
    public async Task The_key_is_in_no_address_and_a_wrong_code_is_told()
    {
        await using var presenter = await chromium.NewPageAsync();
        await presenter.OpenAsync("1917-11-07T06:00");
        var code = await OpenSharedAsync(presenter);
        await presenter.Page.WaitForFunctionAsync("code => location.hash.includes(code)", code);
        var key = await presenter.Page.EvaluateAsync<string>("() => sessionStorage.getItem(Object.keys(sessionStorage).find(name => name.startsWith('session-key')))");
        Assert.DoesNotContain(key, presenter.Page.Url, StringComparison.Ordinal);

        await using var lost = await chromium.NewPageAsync();
        await lost.OpenAsync("1917-11-07T06:00&join=ZZZZ-ZZZZ");
        await lost.Page.GetByText("No session has this code").WaitForAsync();
        await lost.Page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await lost.PlayButton.ClickAsync();
        await lost.UntilAsync("1917-11-07T06:10");
    }

    /// <summary>Opens a session for others; its code.</summary>
    private static async Task<string> OpenSharedAsync(MapPage page)
    {
        await page.ChooseAsync("Watch together …");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Open a shared session" }).ClickAsync();
        var code = await page.Page.Locator("[data-code]").InnerTextAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        return code;
    }
}
