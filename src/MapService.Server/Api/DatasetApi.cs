using MapService.Contract;
using MapService.History;
using MapService.History.Units;
using MapService.Server.Editions;

namespace MapService.Server.Api;

public static class DatasetApi
{
    public static void MapDataset(this IEndpointRouteBuilder routes) =>
        routes.MapResource("/api/dataset", (Told told) => TypedResults.Ok(Describe(told)))
            .WithSummary("What this history is: its span, sides, units, kinds of events and sources.")
            .WithTags("Dataset");

    private static DatasetInfo Describe(Told told)
    {
        var dataset = told.Dataset;
        var header = dataset.Header;
        return new DatasetInfo(
            header.Id,
            header.Title,
            header.Description,
            header.Language,
            header.Clock,
            new Period(Answers.Text(header.From), Answers.Text(header.To)),
            Answers.Text(header.Opening ?? header.From),
            [header.View.West, header.View.South, header.View.East, header.View.North],
            told.Edition.Position.Value,
            [.. dataset.Sides.Select(side => new SideInfo(side.Id.Value, side.Name, side.Description, side.Colour, Answers.Word(side.Pattern)))],
            [.. dataset.Units.Select(Describe)],
            [.. header.EventKinds.Select(kind => new KindInfo(kind.Id, kind.Name, kind.Sign is { } sign ? Answers.Word(sign) : null))],
            [.. header.Chapters.Select(one => new ChapterInfo(one.Id, one.Title, new Period(Answers.Text(one.From), Answers.Text(one.To))))],
            [.. dataset.Sources.Select(Describe)],
            Count(dataset));
    }

    private static UnitInfo Describe(Unit unit) => new(
        unit.Id.Value,
        unit.Name,
        unit.Side.Value,
        Answers.Word(unit.Kind),
        new PresenceInfo(unit.Presence.Place.Value, Answers.Text(unit.Presence.From), unit.Presence.To is { } to ? Answers.Text(to) : null),
        [.. unit.Strength.Select(strength => new StrengthInfo(strength.Value, strength.Of, Answers.Citations(strength.Citations)))],
        Answers.Conflicts(unit.Conflicts, [.. unit.Citations, .. unit.Strength.SelectMany(strength => strength.Citations)]),
        Answers.Citations(unit.Citations));

    private static SourceInfo Describe(History.Sources.Source source) => new(
        source.Id.Value,
        source.Title,
        source.Author,
        source.Language,
        Answers.Word(source.Calendar),
        source.Document,
        source.LineCount,
        source.Note);

    private static DatasetCounts Count(Dataset dataset) => new(
        dataset.Events.Length, dataset.Movements.Length, dataset.Places.Length, dataset.Units.Length, dataset.Sources.Length);
}
