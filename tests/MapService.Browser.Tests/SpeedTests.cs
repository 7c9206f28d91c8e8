using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class SpeedTests(Chromium chromium, ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mapservice-");

    public void Dispose() => _folder.Delete(recursive: true);

    private const double LeastRatio = 0.5;
    private const int Rounds = 5;

    [Fact]
    public async Task Playing_and_panning_with_two_hundred_moving_units_keeps_half_the_frame_rate_of_an_empty_map()
    {
        var emptyMap = _folder.CreateSubdirectory("geodata").FullName;
        await using var full = new ServerUnderTest("--seeds", WriteSeeds("full", 200));
        await using var empty = new ServerUnderTest("--seeds", WriteSeeds("empty", 0), "--geodata", emptyMap);
        await full.StartAsync();
        await empty.StartAsync();

        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (drawn, nothing) = (await FramesAsync(full), await FramesAsync(empty));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{drawn:F0} frames a second beside {nothing:F0} of an empty map"));
            ratios.Add(drawn / nothing);
        }

        var median = ratios.Order().ElementAt(Rounds / 2);
        Assert.True(median >= LeastRatio, $"the median of {string.Join(", ", ratios)} is below {LeastRatio}");
    }

    /// <summary>Animation frames a second of playing while the map is dragged to and fro.</summary>
    private async Task<double> FramesAsync(ServerUnderTest server)
    {
        await using var page = await chromium.NewPageAsync(server, 1280, 720);
        await page.OpenAsync("1917-11-07T01:00");
        await page.PlayButton.ClickAsync();
        await page.UntilAsync("1917-11-07T01:10");
        await page.Page.EvaluateAsync("() => { window.frames200 = 0; const count = () => { window.frames200++; requestAnimationFrame(count); }; requestAnimationFrame(count); }");

        await page.Page.Mouse.MoveAsync(640, 330);
        await page.Page.Mouse.DownAsync();
        var start = await page.Page.EvaluateAsync<double>("() => { window.frames200 = 0; return performance.now(); }");
        for (var swing = 0; swing < 3; swing++)
        {
            await page.Page.Mouse.MoveAsync(500, 260, new() { Steps = 30 });
            await page.Page.Mouse.MoveAsync(640, 330, new() { Steps = 30 });
        }
        var rate = await page.Page.EvaluateAsync<double>("start => 1000 * window.frames200 / (performance.now() - start)", start);
        await page.Page.Mouse.UpAsync();
        return rate;
    }

    /// <summary>A history in which so many units cross the city all day.</summary>
    private string WriteSeeds(string name, int units)
    {
        var folder = _folder.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(folder, "all.yaml"), $$$"""
            dataset:
              id: crowd
              title: A crowd
              description: Units that cross the city.
              language: en
              clock: local
              span: {from: 1917-11-07T01:00, to: 1917-11-08T01:00}
              view: [30.262, 59.902, 30.408, 59.960]
            sources:
              - {id: none, title: None, author: nobody, language: en, calendar: gregorian, document: none.txt, lines: 1}
            sides:
              - {id: revolution, name: Revolution, description: One side, colour: "#D55E00", pattern: solid}
            places:
              - {id: anywhere, kind: waypoint, at: [30.3, 59.93], accuracy: 10, names: {en: Anywhere}}
            {{{string.Concat(Enumerable.Range(0, units).SelectMany(Place))}}}
            units:
            {{{string.Concat(Enumerable.Range(0, units).Select(Unit))}}}
            movements:
            {{{string.Concat(Enumerable.Range(0, units).Select(Movement))}}}
            """);
        return folder;
    }

    private static IEnumerable<string> Place(int unit)
    {
        var (row, column) = (unit / 20, unit % 20);
        yield return FormattableString.Invariant($"  - {{id: start-{unit}, kind: waypoint, at: [{30.262 + (column * 0.0077):F4}, {59.902 + (row * 0.0058):F4}], accuracy: 10, names: {{en: Start {unit}}}}}\n");
        yield return FormattableString.Invariant($"  - {{id: end-{unit}, kind: waypoint, at: [{30.262 + (column * 0.0077) + (column < 10 ? 0.06 : -0.06):F4}, {59.904 + (row * 0.0058):F4}], accuracy: 10, names: {{en: End {unit}}}}}\n");
    }

    private static string Unit(int unit) =>
        $"  - {{id: unit-{unit}, side: revolution, kind: infantry, name: Unit {unit}, present: {{place: start-{unit}, from: 1917-11-07T01:00}}, citations: [{{source: none, lines: 1}}]}}\n";

    private static string Movement(int unit) =>
        $"  - {{id: movement-{unit}, unit: unit-{unit}, from: start-{unit}, to: end-{unit}, mode: foot, depart: 1917-11-07T01:00, arrive: 1917-11-08T01:00, citations: [{{source: none, lines: 1}}]}}\n";
}
