using Microsoft.AspNetCore.StaticFiles;

namespace MapService.Server.Api;

/// <summary>How long browsers keep files.</summary>
public static class Caching
{
    /// <summary>Keep, but ask each time whether it is still the same: an answer without a body if so.</summary>
    public static void Revalidate(StaticFileResponseContext context) => context.Context.Response.Headers.CacheControl = "no-cache";

    /// <summary>Files under /assets have a hash of their content in their name and never change; the others are asked for.</summary>
    public static void ByName(StaticFileResponseContext context)
    {
        if (context.Context.Request.Path.StartsWithSegments("/assets"))
            context.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        else
            Revalidate(context);
    }
}
