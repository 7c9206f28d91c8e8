using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class FirstLoadTests(Chromium chromium, ITestOutputHelper output)
{
    private const int MostBytes = 350_000;

    [Theory]
    [InlineData("en-GB")]
    [InlineData("ru-RU")]
    public async Task The_first_map_needs_little_from_the_network(string locale)
    {
        await using var page = await chromium.NewPageAsync(locale: locale);
        var released = new TaskCompletionSource();
        await page.Page.RouteAsync("**/api/events", async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });
        await page.Page.GotoAsync(chromium.Server.Address);
        await page.Page.WaitForFunctionAsync(
            """
            () => {
              const map = [...document.querySelectorAll('canvas:not(.scene-overlay)')].find((canvas) => canvas.width > 300);
              const colours = map && new Set(new Uint32Array(map.getContext('2d').getImageData(0, 0, map.width, map.height).data.buffer));
              return colours?.size > 50 && performance.getEntriesByName('first map').length > 0;
            }
            """);
        released.SetResult();

        var loaded = await page.Page.EvaluateAsync<JsonElement>(
            """
            () => {
              const [{ startTime }] = performance.getEntriesByName('first map');
              const before = performance.getEntries().filter(({ entryType, responseEnd }) => ['navigation', 'resource'].includes(entryType) && responseEnd <= startTime);
              return { ms: startTime, files: before.map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, bytes: encodedBodySize })) };
            }
            """);
        var files = loaded.GetProperty("files").EnumerateArray().Select(file => (Name: file.GetProperty("name").GetString(), Bytes: file.GetProperty("bytes").GetInt32())).ToList();
        var sum = files.Sum(file => file.Bytes);
        output.WriteLine($"first map after {loaded.GetProperty("ms").GetDouble():F0} ms and {sum} bytes:");
        foreach (var (name, bytes) in files.OrderByDescending(file => file.Bytes))
            output.WriteLine($"{bytes,8} {name}");
        Assert.InRange(sum, 1, MostBytes);
        Assert.DoesNotContain(files, file => file.Name!.Contains("Share", StringComparison.Ordinal) || file.Name.Contains("film", StringComparison.Ordinal));
    }
}
