using System.Text.Json.Serialization;

namespace MapService.Contract;

/// <summary>Answer of <c>GET /api/movements</c>: a GeoJSON FeatureCollection in order of departure.</summary>
/// <param name="Features">The movements.</param>
public sealed record MovementCollection(IReadOnlyList<MovementFeature> Features)
{
    /// <summary>Always <c>FeatureCollection</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "FeatureCollection";
}

/// <summary>One movement as a GeoJSON Feature.</summary>
/// <param name="Id">Slug of the movement.</param>
/// <param name="Geometry">Its route, a LineString in the order of travel.</param>
/// <param name="Properties">Everything else.</param>
public sealed record MovementFeature(string Id, Geometry Geometry, MovementProperties Properties)
{
    /// <summary>Always <c>Feature</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "Feature";
}

/// <summary>What is known of a movement.</summary>
/// <param name="Unit">Id of the unit that moves.</param>
/// <param name="From">Departure, Gregorian, ISO 8601 local time without offset.</param>
/// <param name="To">Arrival, half-open: at this moment the unit stands at its destination.</param>
/// <param name="OldStyle">The same span in the Julian calendar.</param>
/// <param name="DeparturePrecision">How exactly the departure is stated.</param>
/// <param name="ArrivalPrecision">How exactly the arrival is stated.</param>
/// <param name="DepartureDerived">The rule by which the departure was inferred, where no document states it.</param>
/// <param name="ArrivalDerived">The rule by which the arrival was inferred, where no document states it.</param>
/// <param name="Mode">foot, road, rail, river or sea.</param>
/// <param name="LengthMetres">Length of the route in metres.</param>
/// <param name="Column">How far the unit is stretched out along its way, where that is known.</param>
/// <param name="Places">Where it starts and where it ends, in this order.</param>
/// <param name="Side">Id of the unit's side.</param>
/// <param name="Certainty">certain, probable, possible or disputed.</param>
/// <param name="Conflicts">Where the citations contradict each other.</param>
/// <param name="Citations">Who says so.</param>
public sealed record MovementProperties(
    string Unit,
    string From,
    string To,
    Period OldStyle,
    string DeparturePrecision,
    string ArrivalPrecision,
    string? DepartureDerived,
    string? ArrivalDerived,
    string Mode,
    double LengthMetres,
    ColumnInfo? Column,
    IReadOnlyList<PlaceReference> Places,
    string Side,
    string Certainty,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<Citation> Citations);

/// <summary>A unit stretched out along its way behind its head.</summary>
/// <param name="LengthMetres">From head to tail, in metres.</param>
/// <param name="Derived">The rule by which the length was inferred, where no document states it.</param>
public sealed record ColumnInfo(double LengthMetres, string? Derived);
