using System.Collections.Frozen;
using System.Text;

namespace MapService.History.Places;

/// <summary>
/// A name reduced to what two writers of it would agree on: lower case, no diacritics, words of letters and digits with
/// one space between. The letters of the Russian orthography before 1918 become those of today.
/// </summary>
/// <remarks>
/// The table is our own because <see cref="string.Normalize(NormalizationForm)"/> leaves text as it is where a machine has
/// no ICU library, and the answer must be the same on every machine.
/// </remarks>
public static class NameKey
{
    private static readonly FrozenDictionary<char, string> Plain = new Dictionary<string, string>
    {
        ["àáâãäåāăą"] = "a",
        ["çćĉċč"] = "c",
        ["ďđð"] = "d",
        ["èéêëēĕėęě"] = "e",
        ["ĝğġģ"] = "g",
        ["ĥħ"] = "h",
        ["ìíîïĩīĭįı"] = "i",
        ["ĵ"] = "j",
        ["ķ"] = "k",
        ["ĺļľŀł"] = "l",
        ["ñńņň"] = "n",
        ["òóôõöøōŏő"] = "o",
        ["ŕŗř"] = "r",
        ["śŝşšș"] = "s",
        ["ţťŧț"] = "t",
        ["ùúûüũūŭůűų"] = "u",
        ["ŵ"] = "w",
        ["ýÿŷ"] = "y",
        ["źżž"] = "z",
        ["æ"] = "ae",
        ["œ"] = "oe",
        ["ß"] = "ss",
        ["þ"] = "th",
        ["ёѣ"] = "е",
        // A short i may also be written as an i with a combining mark.
        ["іѵй"] = "и",
        ["ѳ"] = "ф",
    }.SelectMany(pair => pair.Key.Select(letter => (letter, pair.Value))).ToFrozenDictionary(pair => pair.letter, pair => pair.Value);

    /// <summary>The key of a name; empty where it has no letter or digit. O(length).</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant().Where(letter => !IsMark(letter)))
        {
            if (Plain.TryGetValue(letter, out var plain))
                key.Append(plain);
            else if (char.IsLetterOrDigit(letter))
                key.Append(letter);
            else if (key.Length > 0 && key[^1] != ' ')
                EndWord(key).Append(' ');
        }
        return EndWord(key).ToString().TrimEnd();
    }

    /// <summary>A hard sign at the end of a word was written before 1918 and is not spoken.</summary>
    private static StringBuilder EndWord(StringBuilder key) =>
        key.Length > 1 && key[^1] == 'ъ' ? key.Remove(key.Length - 1, 1) : key;

    /// <summary>Combining marks, soft and typographic apostrophes are not part of a word, and do not end it.</summary>
    private static bool IsMark(char letter) => letter is (>= '\u0300' and <= '\u036F') or '\'' or '\u2019' or '\u02B9' or '\u00AD';
}
