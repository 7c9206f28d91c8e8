using System.Collections.Frozen;

namespace MapService.History.Places;

/// <summary>
/// The different stems of all names, numbered in ordinal order. Holds one string and about 40 bytes for each. Immutable.
/// </summary>
internal sealed class Vocabulary
{
    private readonly string[] _stems;
    private readonly FrozenDictionary<string, int> _numbers;

    /// <summary>O(n log n).</summary>
    public Vocabulary(IEnumerable<string> stems)
    {
        _stems = [.. stems];
        Array.Sort(_stems, StringComparer.Ordinal);
        _numbers = _stems.Select((stem, number) => KeyValuePair.Create(stem, number)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public int Count => _stems.Length;

    public string this[int number] => _stems[number];

    /// <summary>The number of a stem, or null. O(length).</summary>
    public int? Find(string stem) => _numbers.TryGetValue(stem, out var number) ? number : null;

    /// <summary>
    /// The stems within some typing errors of one, itself among them. Walks the sorted stems as a tree: where the start that
    /// several share is too far off already, all of them are passed over at once. With one or two errors that is a few
    /// hundred to some ten thousand steps among a million stems.
    /// </summary>
    public List<int> Near(string stem, int mostErrors)
    {
        var walk = new Walk(_stems, stem, mostErrors);
        return walk.Run();
    }

    /// <summary>One search; keeps the rows of the distance table for the letters that the last stem and the next share.</summary>
    private sealed class Walk(string[] stems, string sought, int mostErrors)
    {
        private readonly List<int> _found = [];
        private readonly int[][] _rows = [.. Enumerable.Range(0, sought.Length + mostErrors + 2).Select(_ => new int[sought.Length + 1])];

        public List<int> Run()
        {
            for (var column = 0; column <= sought.Length; column++)
                _rows[0][column] = column;
            var (number, known) = (0, 0);
            while (number < stems.Length)
            {
                var stem = stems[number];
                var reached = Descend(stem, known);
                if (reached == stem.Length && _rows[reached][^1] <= mostErrors)
                    _found.Add(number);
                var next = reached == stem.Length ? number + 1 : SkipStart(number, reached + 1);
                known = next < stems.Length ? Math.Min(Shared(stem, stems[next]), reached) : 0;
                number = next;
            }
            return _found;
        }

        /// <summary>How many letters of a stem may still lead to the sought one; its length if all.</summary>
        private int Descend(string stem, int known)
        {
            for (var length = known + 1; length <= stem.Length; length++)
            {
                if (length >= _rows.Length)
                    return length - 1;
                var before = length > 1 ? _rows[length - 2] : _rows[0];
                if (EditDistance.Fill(_rows[length], _rows[length - 1], before, stem, length, sought) > mostErrors)
                    return length - 1;
            }
            return stem.Length;
        }

        /// <summary>The first stem after those that share so many letters with this one: gallops, then halves.</summary>
        private int SkipStart(int number, int length)
        {
            var start = stems[number].AsSpan(0, length);
            var (low, step) = (number, 1);
            while (low + step < stems.Length && stems[low + step].AsSpan().StartsWith(start, StringComparison.Ordinal))
            {
                low += step;
                step *= 2;
            }
            var high = Math.Min(low + step, stems.Length);
            while (high - low > 1)
            {
                var middle = low + ((high - low) / 2);
                (low, high) = stems[middle].AsSpan().StartsWith(start, StringComparison.Ordinal) ? (middle, high) : (low, middle);
            }
            return high;
        }

        private static int Shared(string one, string other) => one.AsSpan().CommonPrefixLength(other);
    }
}
