namespace MapService.History.Places;

/// <summary>
/// Which names hold which words. A name is looked up by one word only, the rarest of those that it must not go without, so
/// the list of names behind a common word stays short. About 30 bytes for each name beside the names and the
/// <see cref="Vocabulary"/>. Immutable.
/// </summary>
internal sealed class NameIndex
{
    private const int JoinedFlag = 1 << 30;

    private readonly Place[] _places;
    private readonly int[] _rowPlace;
    private readonly int[] _rowName;
    private readonly int[] _rowStart;
    private readonly int[] _words;
    private readonly int[] _anchorStart;
    private readonly int[] _anchored;
    private readonly string?[] _kinds;

    /// <summary>Reads every name once. O(names).</summary>
    public NameIndex(IEnumerable<Place> places)
    {
        _places = [.. places];
        var rows = new Rows();
        for (var place = 0; place < _places.Length; place++)
        {
            for (var name = 0; name < _places[place].Names.Length; name++)
                rows.Add(place, name, NameReading.Of(_places[place].Names[name].Text));
        }
        Vocabulary = new Vocabulary(rows.Numbers.Keys);
        _kinds = [.. Enumerable.Range(0, Vocabulary.Count).Select(word => Vocabulary[word][0] == '#' ? Vocabulary[word][1..] : null)];
        (_rowPlace, _rowName, _rowStart) = ([.. rows.Places], [.. rows.Names], [.. rows.Starts, rows.Words.Count]);
        var numbers = rows.Numbers.OrderBy(pair => pair.Value).Select(pair => Vocabulary.Find(pair.Key)!.Value).ToArray();
        _words = [.. rows.Words.Select(word => numbers[word])];
        (_anchorStart, _anchored) = Anchor();
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>The names that are looked up by a word, as numbers of rows.</summary>
    public ReadOnlySpan<int> AnchoredAt(int word) => _anchored.AsSpan(_anchorStart[word].._anchorStart[word + 1]);

    /// <summary>The words of a name, as numbers in the vocabulary.</summary>
    public ReadOnlySpan<int> WordsOf(int row) => _words.AsSpan(_rowStart[row].._rowStart[row + 1]);

    /// <summary>The kind that a word names, or null.</summary>
    public string? KindOf(int word) => _kinds[word];

    /// <summary>The number of the place in the order given.</summary>
    public int PlaceNumberOf(int row) => _rowPlace[row];

    public Place PlaceOf(int row) => _places[_rowPlace[row]];

    public Name NameOf(int row) => PlaceOf(row).Names[_rowName[row] & ~JoinedFlag];

    /// <summary>Whether the row holds the name with its words written as one.</summary>
    public bool IsJoined(int row) => (_rowName[row] & JoinedFlag) != 0;

    private (int[] Starts, int[] Rows) Anchor()
    {
        var frequency = new int[Vocabulary.Count];
        foreach (var word in _words)
            frequency[word]++;
        var anchors = Enumerable.Range(0, _rowPlace.Length).Select(row => AnchorOf(row, frequency)).ToArray();
        var starts = new int[Vocabulary.Count + 1];
        foreach (var anchor in anchors.Where(anchor => anchor >= 0))
            starts[anchor + 1]++;
        for (var word = 1; word < starts.Length; word++)
            starts[word] += starts[word - 1];
        var (next, rows) = (starts[..^1], new int[starts[^1]]);
        for (var row = 0; row < anchors.Length; row++)
        {
            if (anchors[row] >= 0)
                rows[next[anchors[row]]++] = row;
        }
        return (starts, rows);
    }

    /// <summary>A word that is no kind, or else a kind that is not loose; the rarest of them. -1 for a name without words.</summary>
    private int AnchorOf(int row, int[] frequency)
    {
        var (best, bestRank) = (-1, (2, 0));
        foreach (var word in WordsOf(row))
        {
            var rank = (_kinds[word] is not { } kind ? 0 : KindWords.IsLoose(kind) ? 2 : 1, frequency[word]);
            if (best < 0 || rank.CompareTo(bestRank) < 0)
                (best, bestRank) = (word, rank);
        }
        return best;
    }

    /// <summary>What is gathered while names are read: words are numbered as they come.</summary>
    private sealed class Rows
    {
        public Dictionary<string, int> Numbers { get; } = new(StringComparer.Ordinal);
        public List<int> Places { get; } = [];
        public List<int> Names { get; } = [];
        public List<int> Starts { get; } = [];
        public List<int> Words { get; } = [];

        public void Add(int place, int name, NameReading reading)
        {
            AddRow(place, name, reading);
            if (reading.Joined() is { } joined)
                AddRow(place, name | JoinedFlag, joined);
        }

        private void AddRow(int place, int name, NameReading reading)
        {
            Places.Add(place);
            Names.Add(name);
            Starts.Add(Words.Count);
            foreach (var stem in reading.Words.Select(word => word.Stem).Distinct())
                Words.Add(NumberOf(stem));
        }

        private int NumberOf(string stem)
        {
            if (!Numbers.TryGetValue(stem, out var number))
                Numbers[stem] = number = Numbers.Count;
            return number;
        }
    }
}
