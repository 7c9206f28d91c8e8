using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using MapService.Archive.Import;
using MapService.Archive.Sqlite;
using MapService.Server.Api;
using MapService.Server.BaseMaps;
using MapService.Server.Cli;
using MapService.Server.Editions;
using MapService.Server.Live;
using MapService.Server.Sessions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MapService.Server;

/// <summary>Puts the server together.</summary>
public static class MapServer
{
    /// <summary>The server, ready to run: the store is open and up to its seeds. Throws what <see cref="SqliteArchive.Open"/> and the import throw.</summary>
    public static WebApplication Build(ServeOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.WebHost.UseUrls(options.Urls.Split(';'));

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(OpenArchive(options));
        services.AddSingleton<CurrentEdition>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentEdition>().Value);
        services.AddHostedService<LogWatch>();
        services.AddSingleton(BaseMap.Open(options.GeodataFolder, builder.Configuration.GetSection("BaseMap").Get<BaseMapOptions>() ?? new()));
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<FrameStream>();
        services.AddHostedService<SessionSweep>();
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.AddProblemDetails();
        services.AddOpenApi(DescribeApi);
        services.AddResponseCompression(compression => compression.MimeTypes = [.. CompressedTypes()]);
        services.AddSignalR().AddJsonProtocol(json => Configure(json.PayloadSerializerOptions));

        var app = builder.Build();
        // A log that cannot be used is found here and not by the first viewer.
        app.Services.GetRequiredService<CurrentEdition>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseSameOrigin("/hubs");
        app.UseResponseCompression();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Caching.ByName });

        app.MapBaseMap();
        app.MapGet("/healthz", () => TypedResults.Text("ok")).WithSummary("Whether the server answers.").WithTags("Health");
        app.MapOpenApi();
        app.MapDataset();
        app.MapEvents();
        app.MapMovements();
        app.MapPlaces();
        app.MapState();
        app.MapHub<ReplayHub>("/hubs/replay");
        return app;
    }

    private static void DescribeApi(OpenApiOptions openApi)
    {
        openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "MapService";
            document.Info.Description = "A history on the map. Times are ISO 8601, local, Gregorian, without offset; positions are WGS84, longitude first.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }

    private static SqliteArchive OpenArchive(ServeOptions options)
    {
        var archive = DataFolder.OpenArchive(options.DataFolder);
        SeedImport.Import(archive, options.SeedFolder);
        return archive;
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Cyrillic stays readable; what could end a script or an attribute is still escaped.
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    }

    private static IEnumerable<string> CompressedTypes() =>
        Microsoft.AspNetCore.ResponseCompression.ResponseCompressionDefaults.MimeTypes.Append(GeoJson.ContentType);
}
