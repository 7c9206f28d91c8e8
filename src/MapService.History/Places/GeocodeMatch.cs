namespace MapService.History.Places;

/// <summary>Why a place was found, the closest first.</summary>
public enum MatchReason
{
    /// <summary>The same text.</summary>
    Exact,

    /// <summary>The same but for case, diacritics, punctuation or the orthography before 1918.</summary>
    Normalised,

    /// <summary>The same words in another transliteration, alphabet, compound or order.</summary>
    Spelling,

    /// <summary>With other endings.</summary>
    Inflected,

    /// <summary>The name within a phrase: with articles, prepositions, its town, or other words for its kind.</summary>
    Phrase,

    /// <summary>An adjective that goes with the place, without its noun.</summary>
    Elliptic,

    /// <summary>With typing errors.</summary>
    TypingError,
}

/// <summary>A place that a written name may mean.</summary>
/// <param name="Place">The place.</param>
/// <param name="Matched">The name of it that matched.</param>
/// <param name="Score">Above 0, at most 1; 1 is the same text.</param>
/// <param name="Reason">Why it was found.</param>
public sealed record GeocodeMatch(Place Place, Name Matched, double Score, MatchReason Reason);
