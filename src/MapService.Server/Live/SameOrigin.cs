namespace MapService.Server.Live;

/// <summary>
/// Refuses requests that a page of another site makes. Browsers send Origin with every WebSocket upgrade but do not
/// apply CORS to it, so the server has to look itself.
/// </summary>
public static class SameOrigin
{
    public static void UseSameOrigin(this IApplicationBuilder app, PathString path) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(path), branch => branch.Use(Check));

    private static Task Check(HttpContext context, RequestDelegate next)
    {
        var origin = context.Request.Headers.Origin.ToString();
        var isSame = origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase));
        if (isSame)
            return next(context);

        return TypedResults.Problem(
            $"Origin: found '{origin}'; allowed: pages of this server, or no origin at all.", statusCode: StatusCodes.Status403Forbidden)
            .ExecuteAsync(context);
    }
}
