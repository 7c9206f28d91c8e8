using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>
/// A network with the joins of some stops as further nodes, numbered after its own, by stop. The network itself stays as it is.
/// </summary>
internal sealed class JoinedNetwork
{
    private readonly RouteNetwork _network;
    private readonly ImmutableArray<(int Stop, NetworkJoin Join)> _joins;
    private readonly ILookup<int, int> _nodesOfStop;

    /// <summary>The nodes along each piece that has joins, from its one end to the other.</summary>
    private readonly Dictionary<int, List<int>> _chains;

    public JoinedNetwork(RouteNetwork network, IReadOnlyList<RouteStop> stops)
    {
        _network = network;
        _joins = [.. stops.SelectMany((stop, number) => stop.Joins.Select(join => (number, join)))];
        var nodes = Enumerable.Range(network.Nodes.Length, _joins.Length).ToList();
        _nodesOfStop = nodes.ToLookup(node => JoinAt(node).Stop);
        _chains = nodes.GroupBy(node => JoinAt(node).Join.Edge).ToDictionary(joins => joins.Key, joins => ChainOf(network.Edges[joins.Key], joins));
    }

    /// <summary>Where a stop may be joined.</summary>
    public IEnumerable<int> NodesOfStop(int stop) => _nodesOfStop[stop];

    public Coordinate PositionOf(int node) => node < _network.Nodes.Length ? _network.Nodes[node] : JoinAt(node).Join.At;

    /// <summary>The join at a node and the stop it belongs to, or null for a node of the network itself.</summary>
    public (int Stop, NetworkJoin Join)? FindJoin(int node) => node < _network.Nodes.Length ? null : JoinAt(node);

    /// <summary>The next nodes along the lines, each with the line that leads to it.</summary>
    public IEnumerable<(int Node, int Line)> NeighboursOf(int node)
    {
        if (node < _network.Nodes.Length)
            return _network.EdgesAt[node].Select(edge => (NextAlong(edge, node), _network.Edges[edge].Line));
        var on = JoinAt(node).Join.Edge;
        var chain = _chains[on];
        var index = chain.IndexOf(node);
        var line = _network.Edges[on].Line;
        return [(chain[index - 1], line), (chain[index + 1], line)];
    }

    /// <summary>What going over from one line to another at a node counts for; -1 stands for no line.</summary>
    public double CostBetween(int node, int line, int next) =>
        node < _network.Nodes.Length ? _network.CostBetween(node, line, next) : 0;

    private int NextAlong(int number, int node)
    {
        var edge = _network.Edges[number];
        var isForward = edge.From == node;
        if (_chains.TryGetValue(number, out var chain))
            return isForward ? chain[1] : chain[^2];
        return isForward ? edge.To : edge.From;
    }

    private List<int> ChainOf(NetworkEdge edge, IEnumerable<int> joins) =>
        [edge.From, .. joins.OrderBy(join => PositionOf(join).Distance(_network.Nodes[edge.From])), edge.To];

    private (int Stop, NetworkJoin Join) JoinAt(int node) => _joins[node - _network.Nodes.Length];
}
