using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace MapService.Geodata.Tests;

/// <summary>
/// Shapes in metres on a plane that touches the earth at Petrograd: an equirectangular projection, true to a few metres
/// in the city and to a percent in the region.
/// </summary>
internal static class Metres
{
    private const double Lat = 59.94;
    private const double MetresPerDegree = 111_320;

    private static readonly AffineTransformation Projection =
        AffineTransformation.ScaleInstance(MetresPerDegree * Math.Cos(Lat * Math.PI / 180), MetresPerDegree);

    public static Geometry Of(Geometry degrees) => Projection.Transform(degrees);

    public static double Between(Geometry one, Geometry other) => Of(one).Distance(Of(other));
}
