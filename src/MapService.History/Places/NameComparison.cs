namespace MapService.History.Places;

/// <summary>
/// Judges one name against a question. All words that tell the name from others must be in the question, and every word of
/// the question must be in the name, or go with the kind of the place, or name the town around it.
/// </summary>
internal sealed class NameComparison(NameIndex index, Question question, int row)
{
    private const double SameWord = 1;
    private const double SameSound = 0.98;
    private const double SameStem = 0.94;
    private const double KinKind = 0.8;
    private const double Derived = 0.55;
    private const double OneError = 0.85;
    private const double EachFurtherError = 0.07;

    /// <summary>Not quite the same text.</summary>
    private const double Base = 0.97;
    private const double WithoutLooseWord = 0.94;
    private const double WithImpliedKind = 0.96;
    private const double WithTown = 0.97;
    private const double WrittenAsOne = 0.98;

    /// <summary>Below what a typing error costs: an adjective alone is a guess among few.</summary>
    private const double WithoutKind = 0.6;

    private readonly AskedWord?[] _askedFor = new AskedWord?[index.WordsOf(row).Length];
    private readonly List<AskedWord> _extra = [];
    private bool _isBare;
    private bool _hasOnlyKinds;
    private MatchReason _reason = MatchReason.Spelling;
    private double _score = Base;

    /// <summary>The match, or null if the name is not meant.</summary>
    /// <param name="isTownOf">Whether words of the question name a town that the place lies in.</param>
    public GeocodeMatch? Judge(Func<IReadOnlyList<AskedWord>, Place, bool> isTownOf)
    {
        Pair();
        return HasAllItsWords() && AllIsExplained(isTownOf) && Grade() ? Match() : null;
    }

    private void Pair()
    {
        var words = index.WordsOf(row);
        foreach (var asked in question.Words)
        {
            var at = -1;
            foreach (var meaning in asked.Meanings)
            {
                at = words.IndexOf(meaning);
                if (at >= 0 && _askedFor[at] is null)
                    break;
                at = -1;
            }
            if (at >= 0)
                _askedFor[at] = asked;
            else
                _extra.Add(asked);
        }
    }

    private bool HasAllItsWords()
    {
        var words = index.WordsOf(row);
        var (names, kinds, missing) = (0, 0, 0);
        _hasOnlyKinds = true;
        for (var at = 0; at < words.Length; at++)
        {
            var isKind = index.KindOf(words[at]) is not null;
            _hasOnlyKinds &= isKind;
            if (_askedFor[at] is not null)
                (names, kinds) = isKind ? (names, kinds + 1) : (names + 1, kinds);
        }
        var isNamed = names > 0 || kinds > 1;
        for (var at = 0; at < words.Length; at++)
        {
            if (_askedFor[at] is not null)
                continue;
            if (!isNamed || index.KindOf(words[at]) is not { } kind)
                return false;
            _isBare = kinds == 0 && !question.IsElliptic;
            if (KindWords.IsLoose(kind))
                Worsen(MatchReason.Phrase, WithoutLooseWord);
            else if (question.IsElliptic && ++missing == 1)
                Worsen(MatchReason.Elliptic, WithoutKind);
            else
                return false;
        }
        return names + kinds > 0;
    }

    private bool AllIsExplained(Func<IReadOnlyList<AskedWord>, Place, bool> isTownOf)
    {
        var place = index.PlaceOf(row);
        var rest = new List<AskedWord>();
        foreach (var asked in _extra)
        {
            if (asked.Word.Kind is { } kind && KindWords.Implies(place.Kind, kind))
                Worsen(MatchReason.Phrase, place.Kind == kind ? WithImpliedKind : WithImpliedKind * WithImpliedKind);
            else if (asked.Word.Kind is "way")
                Worsen(MatchReason.Phrase, WithImpliedKind);
            else if (asked.Word.Kind is not "town" and not "saint")
                rest.Add(asked);
        }
        if (rest.Count == 0)
            return true;
        Worsen(MatchReason.Phrase, WithTown);
        return isTownOf(rest, place);
    }

    /// <summary>Compares the words themselves, of which the index knows the stems only.</summary>
    private bool Grade()
    {
        var reading = NameReading.Of(index.NameOf(row).Text);
        var words = (index.IsJoined(row) ? reading.Joined()! : reading).Words.DistinctBy(word => word.Stem).ToList();
        var (sum, weights) = (0.0, 0.0);
        for (var at = 0; at < words.Count; at++)
        {
            if (_askedFor[at] is not { } asked)
                continue;
            if (GradeOf(asked.Word, words[at]) is not { } grade)
                return false;
            var weight = words[at].Kind is null ? 1 : 0.5;
            (sum, weights) = (sum + (grade * weight), weights + weight);
        }
        _score *= sum / weights;
        if (question.HasStopWords && !reading.HasStopWords)
            Worsen(MatchReason.Phrase, 1);
        if (index.IsJoined(row))
            Worsen(MatchReason.Spelling, WrittenAsOne);
        return true;
    }

    private double? GradeOf(NameWord asked, NameWord known)
    {
        if (asked.Kind is not null)
            return GradeOfKind(asked, known);
        if (asked.Written == known.Written)
            return SameWord;
        if (asked.Sound == known.Sound)
            return SameSound;
        if (_isBare)
            return null;
        if (asked.WaysToHear().Any(heard => heard.Stem == known.Stem && Inflection.AreOneWord(heard, known)))
            return Worsened(MatchReason.Inflected, SameStem);
        if (Inflection.NounOf(asked.Stem) == known.Stem)
            return Worsened(MatchReason.Inflected, Derived);
        return TypingErrors.Between(asked, known) is { } errors
            ? Worsened(MatchReason.TypingError, OneError - ((errors - 1) * EachFurtherError))
            : null;
    }

    /// <summary>Where nothing else tells the name from others, the kind must be said by the same words, not by one like it.</summary>
    private double? GradeOfKind(NameWord asked, NameWord known)
    {
        if (asked.Kind != known.Kind)
            return _hasOnlyKinds ? null : Worsened(MatchReason.Phrase, KinKind);
        return !_hasOnlyKinds || index.WordsOf(row).Length > 1 || NameWord.Of(asked.Written).Stem == NameWord.Of(known.Written).Stem ? SameSound : null;
    }

    private double Worsened(MatchReason reason, double grade)
    {
        Worsen(reason, 1);
        return grade;
    }

    private void Worsen(MatchReason reason, double factor)
    {
        _score *= factor;
        if (reason > _reason)
            _reason = reason;
    }

    private GeocodeMatch Match() => new(index.PlaceOf(row), index.NameOf(row), _score, _reason);
}
