namespace MapService.Client.Scenes;

/// <summary>A point in Web Mercator (EPSG:3857), in its metres, which are longer than those on the ground.</summary>
/// <param name="X">To the east.</param>
/// <param name="Y">To the north.</param>
public readonly record struct MercatorPoint(double X, double Y)
{
    private const double EarthRadius = 6_378_137;

    /// <summary>The point of a position in degrees.</summary>
    public static MercatorPoint FromLonLat(double lon, double lat) =>
        new(Radians(lon) * EarthRadius, Math.Log(Math.Tan((Math.PI / 4) + (Radians(lat) / 2))) * EarthRadius);

    /// <summary>How long a distance on the ground is on the map at a latitude in degrees.</summary>
    public static double LengthAt(double lat, double metres) => metres / Math.Cos(Radians(lat));

    /// <summary>The direction of another point as the map shows it, degrees clockwise from north, in [0, 360); 0 for the same point.</summary>
    public double DirectionTo(MercatorPoint other)
    {
        var degrees = Math.Atan2(other.X - X, other.Y - Y) * 180 / Math.PI;
        return degrees < 0 ? (degrees + 360) % 360 : degrees;
    }

    /// <summary>The position in degrees.</summary>
    public (double Lon, double Lat) ToLonLat() =>
        (X / EarthRadius * 180 / Math.PI, ((2 * Math.Atan(Math.Exp(Y / EarthRadius))) - (Math.PI / 2)) * 180 / Math.PI);

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
