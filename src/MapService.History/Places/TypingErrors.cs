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
    /// Words under six letters none, under ten one, longer ones two; the letters of -sky do not count. A word whose stem has
    /// four letters only must have seven: Norway and Narnia are not Narva.
    /// </summary>
    public static int AllowedIn(NameWord word)
    {
        var common = word.Stem.EndsWith(CommonEnding, StringComparison.Ordinal) ? CommonEnding.Length : 0;
        var (telling, stem) = (word.Written.Length - (common > 0 ? common + 1 : 0), word.Stem.Length - common);
        return !MayHaveAny(word) || telling < 6 || stem < 4 || (stem == 4 && telling < 7) ? 0
            : telling < 10 ? 1
            : 2;
    }

    /// <summary>How far to search among stems so that no word with the allowed errors, or two letters swapped, is missed.</summary>
    public static int ReachOf(NameWord word) => !MayHaveAny(word) ? 0 : Math.Clamp(2 * AllowedIn(word), 1, MostInSound);

    /// <summary>
    /// The errors by which a word of a question differs from one of a name; null if more than allowed, or if the first letter is
    /// wrong. Errors are made in letters, so letters are compared, not sounds: Beethoven is not Bychov.
    /// </summary>
    public static int? Between(NameWord asked, NameWord known)
    {
        if (!MayHaveAny(asked) || asked.Written[0] != known.Written[0])
            return null;
        if (EditDistance.IsSwap(asked.Written, known.Written))
            return 1;
        var allowed = Math.Min(AllowedIn(asked), AllowedIn(known));
        var errors = EditDistance.Between(asked.Written, known.Written, allowed);
        return errors <= allowed ? errors : null;
    }

    private static bool MayHaveAny(NameWord word) =>
        word.Kind is null && word.Written.Length >= ShortestSwapped && !word.Written.Any(char.IsAsciiDigit);
}
