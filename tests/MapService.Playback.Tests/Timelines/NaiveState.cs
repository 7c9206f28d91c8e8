using MapService.History;
using MapService.History.Events;
using MapService.History.Movements;
using MapService.History.Units;
using MapService.Playback.Clocks;
using NetTopologySuite.Geometries;

namespace MapService.Playback.Tests.Timelines;

/// <summary>The state of the map at a moment, worked out from the items one by one: slow, and written without the timeline.</summary>
internal sealed class NaiveState(Dataset dataset, StoryTime time)
{
    public IEnumerable<string> Events =>
        from happening in dataset.Events
        let start = StoryTime.From(happening.When.From)
        let end = Math.Max(StoryTime.From(happening.When.To).Milliseconds, start.Milliseconds + 60_000)
        where start <= time && time.Milliseconds < end
        select happening.Id.Value;

    public string? HolderOf(string place) => (
        from happening in dataset.Events
        from change in happening.Control
        where change.Place.Value == place && StoryTime.From(happening.When.To) <= time
        orderby happening.When.To
        select change.Side.Value).LastOrDefault();

    public BridgeState? StateOf(string bridge) => (
        from happening in dataset.Events
        from change in happening.Bridges
        where change.Bridge.Value == bridge && StoryTime.From(happening.When.To) <= time
        orderby happening.When.To
        select (BridgeState?)change.State).LastOrDefault();

    /// <summary>Where a unit is, whether it moves, and how far it comes in a millisecond; null while it is not on the map.</summary>
    public (Coordinate At, bool IsMoving, double Step)? Find(Unit unit)
    {
        if (time < StoryTime.From(unit.Presence.From) || IsGone(unit))
            return null;
        var begun = dataset.Movements.Where(movement => movement.Unit == unit.Id && StoryTime.From(movement.Departure.From) <= time).ToList();
        if (begun.Count == 0)
            return (dataset.PlaceById[unit.Presence.Place].Location.Coordinate, false, 0);
        return time < StoryTime.From(begun[^1].Arrival.To)
            ? Along(begun[^1])
            : (dataset.PlaceById[begun[^1].To].Location.Coordinate, false, 0);
    }

    private bool IsGone(Unit unit) =>
        unit.Presence.To is { } end && end < dataset.Header.To && StoryTime.From(end) <= time;

    private (Coordinate At, bool IsMoving, double Step) Along(Movement movement)
    {
        var (start, end) = (StoryTime.From(movement.Departure.From).Milliseconds, StoryTime.From(movement.Arrival.To).Milliseconds);
        var route = dataset.RouteOf(movement).Coordinates;
        var lengths = route.Zip(route.Skip(1), Geodesy.DistanceMetres).ToList();
        var left = lengths.Sum() * (time.Milliseconds - start) / (end - start);
        var piece = 0;
        while (piece < lengths.Count - 1 && left >= lengths[piece])
            left -= lengths[piece++];
        var share = lengths[piece] > 0 ? left / lengths[piece] : 0;
        return (Between(route[piece], route[piece + 1], share), true, new LineString(route).Length / (end - start));
    }

    private static Coordinate Between(Coordinate from, Coordinate to, double share) =>
        new(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
}
