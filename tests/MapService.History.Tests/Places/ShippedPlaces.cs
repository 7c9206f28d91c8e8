using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.History.Tests.Places;

/// <summary>
/// The places of the shipped seeds, read line by line: the import of seeds belongs to another project, and the domain must
/// not need it.
/// </summary>
internal static partial class ShippedPlaces
{
    public static ImmutableArray<Place> All { get; } = [.. Files().SelectMany(Read)];

    public static Gazetteer Gazetteer { get; } = new(All);

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Seeds, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static IEnumerable<Place> Read(string file) => Section(file).Split("\n  - id: ").Skip(1).Select(Parse);

    /// <summary>What a file says under <c>places:</c>, up to the next word at the start of a line.</summary>
    private static string Section(string file) => PlacesSection().Match(File.ReadAllText(file)).Value;

    private static Place Parse(string entry)
    {
        var (kind, at, accuracy) = (Field(entry, "kind"), Field(entry, "at").Trim('[', ']').Split(','), Field(entry, "accuracy"));
        return new Place(
            new PlaceId(entry.Split('\n')[0].Trim()), kind, new Point(Number(at[0]), Number(at[1])), Number(accuracy), [.. Names(entry)], null);
    }

    private static IEnumerable<Name> Names(string entry) =>
        from Match line in NameLine().Matches(entry)
        from text in line.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select new Name(text.Trim('"'), line.Groups["language"].Value);

    private static string Field(string entry, string name) => Regex.Match(entry, $@"^    {name}: (.+)$", RegexOptions.Multiline).Groups[1].Value.Trim();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^places:\n(?:(?:[ #].*)?\n)*", RegexOptions.Multiline)]
    private static partial Regex PlacesSection();

    [GeneratedRegex(@"^      (?<language>[\w-]+): \[(?<names>[^\]]*)\]", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
