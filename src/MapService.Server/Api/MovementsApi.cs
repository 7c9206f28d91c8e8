using MapService.Contract;
using MapService.History;
using MapService.History.Movements;
using MapService.Server.Editions;

namespace MapService.Server.Api;

public static class MovementsApi
{
    public static void MapMovements(this IEndpointRouteBuilder routes) =>
        routes.MapResource("/api/movements", (Told told) => GeoJson.Answer(List(told.Dataset)))
            .WithSummary("Movements in order of departure, as GeoJSON.")
            .WithTags("History")
            .Produces<MovementCollection>(StatusCodes.Status200OK, GeoJson.ContentType);

    private static MovementCollection List(Dataset dataset) =>
        new([.. dataset.Movements.Select(movement => Feature(dataset, movement))]);

    private static MovementFeature Feature(Dataset dataset, Movement movement)
    {
        var route = dataset.RouteOf(movement);
        return new MovementFeature(
            movement.Id.Value,
            Answers.Geometry(route),
            new MovementProperties(
                movement.Unit.Value,
                Answers.Text(movement.Departure.From),
                Answers.Text(movement.Arrival.To),
                Answers.OldStyle(movement.Departure.From, movement.Arrival.To),
                Answers.Word(movement.Departure.Precision),
                Answers.Word(movement.Arrival.Precision),
                movement.Departure.Derivation,
                movement.Arrival.Derivation,
                Answers.Word(movement.Mode),
                Math.Round(Geodesy.LengthMetres(route)),
                movement.Column is { } column ? new ColumnInfo(column.LengthMetres, column.Derivation) : null,
                [Answers.Reference(dataset, movement.From), Answers.Reference(dataset, movement.To)],
                dataset.UnitById[movement.Unit].Side.Value,
                Answers.Word(movement.Certainty),
                Answers.Conflicts(movement.Conflicts, movement.Citations),
                Answers.Citations(movement.Citations)));
    }
}
