using MapService.Contract;
using MapService.Server.Editions;

namespace MapService.Server.Api;

public static class IdsApi
{
    public static void MapIds(this IEndpointRouteBuilder routes) =>
        routes.MapResource("/api/ids", (Edition edition) => TypedResults.Ok(Describe(edition)))
            .WithSummary("What the indexes in the frames of the hub stand for, at one log position.")
            .WithTags("Replay");

    private static ReplayIds Describe(Edition edition)
    {
        var dataset = edition.Dataset;
        return new ReplayIds(
            edition.Position.Value,
            [.. dataset.Units.Select(unit => unit.Id.Value)],
            [.. dataset.Movements.Select(movement => movement.Id.Value)],
            [.. dataset.Events.Select(happening => happening.Id.Value)],
            [.. dataset.Places.Select(place => place.Id.Value)],
            [.. dataset.Sides.Select(side => side.Id.Value)]);
    }
}
