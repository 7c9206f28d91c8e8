using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests.Hall;

[Collection(nameof(Chromium))]
public sealed class HallAccessibilityTests(Chromium chromium)
{
    [Fact]
    public async Task Nothing_stands_in_the_way_of_anybody_who_presents_or_follows()
    {
        await using (var chooser = await chromium.NewPageAsync())
        {
            await chooser.Page.GotoAsync($"{chromium.Server.Address}/present");
            await chooser.Page.Locator($"[data-lecture='{Hall.Night}']").WaitForAsync();
            await chooser.Page.AssertAccessibleAsync("lectures to choose from");
        }
        await using var hall = await Hall.OpenAsync(chromium);
        await hall.Console.AssertAccessibleAsync("console before the first cue");
        var (wall, phone) = (await hall.ProjectAsync(), await hall.JoinByPhoneAsync());
        await wall.Page.AssertAccessibleAsync("code on the wall");

        await hall.GoAsync(1, wall, phone);
        await hall.Console.AssertAccessibleAsync("console");
        await wall.Page.AssertAccessibleAsync("wall");
        await phone.Page.AssertAccessibleAsync("phone");
        await hall.Console.GetByRole(AriaRole.Button, new() { Name = "Joining" }).ClickAsync();
        await hall.Console.GetByRole(AriaRole.Dialog).WaitForAsync();
        await hall.Console.AssertAccessibleAsync("joining");
        await hall.Console.Keyboard.PressAsync("Escape");
        await hall.Console.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await hall.Console.GetByRole(AriaRole.Dialog).WaitForAsync();
        await hall.Console.AssertAccessibleAsync("timing");
        hall.AssertQuiet();
    }

    [Fact]
    public async Task Nothing_stands_in_the_way_of_anybody_who_types_a_code()
    {
        await using var page = await chromium.NewPageAsync(390, 844, touch: true);
        await page.Page.GotoAsync($"{chromium.Server.Address}/join");
        await page.Page.GetByLabel("Or join one by its code").FillAsync("ZZZZ-ZZZZ");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).TapAsync();
        await page.Page.GetByText("No session has this code").WaitForAsync();

        await page.Page.AssertAccessibleAsync("code");
        page.AssertQuiet();
    }
}
