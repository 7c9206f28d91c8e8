using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>What a way starts at, passes or ends at, as the search for it sees it.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Joins">Where it may be joined to the network.</param>
/// <param name="ReachMetres">How near the way has to come to have passed it.</param>
/// <param name="CostStraight">What a metre straight from the stop before counts for; null where one may not go straight.</param>
internal sealed record RouteStop(Coordinate At, IReadOnlyList<NetworkJoin> Joins, double ReachMetres = 0, double? CostStraight = null);

/// <summary>Where one gets on or off the network.</summary>
/// <param name="Edge">The piece.</param>
/// <param name="At">The position on it.</param>
/// <param name="Metres">How far it is from the stop.</param>
/// <param name="Cost">What getting on or off counts for in metres of the network; at least <paramref name="Metres"/>.</param>
/// <param name="CostOfPassing">What passing the stop there counts for; at least twice <paramref name="Metres"/>, as if one went over to it and back.</param>
internal readonly record struct NetworkJoin(int Edge, Coordinate At, double Metres, double Cost, double CostOfPassing);
