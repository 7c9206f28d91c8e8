using System.Collections.Immutable;
using MapService.History.Dating;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;

namespace MapService.History.Events;

/// <summary>Id of an event: a slug.</summary>
public readonly record struct EventId(string Value)
{
    /// <summary>The slug.</summary>
    public override string ToString() => Value;
}

/// <summary>Something that happened.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Kind">One of the data set's event kinds.</param>
/// <param name="Title">A short title.</param>
/// <param name="Account">What happened, in our own words.</param>
/// <param name="When">When.</param>
/// <param name="Places">Where; may be empty.</param>
/// <param name="Units">Who took part; may be empty.</param>
/// <param name="Side">Who acted, if one side did.</param>
/// <param name="Control">Who holds a place once the event is over, that is from the end of <paramref name="When"/>.</param>
/// <param name="Bridges">Which bridges are opened or closed once the event is over; may be empty.</param>
/// <param name="Causes">Events that led to it and began no later than it; may be empty.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Conflicts">Where the citations contradict each other; may be empty.</param>
/// <param name="Citations">Who says so; at least one.</param>
public sealed record HistoricalEvent(
    EventId Id,
    string Kind,
    string Title,
    string Account,
    When When,
    ImmutableArray<PlaceId> Places,
    ImmutableArray<UnitId> Units,
    SideId? Side,
    ImmutableArray<ControlChange> Control,
    ImmutableArray<BridgeChange> Bridges,
    ImmutableArray<EventId> Causes,
    Certainty Certainty,
    ImmutableArray<Conflict> Conflicts,
    ImmutableArray<Citation> Citations) : Item
{
    /// <summary>Which bridges are opened or closed once the event is over; may be empty.</summary>
    public ImmutableArray<BridgeChange> Bridges { get; init; } = Bridges.IsDefault ? [] : Bridges;

    /// <summary>Events that led to it and began no later than it; may be empty.</summary>
    public ImmutableArray<EventId> Causes { get; init; } = Causes.IsDefault ? [] : Causes;

    /// <summary>Where the citations contradict each other; may be empty.</summary>
    public ImmutableArray<Conflict> Conflicts { get; init; } = Conflicts.IsDefault ? [] : Conflicts;

    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Event, Id.Value);
}

/// <summary>A place passing to a side.</summary>
/// <param name="Place">The place.</param>
/// <param name="Side">Who holds it from then on.</param>
public sealed record ControlChange(PlaceId Place, SideId Side);

/// <summary>A bridge being opened or closed.</summary>
/// <param name="Bridge">The bridge.</param>
/// <param name="State">How it is from then on.</param>
public sealed record BridgeChange(PlaceId Bridge, BridgeState State);

/// <summary>How a movable bridge is. One of which nothing is said is closed.</summary>
public enum BridgeState
{
    /// <summary>Raised or swung away: ships pass, nobody crosses.</summary>
    Opened,

    /// <summary>Lowered or swung back: people cross.</summary>
    Closed,
}
