using NetTopologySuite.Geometries;

namespace MapService.History;

/// <summary>Distances and directions on the earth, taken as a sphere of the mean radius. Positions are WGS84, longitude first, degrees.</summary>
public static class Geodesy
{
    /// <summary>Mean radius of the earth in metres (IUGG); the sphere is within 0.6 % of the ellipsoid.</summary>
    public const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>Length of a degree of latitude.</summary>
    public const double MetresPerDegree = EarthRadiusMetres * Math.PI / 180;

    /// <summary>Great-circle distance in metres by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984).</summary>
    public static double DistanceMetres(Coordinate from, Coordinate to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var sinLat = Math.Sin(Radians(to.Y - from.Y) / 2);
        var sinLon = Math.Sin(Radians(to.X - from.X) / 2);
        var h = (sinLat * sinLat) + (Math.Cos(Radians(from.Y)) * Math.Cos(Radians(to.Y)) * sinLon * sinLon);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>Initial bearing in degrees clockwise from north, in [0, 360); 0 where both are the same.</summary>
    public static double BearingDegrees(Coordinate from, Coordinate to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (lat0, lat1, dLon) = (Radians(from.Y), Radians(to.Y), Radians(to.X - from.X));
        var east = Math.Sin(dLon) * Math.Cos(lat1);
        var north = (Math.Cos(lat0) * Math.Sin(lat1)) - (Math.Sin(lat0) * Math.Cos(lat1) * Math.Cos(dLon));
        var degrees = Math.Atan2(east, north) * 180 / Math.PI;
        // A hair below 0 becomes 360 by rounding.
        return degrees < 0 ? (degrees + 360) % 360 : degrees;
    }

    /// <summary>Length of a line in metres.</summary>
    public static double LengthMetres(LineString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return LengthMetres(line.Coordinates);
    }

    /// <summary>Length in metres of a line through positions; 0 for none or one.</summary>
    public static double LengthMetres(IReadOnlyCollection<Coordinate> line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Zip(line.Skip(1), DistanceMetres).Sum();
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
