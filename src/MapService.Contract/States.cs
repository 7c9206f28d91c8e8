using System.Text.Json.Serialization;

namespace MapService.Contract;

/// <summary>Answer of <c>GET /api/state</c>: the map at one moment.</summary>
/// <param name="At">The moment, Gregorian, ISO 8601 local time without offset.</param>
/// <param name="LogPosition">The position in the log that this answer was built from.</param>
/// <param name="Units">Every unit that is on the map then.</param>
/// <param name="Events">Ids of the events that are under way then.</param>
/// <param name="Control">Every place of which the holder is known.</param>
/// <param name="Bridges">Every bridge that was opened, or closed again; the others are closed.</param>
public sealed record StateInfo(
    string At,
    long LogPosition,
    IReadOnlyList<UnitState> Units,
    IReadOnlyList<string> Events,
    IReadOnlyList<ControlState> Control,
    IReadOnlyList<BridgeState> Bridges);

/// <summary>Where a unit is.</summary>
/// <param name="Id">Id of the unit.</param>
/// <param name="Lon">Longitude, degrees.</param>
/// <param name="Lat">Latitude, degrees.</param>
/// <param name="Heading">Degrees clockwise from north in [0, 360); null for a unit that stands.</param>
/// <param name="Moving">Whether it is under way.</param>
/// <param name="Movement">Id of the movement it is on; null for a unit that stands.</param>
public sealed record UnitState(
    string Id,
    double Lon,
    double Lat,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Heading,
    bool Moving,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Movement);

/// <summary>Who holds a place.</summary>
/// <param name="Place">Id of the place.</param>
/// <param name="Side">Id of the side.</param>
/// <param name="Since">Since when, Gregorian, ISO 8601 local time without offset.</param>
/// <param name="Event">Id of the event that brought it about.</param>
public sealed record ControlState(string Place, string Side, string Since, string Event);

/// <summary>How a bridge is.</summary>
/// <param name="Place">Id of the bridge.</param>
/// <param name="State"><c>opened</c> or <c>closed</c>.</param>
/// <param name="Since">Since when, Gregorian, ISO 8601 local time without offset.</param>
/// <param name="Event">Id of the event that brought it about.</param>
public sealed record BridgeState(string Place, string State, string Since, string Event);
