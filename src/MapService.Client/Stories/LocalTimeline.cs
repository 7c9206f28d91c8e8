using System.Collections.Immutable;
using MapService.Client.Scenes;
using MapService.Playback.Clocks;

namespace MapService.Client.Stories;

/// <summary>
/// The map at any moment from what HTTP tells, for the moments that the frames do not cover: while the server has not answered
/// a seek, and while the connection is lost. Units that never move keep their last known stay. Immutable.
/// </summary>
public sealed class LocalTimeline
{
    /// <summary>How far ahead along a route the heading looks: a bend of a street does not make the arrow tremble.</summary>
    private const double HeadingReachMetres = 30;

    private readonly Story _story;
    private readonly ILookup<string, StoryMovement> _movements;
    private readonly ImmutableArray<HeldPlace> _changes;
    private readonly ImmutableArray<TurnedBridge> _turns;

    internal LocalTimeline(Story story)
    {
        _story = story;
        _movements = story.Movements.ToLookup(movement => movement.Properties.Unit);
        _changes =
        [
            .. (from one in story.Events
                from change in one.Properties.Control
                select new HeldPlace(change.Place, change.Side, one.Id, one.End)).OrderBy(change => change.Since),
        ];
        _turns =
        [
            .. (from one in story.Events
                from turn in one.Properties.Bridges
                select new TurnedBridge(turn.Place, turn.State == "opened", one.Id, one.End)).OrderBy(turn => turn.Since),
        ];
    }

    /// <summary>The map at a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="known">The units that the last frames told of.</param>
    public Snapshot At(StoryTime at, ImmutableArray<UnitAt> known) => new(
        at,
        [.. known.Select(unit => Moved(unit.Unit, at) ?? unit)],
        [.. from one in _story.Events where one.Start <= at && at < one.End select new LiveEvent(one.Id, one.Start, one.End)],
        [.. _changes.TakeWhile(change => change.Since <= at).GroupBy(change => change.Place).Select(changes => changes.Last())],
        [.. _turns.TakeWhile(turn => turn.Since <= at).GroupBy(turn => turn.Place).Select(turns => turns.Last())]);

    private UnitAt? Moved(string unit, StoryTime at)
    {
        var movement = _movements[unit].LastOrDefault(one => one.Start <= at) ?? _movements[unit].FirstOrDefault();
        return movement is null ? null : On(movement, at);
    }

    private static UnitAt On(StoryMovement movement, StoryTime at)
    {
        var reached = movement.MetresDoneAt(at);
        var (lon, lat) = movement.Route.PositionAt(reached);
        if (at < movement.Start || at >= movement.End)
            return new UnitAt(movement.Properties.Unit, lon, lat, null, null);
        var ahead = movement.Route.PositionAt(reached + HeadingReachMetres);
        var heading = MercatorPoint.FromLonLat(lon, lat).DirectionTo(MercatorPoint.FromLonLat(ahead.Lon, ahead.Lat));
        return new UnitAt(movement.Properties.Unit, lon, lat, movement.Id, heading);
    }
}
