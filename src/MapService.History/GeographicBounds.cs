using NetTopologySuite.Geometries;

namespace MapService.History;

/// <summary>A box of WGS84 degrees, edges included. It does not cross the 180th meridian.</summary>
/// <param name="West">Smallest longitude.</param>
/// <param name="South">Smallest latitude.</param>
/// <param name="East">Largest longitude.</param>
/// <param name="North">Largest latitude.</param>
public readonly record struct GeographicBounds(double West, double South, double East, double North)
{
    /// <summary>Whether a position is in the box or on its edge.</summary>
    public bool Contains(Point position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return position.X >= West && position.X <= East && position.Y >= South && position.Y <= North;
    }
}
