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
    private const int ShortestAfterVowel = 3;

    private const string Vowels = "aeiou";

    /// <summary>Longest first. Written as <see cref="Transliteration"/> writes sounds: -ского is -skogo, -ских is -skih.</summary>
    private static readonly string[] Endings =
        ["ogo", "ego", "ago", "omu", "emu", "imi", "ami", "ern", "ih", "ah", "im", "om", "em", "am", "en", "er", "es", "et", "se"];

    /// <summary>The stem of a sound; the sound itself where it is short, a number or has no ending. O(length).</summary>
    /// <param name="sound">What <see cref="Transliteration.SoundOf"/> gave.</param>
    public static string StemOf(string sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        if (sound.Length <= ShortestAfterVowel || Transliteration.IsNumber(sound))
            return sound;
        var stem = Northern(WithoutVowels(WithoutEnding(WithoutGenitive(sound))));
        return stem.ToString();
    }

    private static ReadOnlySpan<char> WithoutGenitive(ReadOnlySpan<char> sound) =>
        sound[^1] == 's' && (sound.Length > ShortestAfterEnding + 1 || (sound.Length > ShortestAfterEnding && sound[^2] == 'o')) ? sound[..^1] : sound;

    private static ReadOnlySpan<char> WithoutEnding(ReadOnlySpan<char> sound)
    {
        foreach (var ending in Endings)
        {
            if (sound.Length >= ending.Length + ShortestAfterEnding && sound.EndsWith(ending, StringComparison.Ordinal))
                return sound[..^ending.Length];
        }
        return sound;
    }

    private static ReadOnlySpan<char> WithoutVowels(ReadOnlySpan<char> sound)
    {
        while (sound.Length > ShortestAfterVowel && Vowels.Contains(sound[^1], StringComparison.Ordinal))
            sound = sound[..^1];
        return sound;
    }

    /// <summary>-isch of Dutch and German is -isk of Swedish and -iysk of Russian.</summary>
    private static ReadOnlySpan<char> Northern(ReadOnlySpan<char> stem) =>
        stem.EndsWith("iS", StringComparison.Ordinal) ? string.Concat(stem[..^1], "sk") : stem;
}
