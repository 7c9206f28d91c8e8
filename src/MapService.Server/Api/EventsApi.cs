using System.ComponentModel;
using MapService.Contract;
using MapService.History;
using MapService.History.Events;
using MapService.History.Places;
using MapService.Server.Editions;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace MapService.Server.Api;

public static class EventsApi
{
    private const int LongestSearch = 200;

    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapResource("/api/events", List)
            .WithSummary("Events in order of time, as GeoJSON.")
            .WithTags("History")
            .Produces<EventCollection>(StatusCodes.Status200OK, GeoJson.ContentType);

    private static Results<JsonHttpResult<EventCollection>, ProblemHttpResult> List(
        Told told,
        [Description("Only events that are not over before this time, Gregorian: 1917-11-07T06:30 or 1917-11-07.")] string? from,
        [Description("Only events that begin before this time, Gregorian.")] string? to,
        [Description("Only events with a place in this box: west,south,east,north in degrees.")] string? bbox,
        [Description("Only events in which one of these sides acted; ids separated by commas.")] string? side,
        [Description("Only events of these kinds; ids separated by commas.")] string? kind,
        [Description("Only events that cite one of these sources; ids separated by commas.")] string? source,
        [Description("Only events whose title, account or place names hold words that begin with each of these; case and accents do not matter.")] string? q)
    {
        var dataset = told.Dataset;
        var query = new Query();
        var (earliest, latest) = query.Span(nameof(from), from, nameof(to), to);
        var filter = new Filter(
            dataset,
            earliest,
            latest,
            query.Bounds(nameof(bbox), bbox),
            query.Ids(nameof(side), side, dataset.Sides.Select(one => one.Id.Value)),
            query.Ids(nameof(kind), kind, dataset.Header.EventKinds.Select(one => one.Id)),
            query.Ids(nameof(source), source, dataset.Sources.Select(one => one.Id.Value)),
            query.OptionalText(nameof(q), q, LongestSearch));
        if (query.IsBad)
            return query.Problem();
        return GeoJson.Answer(new EventCollection([.. dataset.Events.Where(filter.Accepts).Select(one => Feature(dataset, one))]));
    }

    private static EventFeature Feature(Dataset dataset, HistoricalEvent happening) => new(
        happening.Id.Value,
        Answers.Geometry([.. happening.Places.Select(place => dataset.PlaceById[place].Location)]),
        new EventProperties(
            happening.Title,
            happening.Kind,
            happening.Account,
            Answers.Text(happening.When.From),
            Answers.Text(happening.When.To),
            Answers.Word(happening.When.Precision),
            Answers.OldStyle(happening.When.From, happening.When.To),
            Answers.Word(happening.When.WrittenIn),
            happening.When.Derivation,
            Answers.Word(happening.Certainty),
            [.. happening.Places.Select(place => Answers.Reference(dataset, place))],
            [.. happening.Units.Select(unit => unit.Value)],
            happening.Side?.Value,
            [.. happening.Control.Select(change => new Contract.ControlChange(change.Place.Value, change.Side.Value))],
            [.. happening.Bridges.Select(change => new Contract.BridgeChange(change.Bridge.Value, Answers.Word(change.State)))],
            [.. happening.Causes.Select(cause => cause.Value)],
            Answers.Conflicts(happening.Conflicts, happening.Citations),
            Answers.Citations(happening.Citations)));

    /// <summary>What a caller asked for; a null asks for nothing.</summary>
    private sealed record Filter(
        Dataset Dataset,
        LocalDateTime From,
        LocalDateTime To,
        GeographicBounds? Bounds,
        IReadOnlySet<string>? Sides,
        IReadOnlySet<string>? Kinds,
        IReadOnlySet<string>? Sources,
        string? Search)
    {
        private readonly string[] _words = NameKey.Of(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public bool Accepts(HistoricalEvent happening) =>
            IsWithin(happening)
            && (Sides is null || (happening.Side is { } side && Sides.Contains(side.Value)))
            && (Kinds is null || Kinds.Contains(happening.Kind))
            && (Sources is null || happening.Citations.Any(citation => Sources.Contains(citation.Source.Value)))
            && (Bounds is not { } bounds || happening.Places.Any(place => bounds.Contains(Dataset.PlaceById[place].Location)))
            && (Search is null || Mentions(happening));

        /// <summary>Half-open against half-open; an instant counts as its moment.</summary>
        private bool IsWithin(HistoricalEvent happening) =>
            happening.When.From < To && (happening.When.IsInstant ? happening.When.From >= From : happening.When.To > From);

        private bool Mentions(HistoricalEvent happening)
        {
            var names = happening.Places.SelectMany(place => Dataset.PlaceById[place].Names).Select(name => name.Text);
            var text = ' ' + NameKey.Of(string.Join(' ', [happening.Title, happening.Account, .. names]));
            return _words.Length > 0 && _words.All(word => text.Contains(' ' + word, StringComparison.Ordinal));
        }
    }
}
