using MapService.Archive.Sqlite;
using MapService.History;

namespace MapService.Archive.Import;

/// <summary>What an import wrote.</summary>
/// <param name="Recorded">Items that were new.</param>
/// <param name="Revised">Items that had changed.</param>
/// <param name="Withdrawn">Items that are no longer in the files.</param>
/// <param name="Position">The log's last position afterwards.</param>
public sealed record ImportSummary(int Recorded, int Revised, int Withdrawn, LogPosition Position)
{
    /// <summary>Whether anything was written.</summary>
    public bool IsEmpty => Recorded + Revised + Withdrawn == 0;
}

/// <summary>Makes the log agree with a folder of seeds, in one step or not at all.</summary>
public static class SeedImport
{
    /// <summary>The name under which an import writes.</summary>
    public const string Author = "import";

    /// <summary>
    /// Records what is new, revises what has changed, withdraws what is gone. Unchanged files write nothing.
    /// </summary>
    /// <exception cref="InvalidSeedsException">The files do not make a data set; nothing was written.</exception>
    /// <exception cref="WrongExpectedVersionException">Others kept writing meanwhile; nothing was written. Import again.</exception>
    public static ImportSummary Import(SqliteArchive archive, string folder)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return Write(archive, SeedFolder.Read(folder));
    }

    /// <summary>
    /// <see cref="Import"/>, unless the log holds another data set than the folder: then it is left alone, and the answer
    /// is null.
    /// </summary>
    /// <exception cref="InvalidSeedsException">The files do not make a data set; nothing was written.</exception>
    public static ImportSummary? ImportSameDataset(SqliteArchive archive, string folder)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var items = SeedFolder.Read(folder);
        var held = CurrentItems.Empty.Apply(archive.ReadAfter(LogPosition.Start)).Held.Select(entry => entry.Key);
        var others = held.Where(key => key.Kind == ItemKind.Dataset).Except(items.Select(item => item.Key));
        return others.Any() ? null : Write(archive, items);
    }

    private static ImportSummary Write(SqliteArchive archive, IReadOnlyList<Item> items)
    {
        try
        {
            return WriteOnce(archive, items);
        }
        catch (WrongExpectedVersionException)
        {
            // Two starts at once on a fresh store: the other one was first, and there is little or nothing left to write.
            return WriteOnce(archive, items);
        }
    }

    private static ImportSummary WriteOnce(SqliteArchive archive, IReadOnlyList<Item> items)
    {
        var current = CurrentItems.Empty.Apply(archive.ReadAfter(LogPosition.Start));
        var revisions = Plan(current, items);
        var position = revisions.Count == 0 ? current.Position : archive.Append(revisions, Author);
        return new ImportSummary(
            revisions.Count(revision => revision.Change == LogChange.Recorded),
            revisions.Count(revision => revision.Change == LogChange.Revised),
            revisions.Count(revision => revision.Change == LogChange.Withdrawn),
            position);
    }

    /// <summary>The fewest revisions that turn what holds into <paramref name="items"/>.</summary>
    private static List<Revision> Plan(CurrentItems current, IReadOnlyList<Item> items)
    {
        var wanted = items.Select(item => item.Key).ToHashSet();
        var gone = current.Held.Where(entry => !wanted.Contains(entry.Key)).OrderBy(entry => entry.Position);
        return
        [
            .. items.Select(item => PlanItem(current.Find(item.Key), item)).OfType<Revision>(),
            .. gone.Select(entry => new WithdrawItem(entry.Key, entry.Version)),
        ];
    }

    private static Revision? PlanItem(LogEntry? held, Item item)
    {
        if (held is null)
            return new RecordItem(item);
        return held.Body == ItemJson.Write(item) ? null : new ReviseItem(item, held.Version);
    }
}
