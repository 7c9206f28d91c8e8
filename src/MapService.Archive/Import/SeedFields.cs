using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MapService.Archive.Import;

/// <summary>
/// The fields of one mapping, taken one by one. Each taking reports what is wrong and goes on with a stand-in, so that
/// all problems of a file are found in one reading; <see cref="Done"/> reports the fields that nobody took.
/// </summary>
internal sealed partial class SeedFields(SeedMapping mapping, string path, SeedReport report)
{
    private readonly HashSet<string> _taken = [];

    public SeedMapping Mapping { get; } = mapping;

    public string Path { get; } = path;

    public SeedReport Report { get; } = report;

    public string PathOf(string name) => Join(Path, name);

    /// <summary>The fields of a node; null where it is none or, which is reported, not a mapping.</summary>
    public static SeedFields? Of(SeedNode? node, string path, SeedReport report)
    {
        if (node is null or SeedMapping)
            return node is SeedMapping mapping ? new SeedFields(mapping, path, report) : null;
        report.Add(node, path, "a mapping");
        return null;
    }

    /// <summary>A field within another; a path without text is the item itself.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>A field that may be absent.</summary>
    public SeedNode? Optional(string name)
    {
        _taken.Add(name);
        return Mapping.Find(name) is { } node and not SeedScalar { Text: null } ? node : null;
    }

    /// <summary>A field that must be there.</summary>
    public SeedNode? Required(string name, string allowed)
    {
        var node = Optional(name);
        if (node is null)
            Report.Add(Mapping.File, Mapping.Line, PathOf(name), "nothing", allowed);
        return node;
    }

    public string Text(string name) => ReadText(Required(name, "a text"), PathOf(name)) ?? "";

    public string? OptionalText(string name) => Optional(name) is { } node ? ReadText(node, PathOf(name)) : null;

    /// <summary>A readable id: lower-case words joined by hyphens.</summary>
    public string Slug(string name) => ReadSlug(Required(name, "an id such as state-bank"), PathOf(name));

    public string? OptionalSlug(string name) => Optional(name) is { } node ? ReadSlug(node, PathOf(name)) : null;

    public int Integer(string name, int minimum, int maximum) =>
        ReadInteger(Required(name, $"a whole number from {minimum} to {maximum}"), PathOf(name), minimum, maximum);

    public double Number(string name, double minimum, double maximum) =>
        ReadNumber(Required(name, $"a number from {minimum} to {maximum}"), PathOf(name), minimum, maximum);

    /// <summary>One of the words of an enumeration, written with hyphens.</summary>
    public T Word<T>(string name, T? ifAbsent = null)
        where T : struct, Enum
    {
        if (ifAbsent is { } absent && Optional(name) is null)
            return absent;
        return ReadWord<T>(Required(name, AllowedWords<T>()), PathOf(name));
    }

    /// <summary>A list, each item read by <paramref name="read"/>; empty if the field is absent.</summary>
    public ImmutableArray<T> List<T>(string name, Func<SeedNode, string, T?> read)
        where T : class
    {
        switch (Optional(name))
        {
            case null:
                return [];
            case SeedList list:
                return [.. list.Items.Select((item, index) => read(item, $"{PathOf(name)}[{index}]")).OfType<T>()];
            case var other:
                Report.Add(other, PathOf(name), "a list");
                return [];
        }
    }

    public ImmutableArray<string> Slugs(string name) => List(name, ReadSlug);

    /// <summary>Some of the words of an enumeration; empty if the field is absent.</summary>
    public ImmutableArray<T> Words<T>(string name)
        where T : struct, Enum =>
        [.. List<object>(name, (node, path) => ReadWord<T>(node, path)).Cast<T>()];

    /// <summary>A mapping of names to texts; empty if the field is absent.</summary>
    public IEnumerable<SeedEntry> Entries(string name)
    {
        switch (Optional(name))
        {
            case null:
                return [];
            case SeedMapping entries:
                return entries.Entries;
            case var other:
                Report.Add(other, PathOf(name), "a mapping");
                return [];
        }
    }

    public string? ReadText(SeedNode? node, string field)
    {
        if (node is null or SeedScalar { Text: { Length: > 0 } })
            return (node as SeedScalar)?.Text;
        Report.Add(node, field, "a text");
        return null;
    }

    public T ReadWord<T>(SeedNode? node, string field)
        where T : struct, Enum
    {
        if (node is null)
            return default;
        if (node is SeedScalar { Text: { } text } && WordsOf<T>().TryGetValue(text, out var word))
            return word;
        Report.Add(node, field, AllowedWords<T>());
        return default;
    }

    public string ReadSlug(SeedNode? node, string field)
    {
        if (node is null)
            return "";
        if (node is SeedScalar { Text: { } text } && SlugPattern().IsMatch(text))
            return text;
        Report.Add(node, field, "an id: lower-case letters and digits in words joined by hyphens, such as state-bank");
        return "";
    }

    public double ReadNumber(SeedNode? node, string field, double minimum, double maximum)
    {
        if (node is null)
            return minimum;
        if (node is SeedScalar { Text: { } text }
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
            return number;
        Report.Add(node, field, $"a number from {minimum.ToString(CultureInfo.InvariantCulture)} to {maximum.ToString(CultureInfo.InvariantCulture)}");
        return minimum;
    }

    public int ReadInteger(SeedNode? node, string field, int minimum, int maximum)
    {
        var number = ReadNumber(node, field, minimum, maximum);
        if (number != Math.Floor(number))
            Report.Add(node!, field, "a whole number");
        return (int)number;
    }

    /// <summary>Reports every field that was not taken.</summary>
    public void Done()
    {
        foreach (var entry in Mapping.Entries.Where(entry => !_taken.Contains(entry.Name)))
            Report.Add(Mapping.File, entry.Line, PathOf(entry.Name), "an unknown field", $"one of {string.Join(", ", _taken)}");
    }

    private static string AllowedWords<T>()
        where T : struct, Enum =>
        $"one of {string.Join(", ", WordsOf<T>().Keys)}";

    private static Dictionary<string, T> WordsOf<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => Hyphens().Replace(value.ToString(), "-").ToLowerInvariant());

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugPattern();

    [GeneratedRegex("(?<!^)(?=[A-Z])")]
    private static partial Regex Hyphens();
}
