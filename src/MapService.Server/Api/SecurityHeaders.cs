using MapService.Server.BaseMaps;

namespace MapService.Server.Api;

/// <summary>
/// What a browser may do with our answers: run our own files, talk to this server, load tiles from the maps that were
/// configured, nothing else.
/// </summary>
public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var policy = Policy(app.ApplicationServices.GetRequiredService<BaseMap>().TileOrigins);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next(context);
        });
    }

    private static string Policy(IEnumerable<string> tileOrigins) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        + $"img-src {string.Join(' ', ["'self'", "data:", "blob:", .. tileOrigins])}";
}
