using System.Text.Json;
using Xunit;

namespace MapService.Browser.Tests;

[Collection(nameof(Chromium))]
public sealed class OfflineTests(Chromium chromium)
{
    /// <summary>What the page's own timeline shows and what the server says is the same at any of these moments.</summary>
    private static readonly string[] Moments = ["1917-06-20T12:00", "1917-11-07T07:30", "1917-11-07T13:30", "1917-11-12T09:00"];

    [Fact]
    public async Task Once_loaded_the_map_opens_plays_and_seeks_without_a_connection()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T07:30");
        await KeptAsync(page);
        var states = new List<JsonElement>();
        foreach (var moment in Moments)
            states.Add(await page.Page.EvaluateAsync<JsonElement>("moment => fetch(`/api/state?at=${moment}:00`).then(answer => answer.json())", moment));

        await page.Page.Context.SetOfflineAsync(true);
        await page.Page.ReloadAsync();
        await page.Whole.WaitForAsync();

        await page.TabAsync("Units");
        foreach (var (moment, state) in Moments.Zip(states))
        {
            await page.Page.EvaluateAsync("moment => { location.hash = `t=${moment}`; }", moment);
            await page.ExpectMomentAsync(moment);
            Assert.Equal(UnitsIn(state), await page.Page.Locator("li[data-unit]").EvaluateAllAsync<string[]>("items => items.map(item => item.dataset.unit).sort()"));
        }
        await page.PlayButton.ClickAsync();
        await page.UntilAsync("1917-11-12T09:30");
        Assert.True(await page.Page.EvaluateAsync<bool>(
            """
            () => {
              const [map] = [...document.querySelectorAll('canvas')].filter((canvas) => canvas.width > 500);
              const { data } = map.getContext('2d').getImageData(0, 0, map.width, map.height);
              return new Set(new Uint32Array(data.buffer)).size > 50;
            }
            """), "the base map is drawn");
    }

    [Fact]
    public async Task What_is_of_one_person_or_of_one_moment_is_not_kept()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync("1917-11-07T07:30");
        await KeptAsync(page);
        await page.Page.EvaluateAsync("() => Promise.all(['/api/log', '/api/state?at=1917-11-07T07:30:00', '/api/geocode?q=Lenin', '/api/items/event/state-bank-occupied', '/metrics'].map(path => fetch(path)))");

        var kept = await page.Page.EvaluateAsync<string[]>(
            "async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat()");
        Assert.Contains("/api/events", kept);
        Assert.Contains("/geodata/rivers.geojson", kept);
        Assert.All(kept, path => Assert.True(
            path is "/" or "/manifest.webmanifest" or "/api/dataset" or "/api/events" or "/api/movements" or "/api/places" or "/api/ids" or "/api/basemap"
            || path.StartsWith("/assets/", StringComparison.Ordinal) || path.StartsWith("/geodata/", StringComparison.Ordinal) || path.StartsWith("/icon", StringComparison.Ordinal),
            path));
    }

    [Fact]
    public async Task A_new_version_is_shown_at_once_and_kept_in_the_place_of_the_old()
    {
        var copy = Directory.CreateTempSubdirectory("mapservice-");
        CopyInto(copy, new DirectoryInfo(Path.GetDirectoryName(ServerUnderTest.BuiltAssembly)!));
        await using (var server = new ServerUnderTest { Assembly = Path.Combine(copy.FullName, Path.GetFileName(ServerUnderTest.BuiltAssembly)) })
        {
            await server.StartAsync();
            await using var page = await chromium.NewPageAsync(server);
            await page.OpenAsync("1917-11-07T07:30");
            await KeptAsync(page);

            var files = Path.Combine(copy.FullName, "wwwroot");
            await ReplaceAsync(Path.Combine(files, "index.html"), "<title>", "<meta name=\"version\" content=\"next\"><title>");
            await ReplaceAsync(Path.Combine(files, "service-worker.js"), "\"version\":\"", "\"version\":\"next-");
            await page.Page.ReloadAsync();
            Assert.Equal(1, await page.Page.Locator("meta[name=version]").CountAsync());

            await page.Page.EvaluateAsync(
                """
                async () => {
                  const isKept = async () => (await caches.keys()).some((name) => name.startsWith('map-next'));
                  const isSettled = async () => {
                    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
                    return !installing && !waiting;
                  };
                  while (!((await isKept()) && (await isSettled()))) await new Promise(requestAnimationFrame);
                }
                """);
            await page.Page.Context.SetOfflineAsync(true);
            await page.Page.ReloadAsync();
            await page.Whole.WaitForAsync();
            Assert.Equal(1, await page.Page.Locator("meta[name=version]").CountAsync());
        }
        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task The_map_can_be_installed()
    {
        await using var page = await chromium.NewPageAsync();
        await page.OpenAsync();

        var manifest = await page.Page.EvaluateAsync<JsonElement>("() => fetch(document.querySelector('link[rel=manifest]').href).then(answer => answer.json())");
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray().Where(icon => icon.GetProperty("type").GetString() == "image/png"))
        {
            var size = await page.Page.EvaluateAsync<string>(
                "async src => { const image = new Image(); image.src = src; await image.decode(); return `${image.naturalWidth}x${image.naturalHeight}`; }",
                icon.GetProperty("src").GetString());
            Assert.Equal(icon.GetProperty("sizes").GetString(), size);
        }
        Assert.Equal("standalone", manifest.GetProperty("display").GetString());
    }

    /// <summary>Waits until the service worker has everything and answers for the page.</summary>
    private static Task KeptAsync(MapPage page) =>
        page.Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; while (!navigator.serviceWorker.controller) await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })); }");

    private static void CopyInto(DirectoryInfo target, DirectoryInfo source)
    {
        foreach (var file in source.GetFiles())
            file.CopyTo(Path.Combine(target.FullName, file.Name));
        foreach (var folder in source.GetDirectories())
            CopyInto(target.CreateSubdirectory(folder.Name), folder);
    }

    private static async Task ReplaceAsync(string file, string old, string replacement) =>
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(old, replacement, StringComparison.Ordinal));

    private static IEnumerable<string> UnitsIn(JsonElement state) =>
        state.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("id").GetString()!).Order(StringComparer.Ordinal);
}
