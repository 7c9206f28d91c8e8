using MapService.Server.Editions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace MapService.Server.Api;

/// <summary>How long browsers keep files and answers.</summary>
public static class Caching
{
    /// <summary>
    /// A day: what was known at a position never changes, but a later version of this program may write it otherwise, and
    /// another store may be put in place of this one.
    /// </summary>
    private const string Immutable = "public, max-age=86400, immutable";

    /// <summary>What is not for everybody is kept by nobody.</summary>
    public const string Never = "no-store";

    /// <summary>Tells builds of this program apart.</summary>
    private static readonly string Build = typeof(Caching).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>
    /// Marks an answer from an edition, if it is one and no refusal, and tells whether the caller has that answer already.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="edition">What it is answered from.</param>
    /// <param name="isFixed">Whether the request names the position, so that its answer never changes.</param>
    public static bool IsKnownTo(HttpContext context, Edition edition, bool isFixed)
    {
        var tag = new EntityTagHeaderValue($"\"{edition.Position.Value}-{edition.WrittenAt.ToUnixTimeMilliseconds():x}-{Build}\"", isWeak: true);
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                Mark(context.Response.Headers, tag, isFixed);
            return Task.CompletedTask;
        });
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }

    private static void Mark(IHeaderDictionary headers, EntityTagHeaderValue tag, bool isFixed)
    {
        if (headers.CacheControl != Never)
            headers.CacheControl = isFixed ? Immutable : "no-cache";
        if (headers.ETag.Count == 0)
            headers.ETag = tag.ToString();
    }

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
