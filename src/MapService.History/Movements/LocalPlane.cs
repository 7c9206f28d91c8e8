using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>
/// The surroundings of a position as a plane: degrees of latitude, and degrees of longitude shortened to the same length.
/// Good for what is near; far away it is off by the curve of the earth.
/// </summary>
internal readonly struct LocalPlane
{
    private readonly Coordinate _origin;
    private readonly double _shrink;

    private LocalPlane(Coordinate origin) =>
        (_origin, _shrink) = (origin, Math.Max(0.01, Math.Cos(origin.Y * Math.PI / 180)));

    public static LocalPlane At(Coordinate origin) => new(origin);

    /// <summary>A box that holds all within a radius.</summary>
    public Envelope Around(double radiusMetres)
    {
        var box = new Envelope(_origin);
        box.ExpandBy(radiusMetres / Geodesy.MetresPerDegree / _shrink, radiusMetres / Geodesy.MetresPerDegree);
        return box;
    }

    /// <summary>The position on a straight piece that is nearest to the origin.</summary>
    public Coordinate NearestOn(LineSegment piece)
    {
        var (fromX, fromY) = (ShrunkX(piece.P0), piece.P0.Y - _origin.Y);
        var (alongX, alongY) = (ShrunkX(piece.P1) - fromX, piece.P1.Y - piece.P0.Y);
        var share = -((fromX * alongX) + (fromY * alongY)) / ((alongX * alongX) + (alongY * alongY));
        return share switch
        {
            <= 0 => piece.P0,
            >= 1 => piece.P1,
            _ => new Coordinate(piece.P0.X + (share * (piece.P1.X - piece.P0.X)), piece.P0.Y + (share * (piece.P1.Y - piece.P0.Y))),
        };
    }

    private double ShrunkX(Coordinate position) => (position.X - _origin.X) * _shrink;
}
