using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace MapService.Server.Api;

/// <summary>
/// Files that the build has compressed are sent so: to compress as well for each request would take seconds. They lie beside
/// the plain ones, for browsers that do not say that they can read them.
/// </summary>
public static class CompressedFiles
{
    private const string Extension = ".br";

    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [Extension] = "application/octet-stream" } };

    /// <summary>Serves the files of the web client, compressed where there is such a file and the browser takes it.</summary>
    public static void UseCompressedFiles(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use((context, next) =>
        {
            var path = context.Request.Path + Extension;
            if (context.Request.Path.StartsWithSegments("/assets") && TakesBrotli(context.Request) && files.GetFileInfo(path).Exists)
                context.Request.Path = path;
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = Types, OnPrepareResponse = Mark });
    }

    private static bool TakesBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality != 0);

    private static void Mark(StaticFileResponseContext context)
    {
        Caching.ByName(context);
        var headers = context.Context.Response.Headers;
        if (Path.GetExtension(context.File.Name) != Extension)
            return;
        headers.ContentType = Types.TryGetContentType(Path.GetFileNameWithoutExtension(context.File.Name), out var type) ? type : default;
        headers.ContentEncoding = "br";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
    }
}
