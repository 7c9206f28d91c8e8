namespace MapService.History.Places;

/// <summary>How many typing errors a word may have: none where a short word would turn into another one.</summary>
internal static class TypingErrors
{
    /// <summary>A wrong letter within a group such as tch changes the sound by one more.</summary>
    private const int MostInSound = 2;

    /// <summary>Every other adjective ends in -sky, so those letters do not tell words apart.</summary>
    private const string CommonEnding = "sk";

    /// <summary>Words under five letters none, under nine one, longer ones two; the letters of -sky do not count.</summary>
    public static int AllowedIn(NameWord word)
    {
        var telling = word.Written.Length - (word.Stem.EndsWith(CommonEnding, StringComparison.Ordinal) ? CommonEnding.Length + 1 : 0);
        return word.Kind is not null || telling < 5 || word.Stem.Length < 4 || word.Written.Any(char.IsAsciiDigit) ? 0
            : telling < 9 ? 1
            : 2;
    }

    /// <summary>How far to search among stems so that no word with the allowed errors is missed.</summary>
    public static int ReachOf(NameWord word) => word.Stem.Length < 5 ? AllowedIn(word) : Math.Min(MostInSound, 2 * AllowedIn(word));

    /// <summary>
    /// The errors by which a word of a question differs from one of a name; null if more than allowed. The first letter is
    /// right, but for a single error in a word of seven letters or more.
    /// </summary>
    public static int? Between(NameWord asked, NameWord known)
    {
        var allowed = AllowedIn(asked);
        if (asked.Sound[0] != known.Sound[0])
            allowed = asked.Written.Length < 7 ? 0 : Math.Min(allowed, 1);
        if (allowed == 0)
            return null;
        var errors = Math.Min(
            EditDistance.Between(asked.Written, known.Written, allowed),
            Math.Min(EditDistance.Between(asked.Sound, known.Sound, allowed), EditDistance.Between(asked.Stem, known.Stem, allowed)));
        return errors <= allowed ? Math.Max(errors, 1) : null;
    }
}
