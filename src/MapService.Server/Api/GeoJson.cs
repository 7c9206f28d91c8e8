using Microsoft.AspNetCore.Http.HttpResults;

namespace MapService.Server.Api;

/// <summary>GeoJSON answers (RFC 7946).</summary>
public static class GeoJson
{
    public const string ContentType = "application/geo+json";

    public static JsonHttpResult<T> Answer<T>(T collection) => TypedResults.Json(collection, contentType: ContentType);
}
