using System.Collections.Frozen;
using System.Text;

namespace MapService.History.Places;

/// <summary>
/// How a word sounds to somebody who does not care whose alphabet it is written in: Гатчина, Gatchina, Gatsjina, Gattjina
/// and Gattschina have one sound. Coarse on purpose: all of ш, щ, ч and ж are <c>S</c>, all of с, з and ц are <c>s</c>,
/// short i and soft signs are silent, letters are never doubled.
/// </summary>
public static class Transliteration
{
    private const string Vowels = "aeiou";

    private static readonly FrozenDictionary<char, string> Cyrillic = new Dictionary<char, string>
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ж'] = "S", ['з'] = "s", ['и'] = "i",
        ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t",
        ['у'] = "u", ['ф'] = "f", ['х'] = "h", ['ц'] = "s", ['ч'] = "S", ['ш'] = "S", ['щ'] = "S", ['ъ'] = "", ['ы'] = "i",
        ['ь'] = "", ['э'] = "e", ['ю'] = "u", ['я'] = "a",
    }.ToFrozenDictionary();

    /// <summary>Letters that stand for one sound together, longest first: English, German, Dutch, Swedish and French ways.</summary>
    private static readonly (string Letters, string Sound)[] Groups =
    [
        .. new (string Letters, string Sound)[]
        {
            ("schtsch", "S"), ("chtch", "S"), ("sjtsj", "S"), ("sjtj", "S"), ("shch", "S"), ("sjch", "S"), ("tsch", "S"), ("tch", "S"),
            ("tsj", "S"), ("sch", "S"), ("sh", "S"), ("sj", "S"), ("zj", "S"), ("zh", "S"), ("tj", "S"), ("cz", "S"), ("sz", "S"), ("ch", "S"),
            ("tz", "s"), ("ts", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("qu", "kv"), ("ff", "v"),
            ("oe", "u"), ("ou", "u"), ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("y", "i"),
        }.OrderByDescending(group => group.Letters.Length),
    ];

    /// <summary>
    /// The sound of one word of a <see cref="NameKey"/>. Roman and other numbers and words of one letter stay as they are.
    /// O(length).
    /// </summary>
    /// <param name="word">Lower case, without diacritics.</param>
    public static string SoundOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Length < 2 || IsNumber(word) ? word : Smooth(Spell(word));
    }

    /// <summary>
    /// The sound where <c>ch</c> is х and <c>c</c> is ц, as in German and in scholars' transliteration; the same as
    /// <see cref="SoundOf"/> for a word without c.
    /// </summary>
    /// <param name="word">Lower case, without diacritics.</param>
    public static string LearnedSoundOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var hard = word
            .Replace("sch", "sh", StringComparison.Ordinal).Replace("tch", "tsh", StringComparison.Ordinal)
            .Replace("ch", "h", StringComparison.Ordinal).Replace("ck", "k", StringComparison.Ordinal).Replace('c', 's');
        return SoundOf(hard);
    }

    /// <summary>Digits, or the Roman numerals that rulers and corps have.</summary>
    internal static bool IsNumber(string word) => word.Any(char.IsAsciiDigit) || word is "ii" or "iii" or "iv" or "vi" or "vii" or "viii" or "ix" or "xi" or "xii";

    private static string Spell(string word)
    {
        var sound = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var (letters, spoken) = NextOf(word, at);
            sound.Append(spoken);
            at += letters;
        }
        return sound.ToString();
    }

    private static (int Letters, string Sound) NextOf(string word, int at)
    {
        if (Cyrillic.TryGetValue(word[at], out var spoken))
            return (1, spoken);
        if (word[at] == 'c' && at + 1 < word.Length && word[at + 1] is 'e' or 'i' or 'y')
            return (1, "s");
        foreach (var (letters, sound) in Groups)
        {
            if (string.CompareOrdinal(word, at, letters, 0, letters.Length) == 0)
                return (letters.Length, sound);
        }
        return (1, word[at] == 'c' ? "k" : word[at].ToString());
    }

    /// <summary>What glides between vowels is dropped, then doubles; an f at the end is the v of -ов.</summary>
    private static string Smooth(string spelt)
    {
        var sound = new StringBuilder(spelt.Length);
        for (var at = 0; at < spelt.Length; at++)
        {
            var letter = Assimilated(spelt, at);
            if (!IsGlide(spelt, at) && !IsSwallowed(spelt, at) && (sound.Length == 0 || sound[^1] != letter))
                sound.Append(letter);
        }
        if (sound.Length > 2 && sound[^1] == 'f')
            sound[^1] = 'v';
        return sound.ToString();
    }

    /// <summary>German says S before t and p where others say s.</summary>
    private static char Assimilated(string spelt, int at) =>
        spelt[at] == 'S' && at + 1 < spelt.Length && spelt[at + 1] is 't' or 'p' ? 's' : spelt[at];

    private static bool IsGlide(string spelt, int at) =>
        spelt[at] == 'j' || (spelt[at] == 'i' && ((at > 0 && IsVowel(spelt[at - 1])) || (at + 1 < spelt.Length && IsVowel(spelt[at + 1]))));

    /// <summary>The t of тч, тц and of their many spellings, where ts cannot be told from ц.</summary>
    private static bool IsSwallowed(string spelt, int at)
    {
        var next = at + 1;
        while (next < spelt.Length && spelt[next] == 't')
            next++;
        return spelt[at] == 't' && next < spelt.Length && spelt[next] is 'S' or 's';
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);
}
