using MapService.History.Places;

namespace MapService.History.Plausibility;

/// <summary>Finds names without a letter, and places that are most likely the same one entered twice.</summary>
internal static class NameCheck
{
    /// <summary>Two palaces of one name do not stand nearer to each other.</summary>
    private const double SamePlaceMetres = 100;

    public static IEnumerable<Problem> Check(ToldItems story) => [.. EmptyNames(story), .. Doubles(story)];

    private static IEnumerable<Problem> EmptyNames(ToldItems story) =>
        from place in story.Places
        from name in place.Names
        where !name.Text.Any(char.IsLetterOrDigit)
        select new Problem(place.Key, $"names.{name.Language}", $"'{name.Text}'", "a name with a letter or digit");

    private static IEnumerable<Problem> Doubles(ToldItems story)
    {
        var byName = story.Places
            .SelectMany(place => place.Names.Select(name => (Key: (place.Kind, name.Language, Text: name.Text.ToUpperInvariant()), Name: name, Place: place)))
            .ToLookup(named => named.Key);
        var told = new HashSet<(PlaceId, PlaceId)>();
        foreach (var group in byName.Where(group => group.Count() > 1))
        {
            foreach (var (one, other) in Pairs([.. group.Select(named => named.Place).DistinctBy(place => place.Id)]))
            {
                var name = group.First(named => named.Place == other).Name;
                if (MayBeOne(one, other) && told.Add((one.Id, other.Id)))
                    yield return new Problem(other.Key, $"names.{name.Language}", $"'{name.Text}', also a {one.Kind} '{one.Id}' at the same spot", "each place once, or places that lie farther apart than their accuracy");
            }
        }
    }

    private static bool MayBeOne(Place one, Place other) =>
        Geodesy.DistanceMetres(one.Location.Coordinate, other.Location.Coordinate) <= Math.Max(SamePlaceMetres, one.AccuracyMetres + other.AccuracyMetres);

    private static IEnumerable<(Place One, Place Other)> Pairs(IReadOnlyList<Place> places) =>
        from one in Enumerable.Range(0, places.Count)
        from other in Enumerable.Range(one + 1, places.Count - one - 1)
        select (places[one], places[other]);
}
