using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.Benchmarks;

/// <summary>
/// Gazetteers of any number of names, the same for the same number, and questions to them. A place has two names: a Russian
/// one in Latin letters with an English kind, and the same as a Dutch compound. Of the words that tell places apart there is
/// one for every four names.
/// </summary>
internal sealed class SyntheticGazetteer
{
    private const int NamesPerWord = 4;
    private const int Questions = 24;

    private static readonly string[] Starts = ["b", "br", "ch", "d", "dr", "g", "gr", "k", "kr", "l", "m", "n", "p", "r", "s", "sk", "st", "t", "tr", "v", "z", "zh"];
    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ya"];
    private static readonly string[] Ends = ["", "l", "m", "n", "r", "v"];
    private static readonly (string English, string Dutch, string Kind)[] Kinds =
    [
        ("Palace", "paleis", "palace"), ("Bridge", "brug", "bridge"), ("Station", "station", "station"), ("Bank", "bank", "bank"),
        ("Fortress", "vesting", "fortress"), ("Square", "plein", "square"), ("Barracks", "kazerne", "barracks"), ("School", "school", "school"),
    ];

    private readonly Random _random = new(1917);

    private SyntheticGazetteer(int names)
    {
        var words = Enumerable.Range(0, Math.Max(8, names / NamesPerWord)).Select(_ => Word()).Distinct().ToArray();
        Places = [.. Enumerable.Range(0, names / 2).Select(number => PlaceOf(number, words))];
        Plain = [.. Enumerable.Range(0, Questions).Select(_ => Pick()).Select(name => new Asked(name.ToUpperInvariant(), name))];
        Respelt = [.. Plain.Select(asked => new Asked(Respell(asked.Name), asked.Name))];
        Mistyped = [.. Plain.Select(asked => new Asked(Mistype(asked.Name), asked.Name))];
        Unknown = [.. Plain.Select(asked => new Asked($"{Word()}{Word()} Palace", ""))];
    }

    public Place[] Places { get; }

    /// <summary>Names in another case.</summary>
    public Asked[] Plain { get; }

    /// <summary>The same names in another transliteration and case.</summary>
    public Asked[] Respelt { get; }

    /// <summary>The same names with two neighbouring letters swapped.</summary>
    public Asked[] Mistyped { get; }

    /// <summary>What no place is called.</summary>
    public Asked[] Unknown { get; }

    public static SyntheticGazetteer Of(int names) => new(names);

    /// <summary>A question, and the name that it means.</summary>
    internal sealed record Asked(string Text, string Name);

    private Place PlaceOf(int number, string[] words)
    {
        var (word, kind) = (words[_random.Next(words.Length)], Kinds[_random.Next(Kinds.Length)]);
        var position = new Point(30 + _random.NextDouble(), 59 + _random.NextDouble());
        return new Place(
            new PlaceId($"place-{number}"), kind.Kind, position, 10,
            [new Name($"{char.ToUpperInvariant(word[0])}{word[1..]}sky {kind.English}", "en"), new Name($"{word}ski{kind.Dutch}", "nl")], null);
    }

    private string Pick() => Places[_random.Next(Places.Length)].Names[0].Text;

    private static string Respell(string name) => name
        .Replace("zh", "zj", StringComparison.OrdinalIgnoreCase).Replace("sky ", "skij ", StringComparison.Ordinal).Replace("ya", "ja", StringComparison.Ordinal)
        .Replace("v", "w", StringComparison.OrdinalIgnoreCase).ToUpperInvariant();

    private string Mistype(string name)
    {
        var at = 2 + _random.Next(3);
        return $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}";
    }

    private string Word() => $"{Syllable()}{Syllable()}{Syllable()}";

    private string Syllable() => Starts[_random.Next(Starts.Length)] + Middles[_random.Next(Middles.Length)] + Ends[_random.Next(Ends.Length)];
}
