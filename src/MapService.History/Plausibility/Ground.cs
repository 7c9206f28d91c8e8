using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;

namespace MapService.History.Plausibility;

/// <summary>Where the base map shows land and where water. Immutable.</summary>
public sealed class Ground
{
    /// <summary>No map: nothing is known of any place.</summary>
    public static readonly Ground Unknown = new(new Envelope(), new Polygon(null), AffineTransformation.ScaleInstance(1, 1));

    private readonly Envelope _shown;
    private readonly AffineTransformation _toPlane;
    private readonly Geometry _water;
    private readonly Geometry _land;

    private Ground(Envelope shown, Geometry water, AffineTransformation toPlane)
    {
        (_shown, _toPlane) = (shown, toPlane);
        _water = toPlane.Transform(water);
        _land = toPlane.Transform(water.Factory.ToGeometry(shown)).Difference(_water);
    }

    /// <summary>
    /// The ground of a map that shows these waters; all between them is land, and beyond them nothing is known. Distances are
    /// taken on a plane that touches the earth in the middle: within a few hundred kilometres they are true to some percent.
    /// </summary>
    /// <param name="waters">Polygons, which may lie over each other. WGS84, longitude first, degrees.</param>
    public static Ground Of(IReadOnlyCollection<Geometry> waters)
    {
        ArgumentNullException.ThrowIfNull(waters);
        if (waters.Count == 0)
            return Unknown;
        var water = UnaryUnionOp.Union(waters);
        var shown = water.EnvelopeInternal;
        var shrink = Math.Cos(shown.Centre.Y * Math.PI / 180);
        return new Ground(shown, water, AffineTransformation.ScaleInstance(Geodesy.MetresPerDegree * shrink, Geodesy.MetresPerDegree));
    }

    /// <summary>Metres to the nearest water, 0 in it; null where nothing is known.</summary>
    public double? MetresToWater(Coordinate position) => MetresTo(_water, position);

    /// <summary>Metres to the nearest land, 0 on it; null where nothing is known.</summary>
    public double? MetresToLand(Coordinate position) => MetresTo(_land, position);

    /// <summary>The longest stretch of a way through water, in metres; what lies beyond the map counts for nothing.</summary>
    public double LongestThroughWater(IReadOnlyList<Coordinate> way) => Longest(_water, way);

    /// <summary>The longest stretch of a way over land, in metres; what lies beyond the map counts for nothing.</summary>
    public double LongestOverLand(IReadOnlyList<Coordinate> way) => Longest(_land, way);

    private double Longest(Geometry area, IReadOnlyList<Coordinate> way)
    {
        ArgumentNullException.ThrowIfNull(way);
        var inside = area.Intersection(_toPlane.Transform(new LineString([.. way])));
        return Enumerable.Range(0, inside.NumGeometries).Select(index => inside.GetGeometryN(index).Length).DefaultIfEmpty().Max();
    }

    private double? MetresTo(Geometry area, Coordinate position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return _shown.Contains(position) ? area.Distance(_toPlane.Transform(new Point(position))) : null;
    }
}
