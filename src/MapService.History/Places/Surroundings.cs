using System.Collections.Frozen;
using NetTopologySuite.Geometries;

namespace MapService.History.Places;

/// <summary>
/// Knows which town or country a place lies in, so that "the Winter Palace in Petrograd" is the palace and nothing else.
/// </summary>
internal sealed class Surroundings(NameIndex index)
{
    /// <summary>Beyond the radius of a town itself: its suburbs.</summary>
    private const double SuburbsMetres = 20_000;

    private const double MetresPerDegree = 111_195;

    private static readonly FrozenSet<string> Settlements =
        FrozenSet.ToFrozenSet(["town", "city", "village", "settlement", "suburb", "district", "region", "country", "island"]);

    /// <summary>Whether the words are the whole name of a town and the place lies in it or near it, or another name of the place.</summary>
    public bool Name(IReadOnlyList<AskedWord> words, Place place)
    {
        foreach (var row in words.SelectMany(word => word.Meanings).Distinct().SelectMany(word => index.AnchoredAt(word).ToArray()))
        {
            var town = index.PlaceOf(row);
            if (Covers(row, words) && (town == place || (Settlements.Contains(town.Kind) && IsAround(town, place))))
                return true;
        }
        return false;
    }

    /// <summary>On a plane that touches the sphere between the two; off by less than 1 % within a few hundred kilometres.</summary>
    public static double MetresBetween(Point one, Point other)
    {
        var shrink = Math.Cos((one.Y + other.Y) / 2 * Math.PI / 180);
        return MetresPerDegree * Math.Sqrt(Math.Pow((one.X - other.X) * shrink, 2) + Math.Pow(one.Y - other.Y, 2));
    }

    private static bool IsAround(Place town, Place place) => MetresBetween(town.Location, place.Location) <= town.AccuracyMetres + SuburbsMetres;

    private bool Covers(int row, IReadOnlyList<AskedWord> words)
    {
        var name = index.WordsOf(row).ToArray();
        return name.All(word => words.Any(asked => asked.Meanings.Contains(word)))
            && words.All(asked => name.Any(word => asked.Meanings.Contains(word)));
    }
}
