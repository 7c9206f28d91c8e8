using System.Globalization;
using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.History.Movements;

/// <summary>A place or a bare position that a movement starts at, passes or ends at.</summary>
/// <param name="Name">What it is called in a message.</param>
/// <param name="At">Where it is.</param>
/// <param name="AccuracyMetres">Radius within which it lies; 0 for a bare position.</param>
/// <param name="IsBare">Whether it was drawn by hand and is no place.</param>
internal sealed record NamedStop(string Name, Coordinate At, double AccuracyMetres, bool IsBare)
{
    /// <summary>A street leads past a building, not into it, and the houses of a block of the city lie this near to a street.</summary>
    public const double BesideMetres = 100;

    /// <summary>How near a way has to come to have passed it.</summary>
    public double ReachMetres => Math.Max(BesideMetres, AccuracyMetres);

    public static NamedStop Of(Place place) => new($"'{place.Id}'", place.Location.Coordinate, place.AccuracyMetres, IsBare: false);

    public static NamedStop Of(Point position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"[{position.X}, {position.Y}]"), position.Coordinate, 0, IsBare: true);

    public double MetresTo(NamedStop other) => Geodesy.DistanceMetres(At, other.At);

    /// <summary>Whether both are known so vaguely that they may be the same.</summary>
    public bool MayBe(NamedStop other) => MetresTo(other) <= AccuracyMetres + other.AccuracyMetres;

    public override string ToString() => Name;
}
