using MapService.History.Places;

namespace MapService.Benchmarks;

/// <summary>The plain way to find a name: compare the question with the key of each. What the index is measured against.</summary>
internal sealed class NameScan
{
    private const int MostErrors = 2;

    private readonly (string Key, Place Place)[] _names;

    public NameScan(IEnumerable<Place> places) =>
        _names = [.. places.SelectMany(place => place.Names.Select(name => (NameKey.Of(name.Text), place)))];

    /// <summary>The first name with the fewest typing errors, at most two.</summary>
    public Place? Find(string query)
    {
        var (key, best, fewest) = (NameKey.Of(query), (Place?)null, MostErrors + 1);
        foreach (var (name, place) in _names)
        {
            var errors = EditDistance.Between(key, name, MostErrors);
            if (errors < fewest)
                (best, fewest) = (place, errors);
        }
        return best;
    }
}
