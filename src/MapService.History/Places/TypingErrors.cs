namespace MapService.History.Places;

/// <summary>How many typing errors a word may have: none where a short word would turn into another one.</summary>
internal static class TypingErrors
{
    /// <summary>A wrong letter within a group such as tch changes the sound by one more.</summary>
    private const int MostInSound = 2;

    /// <summary>Every other adjective ends in -sky, so those letters do not tell words apart.</summary>
    private const string CommonEnding = "sk";

    private const int ShortestSwapped = 4;

    /// <summary>
    /// Words under five letters none, under nine one, longer ones two; the letters of -sky do not count. A word whose stem has
    /// four letters only must have seven: Norway and Narnia are not Narva.
    /// </summary>
    public static int AllowedIn(NameWord word)
    {
        var common = word.Stem.EndsWith(CommonEnding, StringComparison.Ordinal) ? CommonEnding.Length : 0;
        var (telling, stem) = (word.Written.Length - (common > 0 ? common + 1 : 0), word.Stem.Length - common);
        return !MayHaveAny(word) || telling < 5 || stem < 4 || (stem == 4 && telling < 7) ? 0
            : telling < 9 ? 1
            : 2;
    }

    /// <summary>How far to search among stems so that no word with the allowed errors, or two letters swapped, is missed.</summary>
    public static int ReachOf(NameWord word) => !MayHaveAny(word) ? 0 : Math.Clamp(2 * AllowedIn(word), 1, MostInSound);

    /// <summary>
    /// The errors by which a word of a question differs from one of a name; null if more than allowed. The first letter is
    /// right, but for a single error in a word of seven letters or more.
    /// </summary>
    public static int? Between(NameWord asked, NameWord known)
    {
        if (MayHaveAny(asked) && asked.Written[0] == known.Written[0] && EditDistance.IsSwap(asked.Written, known.Written))
            return 1;
        var allowed = AllowedIn(asked);
        if (asked.Sound[0] != known.Sound[0])
            allowed = asked.Written.Length < 7 ? 0 : Math.Min(allowed, 1);
        if (allowed == 0)
            return null;
        var errors = Math.Min(EditDistance.Between(asked.Written, known.Written, allowed), EditDistance.Between(asked.Sound, known.Sound, allowed));
        if (asked.Stem[^1] == known.Stem[^1])
            errors = Math.Min(errors, EditDistance.Between(asked.Stem, known.Stem, allowed));
        return errors <= allowed ? Math.Max(errors, 1) : null;
    }

    private static bool MayHaveAny(NameWord word) =>
        word.Kind is null && word.Written.Length >= ShortestSwapped && !word.Written.Any(char.IsAsciiDigit);
}
