using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace MapService.History.Movements;

/// <summary>
/// Lines on which one can travel, joined to a network, and the shortest way over them. Positions are WGS84, longitude
/// first, degrees; lengths are metres on the sphere of <see cref="Geodesy"/>. Immutable and safe for many threads.
/// </summary>
public sealed class RouteNetwork
{
    /// <summary>
    /// An end that hangs loose this near to another line, in metres, belongs to it: more than two people apart read off
    /// the same map, less than the width of a street that somebody left open on purpose.
    /// </summary>
    public const double ToleranceMetres = 15;

    /// <summary>
    /// What a metre beside the lines counts for: nobody cuts a corner of the streets across the yards, and nobody goes round a block to
    /// start at the nearest door.
    /// </summary>
    internal const double CostBeside = 3;

    /// <summary>
    /// What going over from one railway to another that goes on as well counts for, in metres of the line: a train from one terminus
    /// to a town with two stations comes in at the station of its own railway, though the other may be a little nearer.
    /// </summary>
    private const double CostOfChange = 5000;

    /// <summary>The network on which one gets nowhere.</summary>
    public static readonly RouteNetwork None = new([], costOfChange: 0);

    private readonly STRtree<int> _index = new();
    private readonly double _costOfChange;

    private RouteNetwork(IReadOnlyCollection<LinePiece> pieces, double costOfChange)
    {
        _costOfChange = costOfChange;
        Nodes = [.. pieces.SelectMany(piece => new[] { piece.Segment.P0, piece.Segment.P1 }).Distinct()];
        var numbers = Nodes.Select((node, number) => (node, number)).ToDictionary(pair => pair.node, pair => pair.number);
        Edges = [.. pieces.Select(piece => new NetworkEdge(numbers[piece.Segment.P0], numbers[piece.Segment.P1], piece.Line))];
        EdgesAt = Edges.SelectMany((edge, number) => new[] { (edge.From, number), (edge.To, number) }).ToLookup(pair => pair.Item1, pair => pair.number);
        Extent = new Envelope();
        for (var number = 0; number < Edges.Length; number++)
        {
            var box = new Envelope(Nodes[Edges[number].From], Nodes[Edges[number].To]);
            Extent.ExpandToInclude(box);
            _index.Insert(box, number);
        }
        _index.Build();
    }

    /// <summary>Whether it has no line.</summary>
    public bool IsEmpty => Edges.Length == 0;

    internal Coordinate[] Nodes { get; }

    internal NetworkEdge[] Edges { get; }

    internal ILookup<int, int> EdgesAt { get; }

    internal Envelope Extent { get; }

    /// <summary>
    /// Joins lines where they share a vertex, and ties an end that hangs loose to a line within <see cref="ToleranceMetres"/>.
    /// O(n log n) in their vertices.
    /// </summary>
    /// <param name="lines">The lines, in any order; they may lie over each other.</param>
    /// <param name="crossingsJoin">
    /// Whether one can turn where lines cross or touch between their vertices: so for streets and fairways, not for
    /// railways, which pass over each other, and whose trains keep to their line: going over to another one at a vertex that both
    /// lead through counts for five kilometres.
    /// </param>
    public static RouteNetwork Of(IReadOnlyCollection<LineString> lines, bool crossingsJoin)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var pieces = crossingsJoin ? NodedLines.CutAtCrossings(lines) : NodedLines.CutAtVertices(lines);
        return new RouteNetwork(NodedLines.TieLooseEnds(pieces, ToleranceMetres), crossingsJoin ? 0 : CostOfChange);
    }

    /// <summary>
    /// The shortest way between two positions: straight to the network, over it, and straight to the end; null where the
    /// network does not join them. A metre beside the network counts as three.
    /// </summary>
    /// <param name="from">Where it starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="reachMetres">How far from the network an end may be.</param>
    public LineString? FindPath(Coordinate from, Coordinate to, double reachMetres)
    {
        RouteStop[] stops = [new(from, JoinsNear(from, reachMetres)), new(to, JoinsNear(to, reachMetres))];
        if (RouteSearch.Find(this, stops) is not [var leg])
            return null;
        return new LineString(CoordinateArrays.RemoveRepeatedPoints([.. leg]) is [_, _, ..] line ? line : [from, to]);
    }

    /// <summary>Where one can get on or off the network within a radius, the nearest position of each piece, nearest first.</summary>
    internal IReadOnlyList<NetworkJoin> JoinsNear(Coordinate position, double radiusMetres)
    {
        var plane = LocalPlane.At(position);
        var joins = _index.Query(plane.Around(radiusMetres)).Select(number => JoinOf(number, plane, position));
        return [.. joins.Where(join => join.Metres <= radiusMetres).OrderBy(join => join.Metres)];
    }

    /// <summary>How far the network is; null if it is farther than a limit.</summary>
    internal double? MetresToNearest(Coordinate position, double limitMetres)
    {
        // Doubling the radius looks at few pieces where the network is near and at all where it is far.
        for (var radius = Math.Min(limitMetres, 100); ; radius = Math.Min(limitMetres, radius * 2))
        {
            if (JoinsNear(position, radius) is [var nearest, ..])
                return nearest.Metres;
            if (radius >= limitMetres)
                return null;
        }
    }

    /// <summary>What going over from one line to another at a node counts for; -1 stands for no line.</summary>
    internal double CostBetween(int node, int line, int next) =>
        _costOfChange > 0 && line != next && LeadsThrough(node, line) && LeadsThrough(node, next) ? _costOfChange : 0;

    private bool LeadsThrough(int node, int line) => line >= 0 && EdgesAt[node].Count(edge => Edges[edge].Line == line) > 1;

    private NetworkJoin JoinOf(int number, LocalPlane plane, Coordinate position)
    {
        var at = plane.NearestOn(new LineSegment(Nodes[Edges[number].From], Nodes[Edges[number].To]));
        var metres = Geodesy.DistanceMetres(position, at);
        return new NetworkJoin(number, at, metres, CostBeside * metres, 2 * metres);
    }
}

/// <summary>A straight piece of a line between two nodes.</summary>
internal readonly record struct NetworkEdge(int From, int To, int Line);
