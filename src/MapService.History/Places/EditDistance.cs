namespace MapService.History.Places;

/// <summary>How many typing errors lie between two words.</summary>
public static class EditDistance
{
    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string
    /// alignment: no letter is touched twice). Gives <paramref name="most"/> + 1 where it is more. O(product of lengths).
    /// </summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        var width = other.Length + 1;
        Span<int> rows = width <= 64 ? stackalloc int[3 * 64] : new int[3 * width];
        var previous = rows[..width];
        var current = rows.Slice(width, width);
        var before = rows.Slice(2 * width, width);
        for (var column = 0; column < width; column++)
            previous[column] = column;
        for (var row = 1; row <= one.Length; row++)
        {
            if (Fill(current, previous, before, one, row, other) > most)
                return most + 1;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return Math.Min(previous[^1], most + 1);
    }

    /// <summary>Whether the words differ by two neighbouring letters that changed places, and by nothing else. O(length).</summary>
    public static bool IsSwap(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var at = one.CommonPrefixLength(other);
        return one.Length == other.Length && at + 1 < one.Length
            && one[at] == other[at + 1] && one[at + 1] == other[at] && one[(at + 2)..].SequenceEqual(other[(at + 2)..]);
    }

    /// <summary>One row of the table; its smallest cell, below which the distance cannot fall any more.</summary>
    internal static int Fill(
        Span<int> current, ReadOnlySpan<int> previous, ReadOnlySpan<int> before, ReadOnlySpan<char> one, int row, ReadOnlySpan<char> other)
    {
        var smallest = current[0] = row;
        for (var column = 1; column <= other.Length; column++)
        {
            var replaced = previous[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
            var cell = Math.Min(replaced, 1 + Math.Min(previous[column], current[column - 1]));
            if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                cell = Math.Min(cell, before[column - 2] + 1);
            current[column] = cell;
            smallest = Math.Min(smallest, cell);
        }
        return smallest;
    }
}
