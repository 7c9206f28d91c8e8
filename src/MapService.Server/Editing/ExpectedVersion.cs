using System.Globalization;
using MapService.Archive;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace MapService.Server.Editing;

/// <summary>The version that an edit is about, from If-Match: of two editors who have read the same version the second is refused.</summary>
public static class ExpectedVersion
{
    /// <summary>The ETag of a version.</summary>
    public static string TagOf(ItemVersion version) => $"\"{version.Value.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Says in the OpenAPI document that the header has to be there.</summary>
    public static RouteHandlerBuilder RequireVersion(this RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status428PreconditionRequired)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = HeaderNames.IfMatch,
                In = ParameterLocation.Header,
                Required = true,
                Description = "The ETag of the version that was read: its number in quotes.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });

    /// <summary>The version that the item is in, if it is one that the request names; else why not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="latest">The last entry about the item.</param>
    public static (ItemVersion Version, IResult? Refusal) Read(HttpContext context, LogEntry latest)
    {
        var tags = context.Request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0)
            return (default, Missing(latest));
        ItemVersion? actual = latest.Change == LogChange.Withdrawn ? null : latest.Version;
        if (actual is { } version && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && tag.Tag == TagOf(version))))
            return (version, null);
        return (default, EditRefusals.WrongVersion(context.Response, new WrongExpectedVersionException(latest.Key, VersionIn(tags[0]), actual)));
    }

    private static IResult Missing(LogEntry latest) => TypedResults.Problem(
        $"If-Match: found nothing; allowed: the ETag of the version that was read, such as {TagOf(latest.Version)}.",
        statusCode: StatusCodes.Status428PreconditionRequired,
        title: "The version that is to be changed is not named.");

    /// <summary>The version that a tag names; 0 for one that is none.</summary>
    private static ItemVersion VersionIn(EntityTagHeaderValue tag) =>
        int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ItemVersion(number) : ItemVersion.None;
}
