using MapService.Server.BaseMaps;
using Microsoft.Extensions.Options;

namespace MapService.Server.Api;

/// <summary>
/// What a browser may do with our answers: run our own files, talk to this server, load tiles from the maps that were
/// configured, nothing else. Only the view that is made for it may be shown within pages of others.
/// </summary>
public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var tileOrigins = app.ApplicationServices.GetRequiredService<BaseMap>().TileOrigins;
        var sites = app.ApplicationServices.GetRequiredService<IOptions<EmbeddingOptions>>().Value.Sites;
        var (own, embedded) = (Policy(tileOrigins, "'self'"), Policy(tileOrigins, $"'self' {sites}".TrimEnd()));
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = IsEmbeddedView(context.Request) ? embedded : own;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next(context);
        });
    }

    /// <summary>The page reads the same word, so nobody gets more of it into his page than that view.</summary>
    private static bool IsEmbeddedView(HttpRequest request) => request.Path == "/" && request.Query.ContainsKey("embed");

    private static string Policy(IEnumerable<string> tileOrigins, string ancestors) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "worker-src 'self'; base-uri 'none'; form-action 'none'; "
        + $"frame-ancestors {ancestors}; img-src {string.Join(' ', ["'self'", "data:", "blob:", .. tileOrigins])}";
}
