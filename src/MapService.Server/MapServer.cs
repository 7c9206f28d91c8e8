using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MapService.Archive;
using MapService.Archive.Import;
using MapService.Server.Api;
using MapService.Server.BaseMaps;
using MapService.Server.Cli;
using MapService.Server.Editing;
using MapService.Server.Editions;
using MapService.Server.Live;
using MapService.Server.Live.Conducting;
using MapService.Server.Live.Limits;
using MapService.Server.Live.Sockets;
using MapService.Server.Metrics;
using MapService.Server.Sessions;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.SignalR;

namespace MapService.Server;

/// <summary>Puts the server together.</summary>
public static class MapServer
{
    /// <summary>The server, ready to run: the store is open and up to its seeds. Throws what opening and importing throw.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="settings">Settings over all others; null for none.</param>
    public static WebApplication Build(ServeOptions options, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        var baseMaps = builder.Configuration.GetSection("BaseMap").Get<BaseMapOptions>(binding => binding.ErrorOnUnknownConfiguration = true);
        builder.Services.AddSingleton(BaseMap.Open(options.GeodataFolder, baseMaps ?? new()));
        var archive = options.Store.OpenArchive();
        var routes = RouteMap.Read(options.GeodataFolder);
        var log = new LogSoFar(archive);
        var import = StartImport.Run(log, options.SeedFolder, routes);
        var known = log.Current;
        // By a factory, so that the server closes it when it stops.
        builder.Services.AddSingleton(_ => archive);
        builder.Services.AddSingleton(_ => new CurrentEdition(archive, known));
        builder.Services.AddSingleton(_ => options.Store.OpenSessions());
        builder.Services.AddSingleton(routes);
        AddEditing(builder, options.Editing);
        AddReplay(builder.Services);
        AddAnswers(builder.Services);
        builder.Services.AddOptions<EmbeddingOptions>().BindConfiguration("Embedding", binding => binding.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        var app = builder.Build();
        import.Report(app.Logger);
        // A log that cannot be used is found here and not by the first viewer; what is counted is counted from the start.
        var edition = app.Services.GetRequiredService<CurrentEdition>();
        app.Services.GetRequiredService<PrometheusPage>();
        var (sessions, sockets) = (app.Services.GetRequiredService<OpenSessions>(), app.Services.GetRequiredService<ViewerSockets<ReplayHub>>());
        app.Services.GetRequiredService<LiveMetrics>().Observe(() => sessions.AtHand.Count(), () => sockets.Count, () => edition.Value.Position.Value);
        UseFiles(app);
        MapResources(app, options);
        return app;
    }

    private static void AddReplay(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddScoped(provider => provider.GetRequiredService<CurrentEdition>().Value);
        services.AddScoped(provider => Told.Wholly(provider.GetRequiredService<Edition>()));
        services.AddSingleton<PastEditions>();
        services.AddSingleton<LogWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<LogWatch>());
        AddSessions(services);
        services.AddSignalR(hub =>
        {
            hub.AddFilter<HubFailures>();
            hub.AddFilter<CallThrottle>();
        }).AddJsonProtocol(json => Configure(json.PayloadSerializerOptions));
        services.AddSingleton<ViewerSockets<ReplayHub>>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewerSockets<ReplayHub>>());
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration("Live", binding => binding.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveMetrics>();
        services.AddSingleton<PrometheusPage>();
        services.AddSingleton<Stage>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<JoinTries>();
        services.AddHostedService<SessionWatch>();
        services.AddHostedService<HistoryWatch>();
        services.AddHostedService<SessionSweep>();
    }

    private static void AddEditing(WebApplicationBuilder builder, EditingOptions options)
    {
        var configured = builder.Configuration.GetSection("Editing").Get<EditingOptions>(binding => binding.ErrorOnUnknownConfiguration = true);
        var key = EditorKey.Open(options.Or(configured));
        builder.Services.AddSingleton(_ => new EditorGate(key));
        builder.Services.AddSingleton<ItemEdits>();
    }

    private static void AddAnswers(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.AddProblemDetails();
        services.AddExceptionHandler<StoreAway>();
        services.AddOpenApi(ApiDescription.Configure);
        services.AddResponseCompression(compression =>
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, GeoJson.ContentType]);
        // A fifth less to send than at the fastest level, for some milliseconds more.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    private static void UseFiles(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseSameOrigin("/hubs");
        app.UseResponseCompression();
        app.UsePages();
        app.UseDefaultFiles();
        app.UseCompressedFiles();
    }

    private static void MapResources(WebApplication app, ServeOptions options)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi();
        app.MapBaseMap();
        app.MapDataset();
        app.MapEvents();
        app.MapMovements();
        app.MapPlaces();
        app.MapState();
        app.MapLog();
        app.MapItems();
        app.MapLectures(SeedFolder.PicturesIn(options.SeedFolder ?? DataFolder.ShippedSeeds));
        app.MapIds();
        app.Map("/hubs/replay", (HttpContext context, ViewerSockets<ReplayHub> sockets) => sockets.ServeAsync(context)).ExcludeFromDescription();
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Answers are JSON and never part of a page, so letters of all scripts and apostrophes stay as they are.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
