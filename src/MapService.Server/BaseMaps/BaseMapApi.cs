using MapService.Server.Api;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace MapService.Server.BaseMaps;

public static class BaseMapApi
{
    /// <summary>Serves the themes' files and says what there is.</summary>
    public static void MapBaseMap(this WebApplication app)
    {
        var baseMap = app.Services.GetRequiredService<BaseMap>();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(baseMap.Folder),
            RequestPath = "/geodata",
            ContentTypeProvider = new FileExtensionContentTypeProvider(new Dictionary<string, string> { [BaseMap.Extension] = GeoJson.ContentType }),
            OnPrepareResponse = Caching.Revalidate,
        });
        app.MapResource("/api/basemap", () => TypedResults.Ok(baseMap.Info))
            .WithSummary("The themes of the base map, whom to credit, and other maps that may be put under the data.")
            .WithTags("Base map");
    }
}
