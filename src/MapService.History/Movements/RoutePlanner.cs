using System.Collections.Immutable;
using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>
/// Finds the ways of movements over the lines of the base map. Immutable and safe for many threads.
/// <para>
/// A way leads from stop to stop: from the first place past the waypoints to the last, the shortest over the network of its mode.
/// Stops are joined to it by a straight piece, at most as long as the mode allows (2 km on foot and by road, 5 km by rail and at
/// sea, 1 km on a river) and the place is uncertain, together. A metre beside the lines counts as three, as one and a half where the place itself
/// may be, and as ten more through water (for ships over land), so that of several lines the one is taken that leads somewhere, on the
/// right bank. A waypoint has been passed where the way comes within 100 m of it or within its accuracy.
/// </para>
/// <para>
/// A leg is straight where the movement says so (<see cref="Course.Direct"/>); to and from a bare position away from all lines of the
/// mode; over open ground on foot up to 600 m and over open water up to 3 km at sea and 600 m on a river when the lines would lead twice as
/// far; and, when they would lead four times as far or not at all, between two places that are known so vaguely that they may be the same.
/// </para>
/// </summary>
public sealed class RoutePlanner
{
    /// <summary>Without any map: everything goes straight from waypoint to waypoint.</summary>
    public static readonly RoutePlanner None = new(ImmutableDictionary<TravelMode, RouteNetwork>.Empty, Waters.None);

    private readonly ImmutableDictionary<TravelMode, RouteNetwork> _networks;
    private readonly Waters _waters;

    private RoutePlanner(ImmutableDictionary<TravelMode, RouteNetwork> networks, Waters waters) =>
        (_networks, _waters) = (networks, waters);

    /// <summary>Plans over the networks of a map.</summary>
    /// <param name="networks">The lines by mode; a mode without lines goes straight from waypoint to waypoint.</param>
    /// <param name="waters">What nobody walks through, and what ships keep to.</param>
    public static RoutePlanner Over(IReadOnlyDictionary<TravelMode, RouteNetwork> networks, Waters waters) =>
        new(networks.Where(pair => !pair.Value.IsEmpty).ToImmutableDictionary(), waters);

    /// <summary>
    /// The same planner without the networks that do not come into a region: the map of another town says nothing about a
    /// history that does not play there.
    /// </summary>
    public RoutePlanner Within(GeographicBounds region)
    {
        var box = new Envelope(region.West, region.East, region.South, region.North);
        return new RoutePlanner(_networks.Where(pair => pair.Value.Extent.Intersects(box)).ToImmutableDictionary(), _waters);
    }

    /// <summary>Finds the way of a movement.</summary>
    /// <param name="movement">The movement; what it has for a way already is not looked at.</param>
    /// <param name="places">The places that it names, at least.</param>
    public RoutePlan Plan(Movement movement, IReadOnlyDictionary<PlaceId, Place> places)
    {
        ArgumentNullException.ThrowIfNull(movement);
        ArgumentNullException.ThrowIfNull(places);
        if (movement.Course == Course.Direct || !_networks.TryGetValue(movement.Mode, out var network))
            return new RoutePlan.Found([]);
        return new JourneyPlanner(network, _waters, TravelRules.Of(movement.Mode)).Plan(
        [
            NamedStop.Of(places[movement.From]),
            .. movement.Via.Select(point => point.Place is { } place ? NamedStop.Of(places[place]) : NamedStop.Of(point.Position!)),
            NamedStop.Of(places[movement.To]),
        ]);
    }
}
