using MapService.Contract;
using MapService.Playback.Frames;
using MapService.Server.Api;
using MapService.Server.Editions;

namespace MapService.Server.Live;

/// <summary>The spans of a frame as they go over the wire: with ids in place of indexes.</summary>
public static class FrameContents
{
    public static FrameSpans Describe(Edition edition, SpanNumbers spans) => new(
        [.. spans.Segments.Select(number => DescribeSegment(edition, number))],
        [.. spans.Events.Select(number => DescribeEvent(edition, number))],
        [.. spans.Control.Select(number => DescribeControl(edition, number))],
        [.. spans.Bridges.Select(number => DescribeBridge(edition, number))]);

    private static SegmentSpan DescribeSegment(Edition edition, int number)
    {
        var segment = edition.Timeline.Segments[number];
        return new SegmentSpan(
            number,
            edition.Dataset.Units[segment.Unit].Id.Value,
            segment.IsMoving ? edition.Dataset.Movements[segment.Movement].Id.Value : null,
            segment.FromLon,
            segment.FromLat,
            segment.ToLon,
            segment.ToLat,
            segment.Start.Milliseconds,
            segment.End.Milliseconds);
    }

    private static EventSpan DescribeEvent(Edition edition, int number)
    {
        var span = edition.Timeline.Events[number];
        return new EventSpan(number, edition.Dataset.Events[span.Event].Id.Value, span.Start.Milliseconds, span.End.Milliseconds);
    }

    private static ControlSpan DescribeControl(Edition edition, int number)
    {
        var span = edition.Timeline.Control[number];
        return new ControlSpan(
            number,
            edition.Dataset.Places[span.Place].Id.Value,
            edition.Dataset.Sides[span.Side].Id.Value,
            edition.Dataset.Events[span.Event].Id.Value,
            span.Start.Milliseconds,
            span.End.Milliseconds);
    }

    private static BridgeSpan DescribeBridge(Edition edition, int number)
    {
        var span = edition.Timeline.Bridges[number];
        return new BridgeSpan(
            number,
            edition.Dataset.Places[span.Place].Id.Value,
            Answers.Word(span.State),
            edition.Dataset.Events[span.Event].Id.Value,
            span.Start.Milliseconds,
            span.End.Milliseconds);
    }
}
