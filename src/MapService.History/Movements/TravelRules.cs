using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>How a mode travels beside the lines of the map.</summary>
/// <param name="LineName">What its lines are called.</param>
/// <param name="JoinMetres">
/// How far from its lines the spot may be where a place is at the most. Villages and trenches lie up to two kilometres from the
/// highways that are drawn, towns up to five from the station that bears their name, anchorages five from a fairway.
/// </param>
/// <param name="StraightMetres">How far it goes straight over open ground or open water when its lines lead a long way round.</param>
/// <param name="IsAfloat">Whether it avoids land, and not water.</param>
internal sealed record TravelRules(string LineName, double JoinMetres, double StraightMetres, bool IsAfloat)
{
    /// <summary>The rules of a mode.</summary>
    public static TravelRules Of(TravelMode mode) => mode switch
    {
        TravelMode.Foot => new("road", 2000, 600, IsAfloat: false),
        TravelMode.Road => new("road", 2000, 0, IsAfloat: false),
        TravelMode.Rail => new("railway", 5000, 0, IsAfloat: false),
        TravelMode.River => new("fairway", 1000, 600, IsAfloat: true),
        TravelMode.Sea => new("fairway", 5000, 3000, IsAfloat: true),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Invariant: a mode of travel."),
    };

    /// <summary>How much of a straight piece leads through what the mode avoids.</summary>
    public double MetresBarred(Coordinate from, Coordinate to, Waters waters)
    {
        var wet = waters.MetresIn(from, to);
        return IsAfloat ? Geodesy.DistanceMetres(from, to) - wet : wet;
    }
}
