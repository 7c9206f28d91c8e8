using System.Collections.Frozen;
using System.Text;

namespace MapService.History.Places;

/// <summary>
/// How a word sounds to somebody who does not care whose alphabet it is written in: Гатчина, Gatchina, Gatsjina, Gattjina
/// and Gattschina have one sound. Coarse on purpose: all of ш, щ, ч and ж are <c>S</c>, all of с, з and ц are <c>s</c>,
/// short i and soft signs are silent but within a syllable (Троицкий is not Троцкий), letters are never doubled.
/// </summary>
public static class Transliteration
{
    private const string Vowels = "aeiou";

    private const string Silent = "-";

    /// <summary>Each letter above its sound.</summary>
    private static readonly FrozenDictionary<char, string> Cyrillic =
        "абвгдежзиклмнопрстуфхцчшщъыьэюя".Zip(
        "abvgdeSsiklmnoprstufhsSSS-i-eua").ToFrozenDictionary(pair => pair.First, pair => pair.Second.ToString());

    /// <summary>Letters that stand for one sound together, longest first: English, German, Dutch, Swedish and French ways.</summary>
    private static readonly (string Letters, string Sound)[] Groups =
    [
        .. new (string Letters, string Sound)[]
        {
            ("schtsch", "S"), ("chtch", "S"), ("sjtsj", "S"), ("sjtj", "S"), ("shch", "S"), ("sjch", "S"), ("tsch", "S"), ("tsh", "S"), ("tch", "S"),
            ("tsj", "S"), ("sch", "S"), ("sh", "S"), ("sj", "S"), ("zj", "S"), ("zh", "S"), ("tj", "S"), ("cz", "S"), ("sz", "S"), ("ch", "S"),
            ("tz", "s"), ("ts", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kv"), ("ff", "v"),
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
            .Replace("ch", "h", StringComparison.Ordinal).Replace('c', 's');
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
            return (1, spoken == Silent ? "" : spoken);
        if (word[at] == 'c' && at + 1 < word.Length && word[at + 1] is 'e' or 'i' or 'y')
            return (1, "s");
        foreach (var (letters, sound) in Groups)
        {
            if (string.CompareOrdinal(word, at, letters, 0, letters.Length) == 0 && !IsNeuterEnding(word, at))
                return (letters.Length, sound);
        }
        return (1, word[at] == 'c' ? "k" : word[at].ToString());
    }

    /// <summary>An oe at the end is -ое, elsewhere the Dutch u.</summary>
    private static bool IsNeuterEnding(string word, int at) => at > 0 && at == word.Length - 2 && word[at] == 'o' && word[at + 1] == 'e';

    /// <summary>What glides between vowels is dropped, then doubles; the f of -off and -eff is the v of -ов and -ев.</summary>
    private static string Smooth(string spelt)
    {
        var sound = new StringBuilder(spelt.Length);
        for (var at = 0; at < spelt.Length; at++)
        {
            var letter = Assimilated(spelt, at);
            if (ClosesSyllable(spelt, at))
                letter = 'i';
            else if (IsGlide(spelt, at) || IsSwallowed(spelt, at))
                continue;
            if (sound.Length == 0 || sound[^1] != letter)
                sound.Append(letter);
        }
        var last = sound.Length - (sound.Length > 3 && sound[^1] == 's' ? 2 : 1);
        if (last > 1 && sound[last] == 'f' && sound[last - 1] is 'o' or 'e')
            sound[last] = 'v';
        return sound.ToString();
    }

    /// <summary>German says S before t and p where others say s.</summary>
    private static char Assimilated(string spelt, int at) =>
        spelt[at] == 'S' && at + 1 < spelt.Length && spelt[at + 1] is 't' or 'p' ? 's' : spelt[at];

    /// <summary>A j, and an i beside another vowel.</summary>
    private static bool IsGlide(string spelt, int at) =>
        spelt[at] == 'j' || (spelt[at] == 'i' && ((at > 0 && IsOpen(spelt[at - 1])) || spelt.AsSpan(at + 1).TrimStart('j') is [var next, ..] && IsOpen(next)));

    /// <summary>An i or j between a vowel and a consonant, as in Trojtskij.</summary>
    private static bool ClosesSyllable(string spelt, int at) =>
        spelt[at] is 'i' or 'j' && at > 0 && IsOpen(spelt[at - 1]) && at + 1 < spelt.Length && char.IsLetter(spelt[at + 1]) && spelt[at + 1] != 'j' && !Vowels.Contains(spelt[at + 1], StringComparison.Ordinal);

    /// <summary>The t of тч, тц and of their many spellings, where ts cannot be told from ц; the d of -stadt.</summary>
    private static bool IsSwallowed(string spelt, int at)
    {
        if (spelt[at] is not ('t' or 'd'))
            return false;
        var next = at + 1;
        while (next < spelt.Length && spelt[next] == 't')
            next++;
        return spelt[at] == 'd' ? next > at + 1 : next < spelt.Length && spelt[next] is 'S' or 's';
    }

    private static bool IsOpen(char letter) => letter != 'i' && Vowels.Contains(letter, StringComparison.Ordinal);
}
