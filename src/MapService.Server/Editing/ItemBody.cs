using MapService.Archive;
using MapService.Archive.Import;
using MapService.History;
using MapService.History.Sources;
using Microsoft.OpenApi;

namespace MapService.Server.Editing;

/// <summary>The item in the body of a request: JSON with the fields of a seed file.</summary>
public static class ItemBody
{
    /// <summary>The largest of the shipped items is some ten kilobytes.</summary>
    private const int MostBytes = 256 * 1024;

    /// <summary>Says in the OpenAPI document that an item has to be there; another type is refused by <see cref="Read"/>, after the key.</summary>
    public static RouteHandlerBuilder TakeItem(this RouteHandlerBuilder route) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The item with the fields that it has in a seed file.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
            },
        };
        return Task.CompletedTask;
    });

    /// <summary>Reads it. Whether it fits the rest of the data set has not been looked at.</summary>
    /// <exception cref="BadHttpRequestException">It is not JSON by its type, or too large.</exception>
    /// <exception cref="InvalidSeedsException">It is not an item of this kind; with everything that is wrong.</exception>
    public static async Task<Item> Read(HttpRequest request, ItemKind kind, CurrentItems current)
    {
        if (!request.HasJsonContentType())
            throw new BadHttpRequestException($"Content-Type: found '{request.ContentType}'; allowed: application/json.", StatusCodes.Status415UnsupportedMediaType);
        var text = await ReadBytes(request);
        return SeedText.ReadJson(kind, text, SourcesOf(current));
    }

    private static async Task<byte[]> ReadBytes(HttpRequest request)
    {
        var bytes = new byte[MostBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return read <= MostBytes
            ? bytes[..read]
            : throw new BadHttpRequestException($"Body: found more than {MostBytes} bytes; allowed: one item.", StatusCodes.Status413PayloadTooLarge);
    }

    private static IEnumerable<Source> SourcesOf(CurrentItems current) =>
        current.Held.Where(entry => entry.Key.Kind == ItemKind.Source).Select(entry => (Source)ItemJson.Read(ItemKind.Source, entry.Body!));
}
