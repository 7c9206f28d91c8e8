using System.Collections.Immutable;

namespace MapService.History.Places;

/// <summary>How generously a question is understood.</summary>
internal enum Leniency
{
    /// <summary>Every word as written, in any spelling and inflection.</summary>
    Faithful,

    /// <summary>An adjective may stand for the one place or the few that it goes with, or for its noun: the Mariinsky.</summary>
    Elliptic,

    /// <summary>With typing errors.</summary>
    Mistyped,
}

/// <summary>A word of a question and the words of the vocabulary that it may mean, likeliest first.</summary>
internal sealed record AskedWord(NameWord Word, ImmutableArray<int> Meanings);

/// <summary>A question as one way of reading it, on the vocabulary of an index.</summary>
internal sealed record Question(ImmutableArray<AskedWord> Words, bool HasStopWords, bool IsElliptic)
{
    /// <summary>More words than any name has are not a name.</summary>
    private const int MostWords = 16;

    private const int MostCorrections = 8;

    /// <summary>Every way to read a text. Empty where a word of it is in no name, for then no name is meant.</summary>
    public static IEnumerable<Question> Read(string text, Vocabulary vocabulary, Leniency leniency)
    {
        var reading = NameReading.Of(text);
        if (reading.Words.Length is 0 or > MostWords)
            yield break;
        var readings = leniency == Leniency.Mistyped ? WithKindsCorrected(reading) : [reading];
        foreach (var one in readings.SelectMany(one => new[] { one, one.Joined() }))
        {
            if (one is not null && Understand(one, vocabulary, leniency) is { } question)
                yield return question;
        }
    }

    private static Question? Understand(NameReading reading, Vocabulary vocabulary, Leniency leniency)
    {
        var words = reading.Words.DistinctBy(word => word.Stem).Select(word => new AskedWord(word, Meanings(word, vocabulary, leniency))).ToImmutableArray();
        return words.Any(word => word.Word.Kind is null && word.Meanings.IsEmpty)
            ? null
            : new Question(words, reading.HasStopWords, leniency == Leniency.Elliptic && words is [{ Word: var only }] && IsAdjective(only));
    }

    private static ImmutableArray<int> Meanings(NameWord word, Vocabulary vocabulary, Leniency leniency)
    {
        var stems = word.Kind is { } kind ? KindWords.KinOf(kind).Prepend(kind).Select(kin => $"#{kin}") : StemsOf(word, leniency);
        var known = stems.Distinct().Select(vocabulary.Find).OfType<int>();
        var near = leniency == Leniency.Mistyped && TypingErrors.ReachOf(word) is > 0 and var reach ? vocabulary.Near(word.Stem, reach) : [];
        return [.. known.Concat(near.Where(number => vocabulary[number][0] != '#')).Distinct()];
    }

    private static IEnumerable<string> StemsOf(NameWord word, Leniency leniency)
    {
        var stems = word.WaysToHear().Select(way => way.Stem);
        return leniency != Leniency.Faithful && Inflection.NounOf(word.Stem) is { } noun ? stems.Append(noun) : stems;
    }

    /// <summary>Every way to take words for the mistyped word of a kind, the text as it stands first.</summary>
    private static IEnumerable<NameReading> WithKindsCorrected(NameReading reading)
    {
        IEnumerable<ImmutableArray<NameWord>> ways = [[]];
        foreach (var word in reading.Words)
            ways = ways.SelectMany(start => WithKindCorrected(word).Select(words => start.AddRange(words)));
        return ways.Take(MostCorrections).Select(words => reading with { Words = words });
    }

    private static IEnumerable<ImmutableArray<NameWord>> WithKindCorrected(NameWord word)
    {
        yield return [word];
        if (word.Kind is not null && KindWords.IsSpelt(word.Written))
            yield break;
        foreach (var kind in KindWords.FindMistyped(word.Written))
            yield return [NameWord.OfKind(kind) with { Written = word.Written }];
        if (KindWords.SplitMistyped(word.Written) is { } parts)
            yield return [.. NameReading.Of(parts.Start).Words, NameWord.OfKind(parts.Kind) with { Written = word.Written }];
    }

    /// <summary>In Russian, or as other languages write a Russian one; not Swedish -ska, which goes with any country.</summary>
    private static bool IsAdjective(NameWord word) =>
        word.Kind is null && word.Written.Length > 6
        && AdjectiveEndings.Any(ending => word.Written.EndsWith(ending, StringComparison.Ordinal));

    private static readonly ImmutableArray<string> AdjectiveEndings =
        ["sky", "skiy", "skij", "skii", "ski", "skaya", "skaja", "skaia", "skoye", "skoje", "скии", "ская", "ское", "ские", "ского", "скому", "ском", "скои", "скую"];
}
