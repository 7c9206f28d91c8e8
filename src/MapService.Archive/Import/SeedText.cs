using MapService.History;
using MapService.History.Sources;

namespace MapService.Archive.Import;

/// <summary>Items that somebody writes by hand, in the form of the seeds.</summary>
public static class SeedText
{
    /// <summary>Reads the items of a text in the form of a seed file: YAML, lists of items under their kind.</summary>
    /// <param name="name">What to call the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="known">The sources that may be cited beside those of the text.</param>
    /// <returns>At least one item. Whether they fit a data set has not been looked at.</returns>
    /// <exception cref="InvalidSeedsException">With everything that is wrong.</exception>
    public static IReadOnlyList<Item> ReadYaml(string name, TextReader text, IEnumerable<Source> known)
    {
        var report = new SeedReport();
        var reading = new SeedReading(report);
        if (SeedYaml.Read(name, text, report) is { } file)
            reading.ReadFiles([file], known);
        return Sound(name, reading, report);
    }

    /// <summary>Reads one item as JSON, an object with the fields that it has in a seed file.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="known">The sources that may be cited.</param>
    /// <exception cref="InvalidSeedsException">With everything that is wrong; fields are named from the item on.</exception>
    public static Item ReadJson(ItemKind kind, ReadOnlySpan<byte> utf8, IEnumerable<Source> known)
    {
        const string Name = "item";
        var report = new SeedReport();
        var reading = new SeedReading(report);
        if (SeedJson.Read(Name, utf8, report) is { } node)
            reading.ReadOne(kind, node, known);
        return Sound(Name, reading, report)[0];
    }

    private static IReadOnlyList<Item> Sound(string name, SeedReading reading, SeedReport report)
    {
        if (report.Count == 0 && reading.Items.Count == 0)
            report.Add(name, 0, "file", "no item", "at least one item, for example under events");
        return report.Problems is { Count: > 0 } problems
            ? throw new InvalidSeedsException(name, problems)
            : [.. reading.Items.Select(located => located.Item)];
    }
}
