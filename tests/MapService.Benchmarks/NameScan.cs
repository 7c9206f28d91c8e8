using MapService.History.Places;

namespace MapService.Benchmarks;

/// <summary>The plain way to find a name: compare the question with the key of each. What the index is measured against.</summary>
internal sealed class NameScan
{
    private const int MostErrors = 2;

    private readonly (string Key, string Name)[] _names;

    public NameScan(IEnumerable<Place> places) =>
        _names = [.. places.SelectMany(place => place.Names.Select(name => (NameKey.Of(name.Text), name.Text)))];

    /// <summary>The first name with the fewest typing errors, at most two.</summary>
    public string? Find(string query)
    {
        var (key, best, fewest) = (NameKey.Of(query), (string?)null, MostErrors + 1);
        foreach (var (known, name) in _names)
        {
            var errors = EditDistance.Between(key, known, MostErrors);
            if (errors < fewest)
                (best, fewest) = (name, errors);
        }
        return best;
    }
}
