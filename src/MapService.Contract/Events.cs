using System.Text.Json.Serialization;

namespace MapService.Contract;

/// <summary>Answer of <c>GET /api/events</c>: a GeoJSON FeatureCollection in order of time.</summary>
/// <param name="Features">The events.</param>
public sealed record EventCollection(IReadOnlyList<EventFeature> Features)
{
    /// <summary>Always <c>FeatureCollection</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "FeatureCollection";
}

/// <summary>One event as a GeoJSON Feature.</summary>
/// <param name="Id">Slug of the event.</param>
/// <param name="Geometry">Its place, its places, or null where it has none.</param>
/// <param name="Properties">Everything else.</param>
public sealed record EventFeature(
    string Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Geometry? Geometry, EventProperties Properties)
{
    /// <summary>Always <c>Feature</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "Feature";
}

/// <summary>What is known of an event.</summary>
/// <param name="Title">Short title.</param>
/// <param name="Kind">Id of its kind.</param>
/// <param name="Account">What happened, in the words of the data set.</param>
/// <param name="From">Start, Gregorian, ISO 8601 local time without offset.</param>
/// <param name="To">End, half-open; equal to <paramref name="From"/> for an instant.</param>
/// <param name="Precision">How exactly the time is stated: minute, hour, part-of-day, day or month.</param>
/// <param name="OldStyle">The same span in the Julian calendar.</param>
/// <param name="Calendar">Calendar in which the time was written down: julian or gregorian.</param>
/// <param name="Derived">The rule by which the time was inferred, where no document states it.</param>
/// <param name="Certainty">certain, probable, possible or disputed.</param>
/// <param name="Places">Where.</param>
/// <param name="Units">Ids of the units that took part.</param>
/// <param name="Side">Id of the side that acted, if one did.</param>
/// <param name="Control">Who holds a place once the event is over.</param>
/// <param name="Bridges">Which bridges are opened or closed once the event is over.</param>
/// <param name="Causes">Ids of events that led to it.</param>
/// <param name="Conflicts">Where the citations contradict each other.</param>
/// <param name="Citations">Who says so.</param>
public sealed record EventProperties(
    string Title,
    string Kind,
    string Account,
    string From,
    string To,
    string Precision,
    Period OldStyle,
    string Calendar,
    string? Derived,
    string Certainty,
    IReadOnlyList<PlaceReference> Places,
    IReadOnlyList<string> Units,
    string? Side,
    IReadOnlyList<ControlChange> Control,
    IReadOnlyList<BridgeChange> Bridges,
    IReadOnlyList<string> Causes,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<Citation> Citations);

/// <summary>A place passing to a side.</summary>
/// <param name="Place">Id of the place.</param>
/// <param name="Side">Id of the side that holds it from then on.</param>
public sealed record ControlChange(string Place, string Side);

/// <summary>A bridge being opened or closed.</summary>
/// <param name="Place">Id of the bridge.</param>
/// <param name="State">How it is from then on: <c>opened</c> or <c>closed</c>.</param>
public sealed record BridgeChange(string Place, string State);
