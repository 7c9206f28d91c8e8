using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Union;

namespace MapService.History.Movements;

/// <summary>Where there is water: how much of a straight piece is wet. Immutable and safe for many threads.</summary>
public sealed class Waters
{
    /// <summary>Nothing is known of any water: everything is dry.</summary>
    public static readonly Waters None = new(new GeometryFactory().CreatePolygon());

    private readonly STRtree<LineSegment> _shores = new();
    private readonly IndexedPointInAreaLocator? _area;

    private Waters(Geometry area)
    {
        _area = area.IsEmpty ? null : new IndexedPointInAreaLocator(area);
        foreach (var ring in LinearComponentExtracter.GetLines(area).Cast<LineString>())
        {
            for (var index = 1; index < ring.NumPoints; index++)
            {
                var shore = new LineSegment(ring.GetCoordinateN(index - 1), ring.GetCoordinateN(index));
                _shores.Insert(new Envelope(shore.P0, shore.P1), shore);
            }
        }
        _shores.Build();
    }

    /// <summary>The waters that areas cover together, which may lie over each other. O(n log n) in their vertices.</summary>
    /// <param name="areas">Polygons, WGS84, longitude first, degrees.</param>
    public static Waters Of(IReadOnlyCollection<Geometry> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        return areas.Count == 0 ? None : new Waters(UnaryUnionOp.Union(areas));
    }

    /// <summary>How many metres of a straight piece are in the water.</summary>
    public double MetresIn(Coordinate from, Coordinate to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (_area is null)
            return 0;
        var piece = new LineSegment(from, to);
        var shores = _shores.Query(new Envelope(from, to)).Select(piece.Intersection).OfType<Coordinate>().OrderBy(from.Distance);
        Coordinate[] stops = [from, .. shores, to];
        return stops.Zip(stops.Skip(1)).Where(part => IsIn(part.First, part.Second)).Sum(part => Geodesy.DistanceMetres(part.First, part.Second));
    }

    /// <summary>A part without a shore is wet or dry as its middle is.</summary>
    private bool IsIn(Coordinate from, Coordinate to) =>
        _area!.Locate(new Coordinate((from.X + to.X) / 2, (from.Y + to.Y) / 2)) != Location.Exterior;
}
