using MapService.Benchmarks.Contests;
using MapService.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace MapService.Benchmarks.Browser;

/// <summary>The pages of the contestants in a browser, built from their folder with its packages, and served.</summary>
internal sealed class PeerPages : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PeerPages(WebApplication app) => _app = app;

    /// <summary>Where they are.</summary>
    public string Address => _app.Urls.First();

    /// <param name="history">A server of ours, of which the pages may fetch the history under <c>/api</c>; null for none.</param>
    public static async Task<PeerPages> StartAsync(Uri? history = null)
    {
        var folder = Repository.At("tests/MapService.Benchmarks/Browser/web");
        NpmFolder.Install(folder);
        NpmFolder.Run(folder, "run", "build", "--silent");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        Serve(app, Path.Combine(folder, "dist"), "");
        Serve(app, Path.Combine(folder, "node_modules/cesium/Build/Cesium"), "/cesium");
        if (history is not null)
            PassOn(app, history);
        await app.StartAsync();
        return new PeerPages(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static void Serve(WebApplication app, string folder, string path)
    {
        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = path });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = path });
    }

    private static void PassOn(WebApplication app, Uri history)
    {
        var client = new HttpClient { BaseAddress = history };
        app.Lifetime.ApplicationStopped.Register(client.Dispose);
        app.MapGet("/api/{resource}", async (string resource) => Results.Text(await client.GetStringAsync($"/api/{resource}"), "application/json"));
    }
}
