using System.Collections.Frozen;

namespace MapService.History.Places;

/// <summary>A place that a written name may mean.</summary>
/// <param name="Place">The place.</param>
/// <param name="Matched">The name of it that matched.</param>
/// <param name="Score">From 0 to 1; 1 is the same text.</param>
public sealed record GeocodeMatch(Place Place, Name Matched, double Score);

/// <summary>Finds places by name, in any language and spelling that the gazetteer lists. Immutable, in memory.</summary>
public sealed class Gazetteer
{
    /// <summary>The same but for case, diacritics, punctuation or orthography.</summary>
    private const double NormalisedScore = 0.9;

    private readonly FrozenDictionary<string, (Place Place, Name Name)[]> _byKey;

    /// <summary>Indexes the names of places. O(names).</summary>
    public Gazetteer(IEnumerable<Place> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        _byKey = places
            .SelectMany(place => place.Names.Select(name => (Place: place, Name: name)))
            .GroupBy(pair => NameKey.Of(pair.Name.Text))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The places that bear a name, best first, each once; empty where none does. O(1) in the size of the gazetteer.</summary>
    /// <param name="query">The name as somebody wrote it.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<GeocodeMatch> Find(string query, int limit)
    {
        ArgumentNullException.ThrowIfNull(query);
        var written = query.Trim();
        return
        [
            .. _byKey.GetValueOrDefault(NameKey.Of(written), [])
                .Select(pair => new GeocodeMatch(pair.Place, pair.Name, pair.Name.Text == written ? 1 : NormalisedScore))
                .OrderByDescending(match => match.Score)
                .DistinctBy(match => match.Place.Id)
                .Take(limit),
        ];
    }
}
