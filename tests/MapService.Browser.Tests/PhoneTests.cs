using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class PhoneTests(Chromium chromium)
{
    [Fact]
    public async Task Everything_needed_is_on_a_phone_and_large_enough_to_touch()
    {
        await using var page = await chromium.NewPageAsync(390, 844, touch: true);
        await page.OpenAsync("1917-11-07T06:30");

        foreach (var control in new[] { page.PlayButton, page.Timeline, page.Speed })
        {
            var box = await control.BoundingBoxAsync();
            Assert.NotNull(box);
            Assert.True(box.X >= 0 && box.X + box.Width <= 390.5, $"{control} is off the screen");
            Assert.True(box.Width >= 44 && box.Height >= 44, $"{control} is {box.Width} by {box.Height}");
        }
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task A_tap_plays()
    {
        await using var page = await chromium.NewPageAsync(390, 844, touch: true);
        await page.OpenAsync("1917-11-07T06:30");

        await page.PlayButton.TapAsync();

        await page.UntilAsync("1917-11-07T06:40");
        Assert.True(await page.PauseButton.IsVisibleAsync());
    }
}
