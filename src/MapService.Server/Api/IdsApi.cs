using MapService.Contract;
using MapService.History;
using MapService.Server.Editions;

namespace MapService.Server.Api;

public static class IdsApi
{
    public static void MapIds(this IEndpointRouteBuilder routes) =>
        routes.MapResource("/api/ids", (Told told) => TypedResults.Ok(Describe(told)))
            .WithSummary("What the indexes in the frames of the hub stand for, at one log position; an empty text for what is not told yet.")
            .WithTags("Replay");

    private static ReplayIds Describe(Told told)
    {
        var (whole, part) = (told.Edition.Dataset, told.Dataset);
        return new ReplayIds(
            told.Edition.Position.Value,
            Ids(whole.Units, part.Units),
            Ids(whole.Movements, part.Movements),
            Ids(whole.Events, part.Events),
            Ids(whole.Places, part.Places),
            Ids(whole.Sides, part.Sides));
    }

    private static string[] Ids<T>(IReadOnlyList<T> whole, IReadOnlyCollection<T> part)
        where T : Item
    {
        var told = part.Count == whole.Count ? null : part.Select(item => item.Key.Id).ToHashSet();
        return [.. whole.Select(item => told?.Contains(item.Key.Id) is false ? "" : item.Key.Id)];
    }
}
