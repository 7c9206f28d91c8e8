using MapService.History;
using MapService.History.Movements;
using MapService.History.Units;
using MapService.Playback.Clocks;
using NetTopologySuite.Geometries;

namespace MapService.Playback.Timelines;

/// <summary>Turns each unit's presence and movements into segments without gap or overlap.</summary>
internal static class Itinerary
{
    /// <summary>Every segment of a data set, unit by unit; the units are shared out among the processors.</summary>
    public static Segment[] SegmentsOf(Dataset dataset)
    {
        var movements = dataset.Movements.Select((movement, index) => (movement, index)).ToLookup(pair => pair.movement.Unit);
        var itineraries = new List<Segment>[dataset.Units.Length];
        Parallel.For(0, itineraries.Length, unit =>
            itineraries[unit] = [.. SegmentsOf(dataset, dataset.Units[unit], unit, movements[dataset.Units[unit].Id])]);
        return Join(itineraries);
    }

    private static Segment[] Join(List<Segment>[] itineraries)
    {
        var (all, count) = (new Segment[itineraries.Sum(segments => segments.Count)], 0);
        foreach (var segments in itineraries)
        {
            segments.CopyTo(all, count);
            count += segments.Count;
        }
        return all;
    }

    private static IEnumerable<Segment> SegmentsOf(
        Dataset dataset, Unit unit, int unitIndex, IEnumerable<(Movement Movement, int Index)> movements)
    {
        var place = dataset.PlaceById[unit.Presence.Place].Location.Coordinate;
        var time = StoryTime.From(unit.Presence.From);
        foreach (var (movement, index) in movements)
        {
            var route = dataset.RouteOf(movement).Coordinates;
            var (departure, arrival) = (StoryTime.From(movement.Departure.From), StoryTime.From(movement.Arrival.To));
            if (time < departure)
                yield return Stay(unitIndex, place, time, departure);
            foreach (var segment in Pieces(unitIndex, index, route, departure, arrival))
                yield return segment;
            (place, time) = (route[^1], arrival);
        }
        var end = EndOf(unit, dataset);
        if (time < end)
            yield return Stay(unitIndex, place, time, end);
    }

    /// <summary>What lasts to the end of the span does not end there: the last picture is not an empty one.</summary>
    private static StoryTime EndOf(Unit unit, Dataset dataset) =>
        unit.Presence.To is { } to && to < dataset.Header.To ? StoryTime.From(to) : StoryTime.EndOfTime;

    private static Segment Stay(int unit, Coordinate place, StoryTime start, StoryTime end) =>
        new(unit, -1, place.X, place.Y, place.X, place.Y, start, end);

    /// <summary>The straight pieces of a route, travelled at an even pace; a piece shorter than a millisecond is skipped.</summary>
    private static IEnumerable<Segment> Pieces(int unit, int movement, Coordinate[] route, StoryTime departure, StoryTime arrival)
    {
        var duration = arrival.Milliseconds - departure.Milliseconds;
        var length = Geodesy.LengthMetres(new LineString(route));
        var (from, start, travelled) = (route[0], departure, 0.0);
        for (var index = 1; index < route.Length; index++)
        {
            travelled += Geodesy.DistanceMetres(route[index - 1], route[index]);
            var share = length > 0 ? travelled / length : 1;
            var end = index == route.Length - 1 ? arrival : new StoryTime(departure.Milliseconds + (long)Math.Round(duration * share));
            if (end <= start)
                continue;
            yield return new Segment(unit, movement, from.X, from.Y, route[index].X, route[index].Y, start, end);
            (from, start) = (route[index], end);
        }
    }
}
