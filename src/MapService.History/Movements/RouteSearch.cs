using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>
/// One search for the cheapest way from stop to stop, all legs together: A* (P. E. Hart, N. J. Nilsson, B. Raphael, IEEE
/// Transactions on Systems Science and Cybernetics 4, 1968) over where one is and which stop one has passed. A metre of the
/// network counts as one.
/// </summary>
internal sealed class RouteSearch
{
    /// <summary>Stands for the stop itself, beside the network.</summary>
    private const int AtStop = -1;

    private readonly IReadOnlyList<RouteStop> _stops;
    private readonly JoinedNetwork _network;
    private readonly double[] _metresAhead;
    private readonly Dictionary<State, Visit> _visits = [];
    private readonly PriorityQueue<State, double> _open = new();

    private RouteSearch(RouteNetwork network, IReadOnlyList<RouteStop> stops)
    {
        (_stops, _network) = (stops, new JoinedNetwork(network, stops));
        _metresAhead = new double[stops.Count];
        for (var stop = stops.Count - 2; stop >= 0; stop--)
            _metresAhead[stop] = _metresAhead[stop + 1] + Geodesy.DistanceMetres(stops[stop].At, stops[stop + 1].At);
    }

    /// <summary>The cheapest way past all stops in their order.</summary>
    /// <returns>Its legs, one less than there are stops; fewer if the way ends at a stop from which there is no way on.</returns>
    public static IReadOnlyList<IReadOnlyList<Coordinate>> Find(RouteNetwork network, IReadOnlyList<RouteStop> stops) =>
        new RouteSearch(network, stops).Run();

    private List<IReadOnlyList<Coordinate>> Run()
    {
        var farthest = new State(0, AtStop);
        Reach(farthest, new Visit(0, null));
        while (_open.TryDequeue(out var state, out var least))
        {
            if (least > _visits[state].Cost + LeastCostFrom(state))
                continue;
            if (state.Stop > farthest.Stop)
                farthest = state;
            if (state == new State(_stops.Count - 1, AtStop))
                return LegsTo(state);
            Expand(state, _visits[state].Cost);
        }
        return LegsTo(farthest);
    }

    private void Expand(State state, double cost)
    {
        var (stop, node, line) = state;
        if (node == AtStop)
        {
            foreach (var join in _network.NodesOfStop(stop))
                Go(state, new State(stop, join), cost + _network.FindJoin(join)!.Value.Join.Cost);
            GoStraight(state, cost);
            return;
        }
        foreach (var (next, over) in _network.NeighboursOf(node))
        {
            var metres = Geodesy.DistanceMetres(_network.PositionOf(node), _network.PositionOf(next));
            Go(state, new State(stop, next, over), cost + metres + _network.CostBetween(node, line, over));
        }
        if (_network.FindJoin(node) is not (var near, var there))
            return;
        if (near == stop && there.Metres <= _stops[stop].ReachMetres)
            GoStraight(state, cost);
        if (near == stop + 1)
            Arrive(state, there, cost);
    }

    private void Arrive(State state, NetworkJoin join, double cost)
    {
        var stop = state.Stop + 1;
        Go(state, new State(stop, AtStop), cost + join.Cost);
        if (stop < _stops.Count - 1 && join.Metres <= _stops[stop].ReachMetres)
            Go(state, state with { Stop = stop }, cost + join.CostOfPassing);
    }

    private void GoStraight(State state, double cost)
    {
        var next = state.Stop + 1;
        if (next < _stops.Count && _stops[next].CostStraight is { } perMetre)
            Go(state, new State(next, AtStop), cost + (perMetre * Geodesy.DistanceMetres(PositionOf(state), _stops[next].At)));
    }

    private void Go(State from, State to, double cost)
    {
        if (!_visits.TryGetValue(to, out var known) || cost < known.Cost)
            Reach(to, new Visit(cost, from));
    }

    private void Reach(State state, Visit visit)
    {
        _visits[state] = visit;
        _open.Enqueue(state, visit.Cost + LeastCostFrom(state));
    }

    /// <summary>Straight over all stops that are still to come. Passing a stop at a distance saves no more than it costs.</summary>
    private double LeastCostFrom(State state) => state.Stop == _stops.Count - 1
        ? 0
        : Geodesy.DistanceMetres(PositionOf(state), _stops[state.Stop + 1].At) + _metresAhead[state.Stop + 1];

    private Coordinate PositionOf(State state) => state.Node == AtStop ? _stops[state.Stop].At : _network.PositionOf(state.Node);

    private List<IReadOnlyList<Coordinate>> LegsTo(State? last)
    {
        var legs = Enumerable.Range(0, last!.Value.Stop).Select(_ => new List<Coordinate>()).ToList();
        for (var state = last; _visits[state.Value].Before is { } before; state = before)
        {
            // The step that passes a stop is the last of the leg to it.
            var leg = legs[before.Stop];
            leg.Add(PositionOf(state.Value));
            if (_visits[before].Before is not { } earlier || earlier.Stop < before.Stop)
                leg.Add(PositionOf(before));
        }
        foreach (var leg in legs)
            leg.Reverse();
        return [.. legs];
    }

    /// <param name="Stop">The last stop that was passed.</param>
    /// <param name="Node">The node of the network; <see cref="AtStop"/> for the stop itself.</param>
    /// <param name="Line">The line that one has come by; -1 if by none.</param>
    private readonly record struct State(int Stop, int Node, int Line = -1);

    /// <summary>The cheapest known way to a state: what it costs and the state before; null for the start.</summary>
    private readonly record struct Visit(double Cost, State? Before);
}
