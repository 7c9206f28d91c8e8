using System.Text.Json;
using MapService.History;

namespace MapService.Archive.Import;

/// <summary>
/// What an import has to write, by three texts of each item: the one that the last import wrote, the one that holds, and
/// the one in the files. What the files have not changed stays as it is; what nobody else has changed becomes what the
/// files say; what both have changed differently is a conflict.
/// </summary>
internal sealed class ImportPlan
{
    private readonly List<Revision> _revisions = [];
    private readonly List<ImportConflict> _conflicts = [];
    private readonly Dictionary<ItemKey, string?> _imported;
    private readonly bool _overwrite;

    private ImportPlan(IReadOnlyList<LogEntry> log, bool overwrite)
    {
        _overwrite = overwrite;
        Current = CurrentItems.Empty.Apply(log);
        _imported = log.Where(entry => entry.By == SeedImport.Author).GroupBy(entry => entry.Key).ToDictionary(entries => entries.Key, entries => entries.Last().Body);
    }

    /// <summary>What holds before.</summary>
    public CurrentItems Current { get; }

    /// <summary>What to write. As far as can be, each leaves a data set behind that is whole: items follow those that they refer to.</summary>
    public IReadOnlyList<Revision> Revisions => _revisions;

    /// <summary>What was left.</summary>
    public IReadOnlyList<ImportConflict> Conflicts => _conflicts;

    /// <summary>Whether something will hold that the files do not say.</summary>
    public bool KeepsEdits { get; private set; }

    /// <summary>Plans the import of <paramref name="items"/>, which make a data set, onto a log.</summary>
    public static ImportPlan Make(IReadOnlyList<LogEntry> log, IReadOnlyList<Item> items, bool overwrite)
    {
        var plan = new ImportPlan(log, overwrite);
        var wanted = items.Select(item => item.Key).ToHashSet();
        foreach (var item in ItemOrder.Of(items))
            plan.Add(item.Key, item);
        var gone = plan.Current.Held.Select(entry => entry.Key).Concat(plan._imported.Keys).Distinct().Where(key => !wanted.Contains(key));
        foreach (var key in gone.OrderByDescending(key => key.Kind).ThenBy(key => key.Id, StringComparer.Ordinal))
            plan.Add(key, null);
        return plan;
    }

    private void Add(ItemKey key, Item? inFiles)
    {
        var (held, imported) = (Current.Find(key), _imported.GetValueOrDefault(key));
        var text = inFiles is null ? null : ItemJson.Write(inFiles);
        var areFilesUnchanged = Same(key, text, imported);
        if (Same(key, text, held?.Body))
        {
            // An editor and the files have come to say the same: it is noted as the files' text, from which they go on.
            if (!areFilesUnchanged && inFiles is not null)
                _revisions.Add(new ReviseItem(inFiles, held!.Version));
        }
        else if (_overwrite || (!areFilesUnchanged && Same(key, held?.Body, imported)))
        {
            _revisions.Add(RevisionTo(key, inFiles, held));
        }
        else
        {
            KeepsEdits = true;
            if (!areFilesUnchanged)
                _conflicts.Add(new ImportConflict(key, ChangeOf(imported, text), Current.Latest(key)!));
        }
    }

    private static Revision RevisionTo(ItemKey key, Item? inFiles, LogEntry? held) => (inFiles, held) switch
    {
        (null, { } gone) => new WithdrawItem(key, gone.Version),
        ({ } item, null) => new RecordItem(item),
        ({ } item, { } there) => new ReviseItem(item, there.Version),
        _ => throw new InvalidOperationException($"Invariant: {key} is in the files or in the log."),
    };

    private static LogChange ChangeOf(string? before, string? after) =>
        before is null ? LogChange.Recorded : after is null ? LogChange.Withdrawn : LogChange.Revised;

    /// <summary>Whether two texts are the same item; a later version of the program may write one with more fields.</summary>
    private static bool Same(ItemKey key, string? one, string? other) =>
        one == other || (one is not null && other is not null && Rewritten(key, one) == Rewritten(key, other));

    private static string Rewritten(ItemKey key, string body)
    {
        try
        {
            return ItemJson.Write(ItemJson.Read(key.Kind, body));
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
