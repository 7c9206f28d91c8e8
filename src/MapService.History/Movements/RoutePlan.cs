using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>What came of looking for the way of a movement.</summary>
public abstract record RoutePlan
{
    private RoutePlan()
    {
    }

    /// <summary>There is a way.</summary>
    /// <param name="Way">
    /// Between the first place and the last, both left out; WGS84, longitude first, degrees, to five decimals. Empty where
    /// it goes straight from waypoint to waypoint.
    /// </param>
    public sealed record Found(ImmutableArray<Point> Way) : RoutePlan;

    /// <summary>The map does not join two stops.</summary>
    /// <param name="Problem">What was found instead, for people.</param>
    public sealed record NotFound(string Problem) : RoutePlan;
}
