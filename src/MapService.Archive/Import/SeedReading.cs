using MapService.History;
using MapService.History.Movements;
using MapService.History.Sources;

namespace MapService.Archive.Import;

/// <summary>The items of some seed files, each with its place in them.</summary>
internal sealed class SeedReading(SeedReport report)
{
    private readonly List<LocatedItem> _items = [];

    /// <summary>The section of a kind of items.</summary>
    public static string SectionOf(ItemKind kind) => Sections.Single(section => section.Kind == kind).Name;

    /// <summary>What was read, in order of file and line within each section; sources come first.</summary>
    public IReadOnlyList<LocatedItem> Items => _items;

    /// <summary>The sections of a file, each a list of items of a kind; there is one data set.</summary>
    private static readonly (string Name, ItemKind Kind)[] Sections =
    [
        ("dataset", ItemKind.Dataset),
        ("sources", ItemKind.Source),
        ("sides", ItemKind.Side),
        ("places", ItemKind.Place),
        ("units", ItemKind.Unit),
        ("events", ItemKind.Event),
        ("movements", ItemKind.Movement),
        ("lectures", ItemKind.Lecture),
    ];

    /// <summary>Reads every section of files that belong together.</summary>
    /// <param name="files">The files.</param>
    /// <param name="known">Sources that items may cite beside those of the files: times are in the calendar of the source.</param>
    public void ReadFiles(IReadOnlyList<SeedMapping> files, IEnumerable<Source> known)
    {
        foreach (var file in files)
            CheckSections(file);
        foreach (var file in files)
            ReadSection(file, "sources", SeedItems.ReadSource);

        var read = _items.Select(located => (Source)located.Item);
        var items = new SeedItems(report, ById(read.Concat(known)));
        foreach (var file in files)
        {
            foreach (var (section, kind) in Sections.Where(section => section.Kind != ItemKind.Source))
                ReadSection(file, section, fields => items.Read(kind, fields));
        }
    }

    /// <summary>Reads one item that stands by itself.</summary>
    public void ReadOne(ItemKind kind, SeedNode node, IEnumerable<Source> known)
    {
        var items = new SeedItems(report, ById(known));
        ReadItem(node, "", fields => items.Read(kind, fields));
    }

    /// <summary>Reports a problem at the place of its item. One that could not be read as it stands is not judged: it holds stand-ins.</summary>
    public void Report(IEnumerable<Problem> problems)
    {
        var byKey = _items.ToLookup(located => located.Item.Key);
        foreach (var problem in problems)
        {
            var located = byKey[problem.Item].LastOrDefault();
            if (located is null)
                report.Add("dataset", 0, problem.Field, problem.Found, problem.Allowed);
            else if (located.IsSound)
                report.Add(located.Mapping.File, located.LineOf(problem.Field), SeedFields.Join(located.Path, problem.Field), problem.Found, problem.Allowed);
        }
    }

    /// <summary>Gives the movements their ways, and reports those that have none. What could not be read as it stands is left out.</summary>
    public void FindWays(RoutePlanner routes)
    {
        var problems = new List<Problem>();
        var ways = new MovementWays([.. _items.Where(located => located.IsSound).Select(located => located.Item)], routes);
        for (var index = 0; index < _items.Count; index++)
        {
            if (_items[index].IsSound)
                _items[index] = _items[index] with { Item = ways.WithWay(_items[index].Item, problems) };
        }
        Report(problems);
    }

    private void CheckSections(SeedMapping file)
    {
        var names = Sections.Select(section => section.Name).ToList();
        foreach (var entry in file.Entries.Where(entry => !names.Contains(entry.Name)))
            report.Add(file.File, entry.Line, entry.Name, "an unknown section", $"one of {string.Join(", ", names)}");
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
                report.Add(other, section, "a list");
                break;
        }
    }

    private void ReadItem(SeedNode node, string path, Func<SeedFields, Item> read)
    {
        if (node is not SeedMapping mapping)
        {
            report.Add(node, path.Length == 0 ? "item" : path, "a mapping");
            return;
        }
        var before = report.Count;
        var fields = new SeedFields(mapping, path, report);
        var item = read(fields);
        fields.Done();
        _items.Add(new LocatedItem(item, mapping, path, IsSound: report.Count == before));
    }

    private static Dictionary<string, Source> ById(IEnumerable<Source> sources) =>
        sources.DistinctBy(source => source.Id).ToDictionary(source => source.Id.Value);
}

/// <summary>An item with its place in a file.</summary>
/// <param name="Item">The item.</param>
/// <param name="Mapping">Where it was read from.</param>
/// <param name="Path">Its field within the file.</param>
/// <param name="IsSound">Whether nothing was wrong with it.</param>
internal sealed record LocatedItem(Item Item, SeedMapping Mapping, string Path, bool IsSound)
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
