namespace MapService.History.Places;

/// <summary>
/// Takes the endings of declension and definiteness off a sound: of Russian nouns and adjectives, and of the genitives,
/// articles and adjectives of Dutch, Swedish, German, English and French. Зимний, Зимнего and Зимнем have one stem; so have
/// Petrograd, Petrograds and Petrograder.
/// </summary>
public static class Inflection
{
    /// <summary>Shorter stems would be shared by words that have nothing to do with each other.</summary>
    private const int ShortestAfterEnding = 4;

    /// <summary>After an ending that only Russian words have, and after a vowel.</summary>
    private const int ShortestOfAll = 3;

    private const string Vowels = "aeiou";
    private const string DutchAdjective = "se";
    private const string Adjective = "sk";
    private const int ShortestNoun = 5;

    /// <summary>Longest first. Written as <see cref="Transliteration"/> writes sounds: -ского is -skogo, -ских is -skih.</summary>
    private static readonly (string Ending, int Shortest)[] Endings =
    [
        ("ogo", ShortestOfAll), ("ego", ShortestOfAll), ("ago", ShortestOfAll), ("omu", ShortestOfAll),
        ("emu", ShortestOfAll), ("imi", ShortestOfAll), ("ami", ShortestAfterEnding), ("ern", ShortestAfterEnding),
        ("ih", ShortestOfAll), ("ah", ShortestAfterEnding), ("im", ShortestOfAll), ("om", ShortestOfAll), ("em", ShortestOfAll),
        ("am", ShortestAfterEnding), ("en", ShortestAfterEnding), ("er", ShortestAfterEnding), ("es", ShortestAfterEnding),
        ("et", ShortestAfterEnding), (DutchAdjective, ShortestAfterEnding + 1),
    ];

    /// <summary>The stem of a sound; the sound itself where it is short, a number or has no ending. O(length).</summary>
    /// <param name="sound">What <see cref="Transliteration.SoundOf"/> gave.</param>
    /// <param name="mayBeGenitive">Whether an s at the end may be one of a genitive; never so in Russian.</param>
    public static string StemOf(string sound, bool mayBeGenitive = true)
    {
        ArgumentNullException.ThrowIfNull(sound);
        if (sound.Length <= ShortestOfAll || Transliteration.IsNumber(sound))
            return sound;
        var stem = Northern(WithoutVowels(WithoutEnding(WithoutNeuter(mayBeGenitive ? WithoutGenitive(sound) : sound))));
        return stem.ToString();
    }

    /// <summary>The stem of the noun that an adjective in -sky is made of: Свеаборг of Свеаборгская. Null for other words.</summary>
    /// <param name="stem">What <see cref="StemOf"/> gave.</param>
    internal static string? NounOf(string stem) =>
        stem.Length >= ShortestNoun + Adjective.Length && stem.EndsWith(Adjective, StringComparison.Ordinal) ? stem[..^Adjective.Length] : null;

    /// <summary>
    /// Whether words of one stem may be forms of one word. A short stem says little by itself: Wendy is not Wenden, Rose is not
    /// Россия. Then they must be of one alphabet and begin with the same letters, and of a stem of three letters only Russian has
    /// forms beside the genitive.
    /// </summary>
    internal static bool AreOneWord(NameWord one, NameWord other)
    {
        var shared = one.Written.AsSpan().CommonPrefixLength(other.Written);
        return one.Stem.Length >= (shared > 0 ? ShortestNoun : ShortestNoun + 1)
            || one.Sound == other.Sound || one.Sound == other.Sound + 's'
            || (shared >= Math.Min(one.Stem.Length, other.Written.Length - 1) && (one.Stem.Length > ShortestOfAll || one.Written[0] > 'z'));
    }

    private static ReadOnlySpan<char> WithoutGenitive(ReadOnlySpan<char> sound) =>
        sound[^1] == 's' && (sound.Length > ShortestAfterEnding + 1 || (sound.Length > ShortestAfterEnding && sound[^2] == 'o')) ? sound[..^1] : sound;

    /// <summary>Nouns in -мя grow in all cases but the first: время, времени.</summary>
    private static ReadOnlySpan<char> WithoutNeuter(ReadOnlySpan<char> sound) =>
        sound.EndsWith("emeni", StringComparison.Ordinal) ? sound[..^3]
        : sound.EndsWith("emenem", StringComparison.Ordinal) ? sound[..^4]
        : sound;

    private static ReadOnlySpan<char> WithoutEnding(ReadOnlySpan<char> sound)
    {
        foreach (var (ending, shortest) in Endings)
        {
            if (sound.Length >= ending.Length + shortest && sound.EndsWith(ending, StringComparison.Ordinal) && !IsLocative(sound, ending))
                return sound[..^ending.Length];
        }
        return sound;
    }

    /// <summary>Dutch says Petrogradse; after a vowel it is a Russian stem in -ц: в Вырице.</summary>
    private static bool IsLocative(ReadOnlySpan<char> sound, string ending) =>
        ending == DutchAdjective && Vowels.Contains(sound[^(DutchAdjective.Length + 1)], StringComparison.Ordinal);

    private static ReadOnlySpan<char> WithoutVowels(ReadOnlySpan<char> sound)
    {
        while (sound.Length > ShortestOfAll && Vowels.Contains(sound[^1], StringComparison.Ordinal))
            sound = sound[..^1];
        return sound;
    }

    /// <summary>-isch of Dutch and German is -isk of Swedish and -iysk of Russian.</summary>
    private static ReadOnlySpan<char> Northern(ReadOnlySpan<char> stem) =>
        stem.EndsWith("iS", StringComparison.Ordinal) ? string.Concat(stem[..^1], "sk") : stem;
}
