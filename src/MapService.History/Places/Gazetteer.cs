using NetTopologySuite.Geometries;

namespace MapService.History.Places;

/// <summary>
/// Finds places by name: in any language and spelling that the gazetteer lists, and in those that it does not list but that
/// follow from them by transliteration, inflection, compounding, a phrase around the name or a typing error. A name that no
/// place bears finds nothing: a wild guess is worse than none. Immutable, in memory, the same answer on every machine.
/// </summary>
/// <remarks>
/// A question is understood faithfully first. Only what then finds nothing is taken for an adjective without its noun, and
/// only what still finds nothing for one with typing errors. The first two cost a few look-ups for each word whatever the
/// number of names. Typing errors cost a walk among the different stems, see <see cref="Vocabulary.Near"/>.
/// </remarks>
public sealed class Gazetteer
{
    /// <summary>The same but for case, diacritics, punctuation or orthography.</summary>
    private const double NormalisedScore = 0.99;

    /// <summary>What is worse than an adjective with its noun left out is a wild guess.</summary>
    private const double LowestScore = 0.45;

    /// <summary>A place far from where the question is asked loses at most this part of its score.</summary>
    private const double MostForDistance = 0.1;

    private const double HalfOfItAtMetres = 5_000;

    /// <summary>As much as the greatest distance: a place of another country than was asked for loses this part of its score.</summary>
    private const double ForAnotherCountry = 0.1;

    /// <summary>Between the country that was asked for and another one.</summary>
    private const double ForNoCountry = 0.05;

    private readonly NameIndex _index;
    private readonly Surroundings _surroundings;

    /// <summary>Indexes the names of places. O(names).</summary>
    public Gazetteer(IEnumerable<Place> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        _index = new NameIndex(places);
        _surroundings = new Surroundings(_index);
    }

    /// <summary>The places that a written name may mean, best first, each once; empty where it means none.</summary>
    /// <param name="query">The name as somebody wrote it.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="near">
    /// WGS84, longitude first. Of places that fit as well the nearer comes first; distance costs at most a tenth of the score.
    /// Null for no preference: then they come in the order of the gazetteer, and of those that an adjective alone goes with the
    /// kind that is oftenest meant so.
    /// </param>
    /// <param name="country">
    /// ISO 3166-1 alpha-2, in any case. Of places that fit as well those of this country come first, then those of none that
    /// is known; another country costs a tenth of the score. Null for no preference.
    /// </param>
    public IReadOnlyList<GeocodeMatch> Find(string query, int limit, Point? near = null, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        foreach (var leniency in Enum.GetValues<Leniency>())
        {
            var found = Find(query, leniency);
            if (found.Count > 0)
                return Best(found, limit, near, country);
        }
        return [];
    }

    private List<(GeocodeMatch Match, int Place)> Find(string query, Leniency leniency)
    {
        var found = new List<(GeocodeMatch, int)>();
        foreach (var question in Question.Read(query, _index.Vocabulary, leniency))
        {
            foreach (var row in RowsFor(question))
            {
                var match = new NameComparison(_index, question, row).Judge((words, place) => _surroundings.Name(words, place));
                if (match is not null && Verbatim(match, query) is { Score: >= LowestScore } kept)
                    found.Add((kept, _index.PlaceNumberOf(row)));
            }
        }
        return found;
    }

    private IEnumerable<int> RowsFor(Question question) =>
        question.Words.SelectMany(word => word.Meanings).Distinct().SelectMany(word => _index.AnchoredAt(word).ToArray());

    private static GeocodeMatch Verbatim(GeocodeMatch match, string query) =>
        match.Matched.Text == query.Trim() ? match with { Score = 1, Reason = MatchReason.Exact }
        : NameKey.Of(match.Matched.Text) == NameKey.Of(query) ? match with { Score = NormalisedScore, Reason = MatchReason.Normalised }
        : match;

    private static IReadOnlyList<GeocodeMatch> Best(List<(GeocodeMatch Match, int Place)> found, int limit, Point? near, string? country) =>
    [
        .. found
            .Select(one => (Match: near is null ? one.Match : Nearby(one.Match, near), one.Place))
            .Select(one => (Match: country is null ? one.Match : InCountry(one.Match, country), one.Place))
            .OrderByDescending(one => one.Match.Score)
            .ThenBy(one => one.Match.Reason == MatchReason.Elliptic ? KindWords.RankOf(one.Match.Place.Kind) : 0)
            .ThenBy(one => one.Place)
            .DistinctBy(one => one.Place)
            .Select(one => one.Match)
            .Take(limit),
    ];

    private static GeocodeMatch Nearby(GeocodeMatch match, Point near)
    {
        var metres = Surroundings.MetresBetween(match.Place.Location, near);
        return match with { Score = match.Score * (1 - (MostForDistance * metres / (metres + HalfOfItAtMetres))) };
    }

    private static GeocodeMatch InCountry(GeocodeMatch match, string country)
    {
        if (country.Equals(match.Place.Country, StringComparison.OrdinalIgnoreCase))
            return match;
        return match with { Score = match.Score * (1 - (match.Place.Country is null ? ForNoCountry : ForAnotherCountry)) };
    }
}
