using System.ComponentModel;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;
using MapService.Server.Editions;
using Microsoft.AspNetCore.Http.HttpResults;
using BridgeSpan = MapService.Playback.Timelines.BridgeSpan;
using ControlSpan = MapService.Playback.Timelines.ControlSpan;

namespace MapService.Server.Api;

public static class StateApi
{
    public static void MapState(this IEndpointRouteBuilder routes) =>
        routes.MapResource("/api/state", At)
            .WithSummary("The map at one moment: where every unit is, what is going on, who holds what and which bridges are open.")
            .WithTags("Replay")
            .RequireParameter("at");

    private static Results<Ok<StateInfo>, ProblemHttpResult> At(
        Edition edition,
        [Description("The moment, Gregorian, without offset: 1917-11-07T06:30:00.")] string? at)
    {
        var query = new Query();
        var header = edition.Dataset.Header;
        var moment = query.TimeWithin(nameof(at), at, header.From, header.To);
        return query.IsBad ? query.Problem() : TypedResults.Ok(Describe(edition, StoryTime.From(moment)));
    }

    private static StateInfo Describe(Edition edition, StoryTime at)
    {
        var (dataset, timeline) = (edition.Dataset, edition.Timeline);
        var spans = timeline.At(at).Spans;
        return new StateInfo(
            Answers.Text(at.ToLocal()),
            edition.Position.Value,
            [.. spans.Segments.Select(number => Describe(edition, timeline.Segments[number], at)).OrderBy(unit => unit.Id, StringComparer.Ordinal)],
            [.. spans.Events.Select(number => dataset.Events[timeline.Events[number].Event].Id.Value)],
            [.. spans.Control.Select(number => Describe(edition, timeline.Control[number])).OrderBy(control => control.Place, StringComparer.Ordinal)],
            [.. spans.Bridges.Select(number => Describe(edition, timeline.Bridges[number])).OrderBy(bridge => bridge.Place, StringComparer.Ordinal)]);
    }

    private static UnitState Describe(Edition edition, Segment segment, StoryTime at)
    {
        var (lon, lat) = segment.PositionAt(at);
        return new UnitState(
            edition.Dataset.Units[segment.Unit].Id.Value,
            lon,
            lat,
            segment.IsMoving ? segment.HeadingDegrees : null,
            segment.IsMoving,
            segment.IsMoving ? edition.Dataset.Movements[segment.Movement].Id.Value : null);
    }

    private static ControlState Describe(Edition edition, ControlSpan held) => new(
        edition.Dataset.Places[held.Place].Id.Value,
        edition.Dataset.Sides[held.Side].Id.Value,
        Answers.Text(held.Start.ToLocal()),
        edition.Dataset.Events[held.Event].Id.Value);

    private static BridgeState Describe(Edition edition, BridgeSpan bridge) => new(
        edition.Dataset.Places[bridge.Place].Id.Value,
        Answers.Word(bridge.State),
        Answers.Text(bridge.Start.ToLocal()),
        edition.Dataset.Events[bridge.Event].Id.Value);
}
