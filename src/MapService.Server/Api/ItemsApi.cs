using System.ComponentModel;
using System.Text.Json;
using MapService.Archive;
using MapService.Archive.Import;
using MapService.Contract;
using MapService.History;
using MapService.Server.Editing;
using MapService.Server.Editions;

namespace MapService.Server.Api;

/// <summary>
/// Single items as the seeds have them: to be read, changed and given back. The version of an item is its ETag, and an edit
/// names the version that it is about.
/// </summary>
public static class ItemsApi
{
    private const string OfKind = "/api/items/{kind}";
    private const string OfItem = "/api/items/{kind}/{id}";
    private const string Kinds = "Kind of the item: dataset, source, side, place, unit, event, movement or lecture.";
    private const string By = "Who writes; stands in the log for all to read.";

    public static void MapItems(this IEndpointRouteBuilder routes)
    {
        routes.MapResource(OfItem, Read)
            .WithSummary("An item with the fields that it has in a seed file. Its version is the ETag.")
            .WithTags("Editing")
            .Produces<JsonElement>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        routes.MapEdit(HttpMethods.Post, OfKind, Record)
            .WithSummary("Records an item that is not there.")
            .TakeItem()
            .Produces<LogEntryInfo>(StatusCodes.Status201Created);

        routes.MapEdit(HttpMethods.Put, OfItem, Revise)
            .WithSummary("Replaces an item of the version that If-Match names.")
            .TakeItem()
            .RequireVersion()
            .Produces<LogEntryInfo>();

        routes.MapEdit(HttpMethods.Delete, OfItem, Withdraw)
            .WithSummary("Withdraws an item of the version that If-Match names. Its history stays.")
            .RequireVersion()
            .Produces<LogEntryInfo>();
    }

    private static IResult Read(
        HttpContext context, Edition edition, EditorGate gate, [Description(Kinds)] string kind, [Description("Id of the item.")] string id)
    {
        var response = context.Response;
        if (KeyOf(kind, id) is not { } key)
            return NotThere(kind, id);
        // A lecture holds what only its presenter may read, and nobody on the way keeps.
        if (key.Kind == ItemKind.Lecture)
        {
            response.Headers.CacheControl = Caching.Never;
            if (gate.Refuse(context) is { } refusal)
                return refusal;
        }
        if (edition.Items.Find(key) is not { } held)
            return NotThere(kind, id);
        response.Headers.ETag = ExpectedVersion.TagOf(held.Version);
        return TypedResults.Json(SeedWriter.Write(ItemJson.Read(key.Kind, held.Body!)));
    }

    private static async Task<IResult> Record(
        HttpContext context, ItemEdits edits, [Description(Kinds)] string kind, [Description(By)] string? by)
    {
        var query = new Query();
        var author = query.Author(nameof(by), by);
        if (query.IsBad)
            return query.Problem();
        if (KeyOf(kind, "") is not { } key)
            return NotThere(kind, null);

        var entry = edits.Write(new RecordItem(await ItemBody.Read(context.Request, key.Kind, edits.ReadCurrent())), author);
        context.Response.Headers.ETag = ExpectedVersion.TagOf(entry.Version);
        return TypedResults.Created($"/api/items/{kind}/{entry.Key.Id}", LogApi.Describe(entry, withItem: false));
    }

    private static Task<IResult> Revise(
        HttpContext context,
        ItemEdits edits,
        [Description(Kinds)] string kind,
        [Description("Id of the item.")] string id,
        [Description(By)] string? by) =>
        Change(context, edits, kind, id, by, async (current, version) =>
        {
            var item = await ItemBody.Read(context.Request, current.Key.Kind, edits.ReadCurrent());
            return item.Key == current.Key
                ? new ReviseItem(item, version)
                : throw new BadHttpRequestException($"id: found '{item.Key.Id}'; allowed: '{id}', as in the address. An item keeps its id; record another and withdraw this one.");
        });

    private static Task<IResult> Withdraw(
        HttpContext context,
        ItemEdits edits,
        [Description(Kinds)] string kind,
        [Description("Id of the item.")] string id,
        [Description(By)] string? by) =>
        Change(context, edits, kind, id, by, (current, version) => Task.FromResult<Revision>(new WithdrawItem(current.Key, version)));

    /// <summary>Changes an item that has been recorded, if it is in the version that the request expects.</summary>
    private static async Task<IResult> Change(
        HttpContext context, ItemEdits edits, string kind, string id, string? by, Func<LogEntry, ItemVersion, Task<Revision>> change)
    {
        var query = new Query();
        var author = query.Author(nameof(by), by);
        if (query.IsBad)
            return query.Problem();
        if (KeyOf(kind, id) is not { } key || edits.ReadCurrent().Latest(key) is not { } latest)
            return NotThere(kind, id);

        var (version, refusal) = ExpectedVersion.Read(context, latest);
        if (refusal is not null)
            return refusal;
        var entry = edits.Write(await change(latest, version), author);
        context.Response.Headers.ETag = ExpectedVersion.TagOf(entry.Version);
        return TypedResults.Ok(LogApi.Describe(entry, withItem: false));
    }

    private static ItemKey? KeyOf(string kind, string id) =>
        Enum.GetValues<ItemKind>().Where(one => Answers.Word(one) == kind).Select(one => new ItemKey(one, id)).Cast<ItemKey?>().FirstOrDefault();

    private static IResult NotThere(string kind, string? id) => TypedResults.Problem(
        id is null || KeyOf(kind, id) is null
            ? $"kind: found '{kind}'; allowed: one of {string.Join(", ", Enum.GetValues<ItemKind>().Select(Answers.Word))}."
            : $"id: found '{id}'; allowed: the id of a {kind} that is there.",
        statusCode: StatusCodes.Status404NotFound);
}
