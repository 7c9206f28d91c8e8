using Microsoft.Extensions.FileProviders;

namespace MapService.Server.Api;

/// <summary>The base map: one GeoJSON file for each theme under <c>/geodata</c>, and <c>index.json</c> with their names.</summary>
public static class GeodataApi
{
    private const string Extension = ".geojson";

    public static void MapGeodata(this WebApplication app, string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The base map's folder {folder} does not exist; name another with --geodata.");

        var types = new Microsoft.AspNetCore.StaticFiles.FileExtensionContentTypeProvider(
            new Dictionary<string, string> { [Extension] = GeoJson.ContentType });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)),
            RequestPath = "/geodata",
            ContentTypeProvider = types,
        });
        app.MapGet("/geodata/index.json", () => TypedResults.Ok(Themes(folder)))
            .WithSummary("Names of the base map's themes; each is a GeoJSON file at /geodata/<theme>.geojson.")
            .WithTags("Base map");
    }

    private static List<string> Themes(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
}
