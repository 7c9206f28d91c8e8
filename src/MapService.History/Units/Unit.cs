using System.Collections.Immutable;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using NodaTime;

namespace MapService.History.Units;

/// <summary>Id of a unit: a slug.</summary>
public readonly record struct UnitId(string Value)
{
    /// <summary>The slug.</summary>
    public override string ToString() => Value;
}

/// <summary>What a unit is, as far as its sign on the map goes.</summary>
public enum UnitKind
{
    /// <summary>Soldiers on foot.</summary>
    Infantry,

    /// <summary>Mounted soldiers.</summary>
    Cavalry,

    /// <summary>Guns.</summary>
    Artillery,

    /// <summary>Armoured cars.</summary>
    ArmouredCar,

    /// <summary>A ship or several.</summary>
    Ship,

    /// <summary>A train.</summary>
    Train,

    /// <summary>A motor car.</summary>
    MotorCar,

    /// <summary>Sailors on land.</summary>
    Sailors,

    /// <summary>Armed workers.</summary>
    RedGuards,

    /// <summary>One person.</summary>
    Person,

    /// <summary>A civil body: ministers, delegates, a crowd.</summary>
    Body,
}

/// <summary>Whatever moves or holds ground.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Side">Whom it belongs to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name for the map.</param>
/// <param name="Names">Further names.</param>
/// <param name="Presence">Where and when it is on the map.</param>
/// <param name="Strength">Estimates, each cited.</param>
/// <param name="Conflicts">Where its citations or those of its strength contradict each other; may be empty.</param>
/// <param name="Citations">Where it is named; at least one.</param>
public sealed record Unit(
    UnitId Id,
    SideId Side,
    UnitKind Kind,
    string Name,
    ImmutableArray<Name> Names,
    Presence Presence,
    ImmutableArray<Strength> Strength,
    ImmutableArray<Conflict> Conflicts,
    ImmutableArray<Citation> Citations) : Item
{
    /// <summary>Where its citations or those of its strength contradict each other; may be empty.</summary>
    public ImmutableArray<Conflict> Conflicts { get; init; } = Conflicts.IsDefault ? [] : Conflicts;

    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Unit, Id.Value);
}

/// <summary>
/// The stretch of time during which a unit is on the map, half-open. It stands at <paramref name="Place"/> until its first
/// movement departs, and after each movement where that one ended.
/// </summary>
/// <param name="Place">Where it stands first.</param>
/// <param name="From">Start, Gregorian.</param>
/// <param name="To">End, Gregorian; null for the end of the data set's span.</param>
public sealed record Presence(PlaceId Place, LocalDateTime From, LocalDateTime? To);

/// <summary>An estimate of how many there were.</summary>
/// <param name="Value">How many; at least 0.</param>
/// <param name="Of">Of what: sailors, rifles, ...</param>
/// <param name="Citations">Who says so; at least one.</param>
public sealed record Strength(int Value, string Of, ImmutableArray<Citation> Citations);
