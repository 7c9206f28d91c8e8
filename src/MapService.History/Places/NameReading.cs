using System.Collections.Immutable;

namespace MapService.History.Places;

/// <summary>A word of a name or of a question about one.</summary>
/// <param name="Written">As <see cref="NameKey"/> has it.</param>
/// <param name="Sound">What <see cref="Transliteration"/> makes of it.</param>
/// <param name="Stem">The sound without its ending; for the word of a kind <c>#</c> and the kind.</param>
/// <param name="Kind">The kind that it names; null for a word that tells places of a kind apart.</param>
internal sealed record NameWord(string Written, string Sound, string Stem, string? Kind)
{
    public static NameWord Of(string written)
    {
        var sound = Transliteration.SoundOf(written);
        return new NameWord(written, sound, Inflection.StemOf(sound, mayBeGenitive: written[0] <= 'z'), null);
    }

    /// <summary>The word, and what else it may be: c is ts to scholars, and an s at the end is of a genitive or of the name.</summary>
    public IEnumerable<NameWord> WaysToHear()
    {
        yield return this;
        if (Written.Contains('c', StringComparison.Ordinal))
            yield return Heard(Transliteration.LearnedSoundOf(Written));
        if (Written.Length > 4 && Written[^1] == 's')
            yield return Heard(Transliteration.SoundOf(Written[..^1]));
        if (Sound.Length > 4 && Sound[^1] == 's')
            yield return this with { Stem = Inflection.StemOf(Sound, mayBeGenitive: false) };
    }

    private NameWord Heard(string sound) => this with { Sound = sound, Stem = Inflection.StemOf(sound) };

    public static NameWord OfKind(string kind) => new(kind, kind, $"#{kind}", kind);
}

/// <summary>A name taken apart: compounds into their words, without the stop words.</summary>
/// <param name="Words">In order.</param>
/// <param name="HasStopWords">Whether some were left out.</param>
internal sealed record NameReading(ImmutableArray<NameWord> Words, bool HasStopWords)
{
    private const int MostWordsJoined = 3;
    private const int LongestJoined = 24;
    private const string Apostrophes = "'\u2019\u02BC";

    public static NameReading Of(string text)
    {
        var key = NameKey.Of(WithHooks(WithoutClitics(text.ToLowerInvariant())));
        var written = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = Array.FindAll(written, word => !StopWords.Contains(word));
        var words = ImmutableArray.CreateBuilder<NameWord>(telling.Length);
        foreach (var word in telling is [] ? written : telling)
            Add(words, word);
        return new NameReading(words.DrainToImmutable(), telling.Length < written.Length);
    }

    /// <summary>
    /// The same with the words that name no kind written as one, for who writes Tsarskojeselo or Peterpaul; null where there
    /// are not two or three.
    /// </summary>
    public NameReading? Joined()
    {
        var proper = Words.Where(word => word.Kind is null).ToList();
        var joined = string.Concat(proper.Select(word => word.Written));
        return proper.Count is < 2 or > MostWordsJoined || joined.Length > LongestJoined
            ? null
            : new NameReading([NameWord.Of(joined), .. Words.Where(word => word.Kind is not null)], HasStopWords);
    }

    private static void Add(ImmutableArray<NameWord>.Builder words, string written)
    {
        if (KindWords.Find(written) is { } kind)
        {
            words.Add(NameWord.OfKind(kind) with { Written = written });
        }
        else if (KindWords.Split(written) is { } parts)
        {
            Add(words, parts.Start);
            words.Add(NameWord.OfKind(parts.Kind));
        }
        else
        {
            words.Add(NameWord.Of(written));
        }
    }

    /// <summary>Scholars' č, š and ž are sounds of their own, not letters with an ornament.</summary>
    private static string WithHooks(string lower) => lower
        .Replace("č", "ch", StringComparison.Ordinal).Replace("š", "sh", StringComparison.Ordinal).Replace("ž", "zh", StringComparison.Ordinal);

    /// <summary>The English 's falls away, the French d' and l' become words.</summary>
    private static string WithoutClitics(string lower)
    {
        if (!lower.AsSpan().ContainsAny(Apostrophes))
            return lower;
        var words = lower.Replace('\u2019', '\'').Replace('\u02BC', '\'').Split(' ').Select(word =>
            word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2]
            : word.Length > 2 && word[1] == '\'' && word[0] is 'd' or 'l' ? $"{word[0]} {word[2..]}"
            : word);
        return string.Join(' ', words);
    }
}
