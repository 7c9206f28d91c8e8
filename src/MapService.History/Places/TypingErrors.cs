namespace MapService.History.Places;

/// <summary>How many typing errors a word may have: none where a short word would turn into another one.</summary>
internal static class TypingErrors
{
    /// <summary>A wrong letter within a group such as tch changes the sound by one more.</summary>
    private const int MostInSound = 2;

    /// <summary>Words under five letters none, under nine one, longer ones two.</summary>
    public static int AllowedIn(NameWord word) =>
        word.Kind is not null || word.Written.Length < 5 || word.Stem.Length < 4 || word.Written.Any(char.IsAsciiDigit) ? 0
        : word.Written.Length < 9 ? 1
        : 2;

    /// <summary>How far to search among stems so that no word with the allowed errors is missed.</summary>
    public static int ReachOf(NameWord word) => word.Stem.Length < 5 ? AllowedIn(word) : Math.Min(MostInSound, 2 * AllowedIn(word));

    /// <summary>The errors by which a word of a question differs from one of a name; null if more than allowed.</summary>
    public static int? Between(NameWord asked, NameWord known)
    {
        var allowed = AllowedIn(asked);
        if (allowed == 0 || (asked.Written.Length < 7 && asked.Sound[0] != known.Sound[0]))
            return null;
        var errors = Math.Min(
            EditDistance.Between(asked.Written, known.Written, allowed),
            Math.Min(EditDistance.Between(asked.Sound, known.Sound, allowed), EditDistance.Between(asked.Stem, known.Stem, allowed)));
        return errors <= allowed ? Math.Max(errors, 1) : null;
    }
}
