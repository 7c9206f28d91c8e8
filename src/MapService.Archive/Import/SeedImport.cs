using System.Collections.Immutable;
using MapService.History;
using MapService.History.Movements;

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

    /// <summary>Items that both the files and an editor have changed, in order of kind and id. They were left as the editor has them.</summary>
    public ImmutableArray<ImportConflict> Conflicts { get; init; } = [];
}

/// <summary>An item that both the files and an editor have changed since the last import.</summary>
/// <param name="Item">The item.</param>
/// <param name="InFiles">What the files did to it.</param>
/// <param name="Kept">The entry that holds: the editor's.</param>
public sealed record ImportConflict(ItemKey Item, LogChange InFiles, LogEntry Kept)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Item}: {Word(InFiles)} in the files and {Word(Kept.Change)} by {Kept.By} (version {Kept.Version.Value}); left as {Kept.By} has it. "
        + "Make the files say the same, or import with --overwrite to take theirs.";

    private static string Word(LogChange change) => change.ToString().ToLowerInvariant();
}

/// <summary>Files that do not fit together with what editors have changed; nothing was written.</summary>
public sealed class ImportDoesNotFitException(string folder, IReadOnlyList<Problem> problems)
    : Exception($"{folder} does not fit with what editors have changed; nothing was written. "
        + $"Change the files or the items, or import with --overwrite to give up the editors' changes. {problems.Count} problem(s):\n{string.Join('\n', problems)}")
{
    /// <summary>What would be wrong, at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}

/// <summary>Brings the log up to a folder of seeds, in one step or not at all.</summary>
public static class SeedImport
{
    /// <summary>The name under which an import writes. Editors cannot sign with it: it tells what came from files.</summary>
    public const string Author = "import";

    /// <summary>
    /// Writes what the files have changed since the last import: records what is new, revises what has changed, withdraws
    /// what is gone. What editors changed meanwhile is kept. Unchanged files write nothing.
    /// </summary>
    /// <param name="archive">The log.</param>
    /// <param name="folder">The files.</param>
    /// <param name="routes">Finds the ways of movements; null for straight ones.</param>
    /// <param name="overwrite">Whether the store is to hold what the files say and nothing else: what editors changed goes.</param>
    /// <exception cref="InvalidSeedsException">The files do not make a data set; nothing was written.</exception>
    /// <exception cref="ImportDoesNotFitException">The files do not fit with what editors have changed; nothing was written.</exception>
    /// <exception cref="WrongExpectedPositionException">Others kept writing meanwhile; nothing was written. Import again.</exception>
    public static ImportSummary Import(IArchive archive, string folder, RoutePlanner? routes = null, bool overwrite = false) =>
        Import(new LogSoFar(archive), folder, routes, overwrite);

    /// <summary><see cref="Import(IArchive, string, RoutePlanner?, bool)"/> into a log of which some was read already.</summary>
    public static ImportSummary Import(LogSoFar log, string folder, RoutePlanner? routes = null, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Write(log, folder, SeedFolder.Read(folder, routes), overwrite);
    }

    /// <summary>
    /// <see cref="Import(IArchive, string, RoutePlanner?, bool)"/>, unless the log holds another data set than the folder: then it is left alone, and the answer
    /// is null.
    /// </summary>
    /// <exception cref="InvalidSeedsException">The files do not make a data set; nothing was written.</exception>
    /// <exception cref="ImportDoesNotFitException">The files do not fit with what editors have changed; nothing was written.</exception>
    public static ImportSummary? ImportSameDataset(LogSoFar log, string folder, RoutePlanner? routes = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        var items = SeedFolder.Read(folder, routes);
        log.ReadOn();
        var held = log.Current.Held.Select(entry => entry.Key);
        var others = held.Where(key => key.Kind == ItemKind.Dataset).Except(items.Select(item => item.Key));
        return others.Any() ? null : Write(log, folder, items, overwrite: false);
    }

    private static ImportSummary Write(LogSoFar log, string folder, IReadOnlyList<Item> items, bool overwrite)
    {
        try
        {
            return WriteOnce(log, folder, items, overwrite);
        }
        catch (WrongExpectedPositionException)
        {
            // Two starts at once on a fresh store: the other one was first, and there is little or nothing left to write.
            return WriteOnce(log, folder, items, overwrite);
        }
    }

    private static ImportSummary WriteOnce(LogSoFar log, string folder, IReadOnlyList<Item> items, bool overwrite)
    {
        var plan = ImportPlan.Make(log.ReadOn(), items, overwrite);
        if (plan.KeepsEdits && DatasetValidation.Check(plan.Current.With(plan.Revisions).ReadItems()) is { Count: > 0 } problems)
            throw new ImportDoesNotFitException(folder, problems);

        var position = plan.Revisions.Count == 0 ? plan.Current.Position : log.Archive.Append(plan.Revisions, Author, plan.Current.Position);
        return new ImportSummary(
            plan.Revisions.Count(revision => revision.Change == LogChange.Recorded),
            plan.Revisions.Count(revision => revision.Change == LogChange.Revised),
            plan.Revisions.Count(revision => revision.Change == LogChange.Withdrawn),
            position)
        {
            Conflicts = plan.Conflicts.ToImmutableArray(),
        };
    }
}
