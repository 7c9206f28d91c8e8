using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MapService.History.Dating;
using MapService.History.Places;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>Id of a movement: a slug.</summary>
public readonly record struct MovementId(string Value)
{
    /// <summary>The slug.</summary>
    public override string ToString() => Value;
}

/// <summary>How a unit travels.</summary>
public enum TravelMode
{
    /// <summary>Marching.</summary>
    Foot,

    /// <summary>By road vehicle.</summary>
    Road,

    /// <summary>By train.</summary>
    Rail,

    /// <summary>By ship on a river.</summary>
    River,

    /// <summary>By ship at sea.</summary>
    Sea,
}

/// <summary>What a movement keeps to between its places and waypoints.</summary>
public enum Course
{
    /// <summary>The lines of the base map for its mode: streets, railways, fairways.</summary>
    Network,

    /// <summary>The straight line, over open ground, inside a building, or where no line is drawn.</summary>
    Direct,
}

/// <summary>A unit going from one place to another at an even pace.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Unit">Who moves.</param>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Via">What it passes between, in order; may be empty.</param>
/// <param name="Mode">How it travels.</param>
/// <param name="Departure">When it sets out; played from its start.</param>
/// <param name="Arrival">When it is there; played to its end.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Conflicts">Where the citations contradict each other; may be empty.</param>
/// <param name="Citations">Who says so; at least one.</param>
public sealed record Movement(
    MovementId Id,
    UnitId Unit,
    PlaceId From,
    PlaceId To,
    ImmutableArray<Waypoint> Via,
    TravelMode Mode,
    When Departure,
    When Arrival,
    Certainty Certainty,
    ImmutableArray<Conflict> Conflicts,
    ImmutableArray<Citation> Citations) : Item
{
    /// <summary>Where the citations contradict each other; may be empty.</summary>
    public ImmutableArray<Conflict> Conflicts { get; init; } = Conflicts.IsDefault ? [] : Conflicts;

    /// <summary>What it keeps to on the way.</summary>
    public Course Course { get; init; } = Course.Network;

    /// <summary>How long the unit is on its way from head to tail; null where that is not known or it has no length to speak of.</summary>
    public Column? Column { get; init; }

    /// <summary>
    /// The way between the two places, both left out, as <see cref="RoutePlanner"/> found it: WGS84, longitude first,
    /// degrees. Empty where nobody looked for it or it is <see cref="Via"/> itself.
    /// </summary>
    public ImmutableArray<Point> Way { get; init; } = [];

    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Movement, Id.Value);

    /// <summary>The places that it names, in the order of travel.</summary>
    [JsonIgnore]
    public IEnumerable<PlaceId> PlacesNamed => [From, .. Via.Select(waypoint => waypoint.Place).OfType<PlaceId>(), To];
}

/// <summary>A unit stretched out along its way behind its head.</summary>
/// <param name="LengthMetres">From head to tail, in metres; more than 0.</param>
/// <param name="Derivation">The rule by which the length was inferred; null where a document states it.</param>
public sealed record Column(double LengthMetres, string? Derivation);

/// <summary>A point of the way: a place of the gazetteer, or a bare position.</summary>
/// <param name="Place">The place, or null.</param>
/// <param name="Position">WGS84, longitude first, degrees; null where a place is given.</param>
public sealed record Waypoint(PlaceId? Place, Point? Position);
