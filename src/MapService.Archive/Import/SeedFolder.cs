using System.Text;
using MapService.History;
using MapService.History.Sources;

namespace MapService.Archive.Import;

/// <summary>
/// A folder of seeds: every <c>*.yaml</c> file directly in it, each with lists of items under their kind. In which file
/// an item stands does not matter.
/// </summary>
public sealed class SeedFolder
{
    /// <summary>No file written by hand comes near it; a larger one is a mistake.</summary>
    private const long MaximumFileBytes = 16 * 1024 * 1024;

    /// <summary>Stops at bytes that are no UTF-8 rather than put something else in their place.</summary>
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SeedReport _report = new();
    private readonly List<LocatedItem> _items = [];

    private SeedFolder()
    {
    }

    /// <summary>Reads a folder and checks that its items make a data set.</summary>
    /// <returns>Every item, in order of file and line.</returns>
    /// <exception cref="InvalidSeedsException">With everything that is wrong.</exception>
    public static IReadOnlyList<Item> Read(string folder)
    {
        var seeds = new SeedFolder();
        seeds.ReadItems(seeds.ReadFiles(folder));
        if (seeds._items.Count > 0 || seeds._report.Count == 0)
            seeds.Validate();
        return seeds._report.Problems is { Count: > 0 } problems
            ? throw new InvalidSeedsException(folder, problems)
            : [.. seeds._items.Select(located => located.Item)];
    }

    private List<SeedMapping> ReadFiles(string folder)
    {
        if (!Directory.Exists(folder))
        {
            _report.Add(folder, 0, "folder", "no such folder", "a folder of seed files");
            return [];
        }
        foreach (var other in Directory.GetFiles(folder).Where(IsYamlByAnotherName))
            _report.Add(Path.GetFileName(other), 0, "file", "a name that would be passed over", "a name that ends in .yaml");
        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            _report.Add(folder, 0, "folder", "no .yaml file", "a folder of seed files");
        return [.. files.Select(ReadFile).OfType<SeedMapping>()];
    }

    /// <summary>.yml or .YAML: passing it over in silence would withdraw all that is in it.</summary>
    private static bool IsYamlByAnotherName(string path) =>
        Path.GetExtension(path) is var extension && extension != ".yaml" && extension.ToLowerInvariant() is ".yaml" or ".yml";

    private SeedMapping? ReadFile(string path)
    {
        var name = Path.GetFileName(path);
        var size = new FileInfo(path).Length;
        if (size <= MaximumFileBytes)
        {
            using var text = new StreamReader(path, StrictUtf8);
            return SeedYaml.Read(name, text, _report);
        }
        _report.Add(name, 0, "file", $"{size} bytes", $"at most {MaximumFileBytes} bytes");
        return null;
    }

    private void ReadItems(List<SeedMapping> files)
    {
        foreach (var file in files)
            CheckSections(file);
        foreach (var file in files)
            ReadSection(file, "sources", SeedItems.ReadSource);

        // Times are in the calendar of the source that is cited, so sources come first.
        var sources = _items.Select(located => (Source)located.Item).DistinctBy(source => source.Id).ToDictionary(source => source.Id.Value);
        var items = new SeedItems(_report, sources);
        foreach (var file in files)
        {
            ReadSection(file, "dataset", items.ReadHeader);
            ReadSection(file, "sides", items.ReadSide);
            ReadSection(file, "places", items.ReadPlace);
            ReadSection(file, "units", items.ReadUnit);
            ReadSection(file, "events", items.ReadEvent);
            ReadSection(file, "movements", items.ReadMovement);
        }
    }

    private void CheckSections(SeedMapping file)
    {
        string[] sections = ["dataset", "sources", "sides", "places", "units", "events", "movements"];
        foreach (var entry in file.Entries.Where(entry => !sections.Contains(entry.Name)))
            _report.Add(file.File, entry.Line, entry.Name, "an unknown section", $"one of {string.Join(", ", sections)}");
    }

    private void ReadSection(SeedMapping file, string section, Func<SeedFields, Item> read)
    {
        switch (file.Find(section))
        {
            case null or SeedScalar { Text: null }:
                break;
            case SeedList list:
                for (var index = 0; index < list.Items.Count; index++)
                    ReadItem(list.Items[index], $"{section}[{index}]", read);
                break;
            case SeedMapping one when section == "dataset":
                ReadItem(one, section, read);
                break;
            case var other:
                _report.Add(other, section, "a list");
                break;
        }
    }

    private void ReadItem(SeedNode node, string path, Func<SeedFields, Item> read)
    {
        if (node is not SeedMapping mapping)
        {
            _report.Add(node, path, "a mapping");
            return;
        }
        var before = _report.Count;
        var fields = new SeedFields(mapping, path, _report);
        var item = read(fields);
        fields.Done();
        _items.Add(new LocatedItem(item, mapping, path, IsSound: _report.Count == before));
    }

    /// <summary>An item that could not be read as it stands is not judged further: it holds stand-ins.</summary>
    private void Validate()
    {
        var last = _items.ToLookup(located => located.Item.Key);
        foreach (var problem in DatasetValidation.Check([.. _items.Select(located => located.Item)]))
        {
            var located = last[problem.Item].LastOrDefault();
            if (located is null)
                _report.Add("dataset", 0, problem.Field, problem.Found, problem.Allowed);
            else if (located.IsSound)
                _report.Add(located.Mapping.File, located.LineOf(problem.Field), $"{located.Path}.{problem.Field}", problem.Found, problem.Allowed);
        }
    }

    private sealed record LocatedItem(Item Item, SeedMapping Mapping, string Path, bool IsSound)
    {
        /// <summary>The line of a field, or of the nearest thing around it.</summary>
        public int LineOf(string field)
        {
            SeedNode node = Mapping;
            var line = Mapping.Line;
            foreach (var step in field.Split('.', '[', ']').Where(step => step.Length > 0))
            {
                var next = node switch
                {
                    SeedMapping mapping => mapping.Entries.FirstOrDefault(entry => entry.Name == step),
                    SeedList list when int.TryParse(step, out var index) && index < list.Items.Count =>
                        new SeedEntry(step, list.Items[index].Line, list.Items[index]),
                    _ => null,
                };
                if (next is null)
                    break;
                (node, line) = (next.Value, next.Line);
            }
            return line;
        }
    }
}
