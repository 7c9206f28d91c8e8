using System.Collections.Immutable;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Client.Scenes;

/// <summary>The map at one moment of story time, by ids. Immutable.</summary>
/// <param name="At">The moment.</param>
/// <param name="Units">Where units are.</param>
/// <param name="Events">What is going on.</param>
/// <param name="Control">Who holds what.</param>
/// <param name="Bridges">Which bridges were opened, or closed again; the others are closed.</param>
public sealed record Snapshot(
    StoryTime At,
    ImmutableArray<UnitAt> Units,
    ImmutableArray<LiveEvent> Events,
    ImmutableArray<HeldPlace> Control,
    ImmutableArray<TurnedBridge> Bridges)
{
    /// <summary>The map at a moment about which the frames tell everything.</summary>
    /// <param name="fold">What the frames add up to.</param>
    /// <param name="at">A moment of its window.</param>
    /// <param name="ids">What its indexes stand for: those of its log position.</param>
    public static Snapshot Of(FrameFold fold, StoryTime at, ReplayIds ids)
    {
        ArgumentNullException.ThrowIfNull(fold);
        ArgumentNullException.ThrowIfNull(ids);
        return new Snapshot(
            at,
            [.. from span in fold.Segments.Values where span.Start <= at && at < span.End select UnitOn(span, at, ids)],
            [.. from span in fold.Events.Values where span.Start <= at && at < span.End select new LiveEvent(ids.Events[span.Event], span.Start, span.End)],
            [.. from span in fold.Control.Values
                where span.Start <= at && at < span.End
                select new HeldPlace(ids.Places[span.Place], ids.Sides[span.Side], ids.Events[span.Event], span.Start)],
            [.. from span in fold.Bridges.Values
                where span.Start <= at && at < span.End
                select new TurnedBridge(ids.Places[span.Place], span.State == History.Events.BridgeState.Opened, ids.Events[span.Event], span.Start)]);
    }

    private static UnitAt UnitOn(Segment segment, StoryTime at, ReplayIds ids)
    {
        var (lon, lat) = segment.PositionAt(at);
        return segment.IsMoving
            ? new UnitAt(ids.Units[segment.Unit], lon, lat, ids.Movements[segment.Movement], HeadingOf(segment))
            : new UnitAt(ids.Units[segment.Unit], lon, lat, null, null);
    }

    private static double? HeadingOf(Segment segment)
    {
        var (from, to) = (MercatorPoint.FromLonLat(segment.FromLon, segment.FromLat), MercatorPoint.FromLonLat(segment.ToLon, segment.ToLat));
        return from == to ? null : from.DirectionTo(to);
    }
}

/// <summary>Where a unit is.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Lon">Longitude, degrees.</param>
/// <param name="Lat">Latitude, degrees.</param>
/// <param name="Movement">Id of the movement it is on; null for one that stands.</param>
/// <param name="HeadingDegrees">Clockwise from north, in [0, 360); null for one that does not move.</param>
public readonly record struct UnitAt(string Unit, double Lon, double Lat, string? Movement, double? HeadingDegrees);

/// <summary>An event under way in [Start, End).</summary>
/// <param name="Event">Id of the event.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it is over.</param>
public readonly record struct LiveEvent(string Event, StoryTime Start, StoryTime End);

/// <summary>A place that is held.</summary>
/// <param name="Place">Id of the place.</param>
/// <param name="Side">Id of the side that holds it.</param>
/// <param name="Event">Id of the event that brought it about.</param>
/// <param name="Since">Since when.</param>
public readonly record struct HeldPlace(string Place, string Side, string Event, StoryTime Since);

/// <summary>A bridge that was opened, or closed again.</summary>
/// <param name="Place">Id of the bridge.</param>
/// <param name="IsOpen">Whether ships can pass, and nobody else.</param>
/// <param name="Event">Id of the event that brought it about.</param>
/// <param name="Since">Since when.</param>
public readonly record struct TurnedBridge(string Place, bool IsOpen, string Event, StoryTime Since);
