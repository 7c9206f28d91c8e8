using MapService.Archive.Import;
using MapService.History;
using MapService.History.Movements;

namespace MapService.Archive.Editing;

/// <summary>An edit after which the data set would not be whole; nothing was written.</summary>
/// <param name="edited">The items that were to be written.</param>
/// <param name="problems">What would be wrong, at least one.</param>
public sealed class EditDoesNotFitException(IReadOnlyCollection<ItemKey> edited, IReadOnlyList<Problem> problems)
    : Exception($"The data set would have {problems.Count} problem(s) after that; nothing was written:\n{string.Join('\n', problems)}")
{
    /// <summary>The items that were to be written.</summary>
    public IReadOnlyCollection<ItemKey> Edited { get; } = edited;

    /// <summary>What would be wrong with them or with others, at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}

/// <summary>Items recorded, revised or withdrawn by hand: the data set is whole afterwards, or nothing was written.</summary>
public static class HandEdit
{
    /// <summary>Room for a name with its titles.</summary>
    public const int LongestAuthor = 100;

    /// <summary>Every time that it is lost, somebody else has written; nobody is that unlucky.</summary>
    private const int MostAttempts = 100;

    /// <summary>Whether entries may be signed with a name, and if not what is allowed.</summary>
    public static bool IsAuthor(string name, out string allowed)
    {
        ArgumentNullException.ThrowIfNull(name);
        allowed = $"a name of 1 to {LongestAuthor} characters without control characters, and not '{SeedImport.Author}', which the import signs with";
        return name.Trim() == name && name.Length is > 0 and <= LongestAuthor && !name.Any(char.IsControl)
            && !name.Equals(SeedImport.Author, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Writes all of <paramref name="revisions"/>, or none.</summary>
    /// <param name="archive">The log.</param>
    /// <param name="revisions">What to write, in order; at least one.</param>
    /// <param name="by">Who writes; <see cref="IsAuthor"/>.</param>
    /// <param name="known">What the writer knows of the log already; only the rest is read.</param>
    /// <param name="routes">Finds the ways of movements; null for straight ones.</param>
    /// <returns>The entries that were written.</returns>
    /// <exception cref="ArgumentException">Nobody may sign so.</exception>
    /// <exception cref="WrongExpectedVersionException">An item is not in the expected version: somebody else was first.</exception>
    /// <exception cref="EditDoesNotFitException">The data set would not be whole, or a movement has no way.</exception>
    public static IReadOnlyList<LogEntry> Write(
        IArchive archive, IReadOnlyCollection<Revision> revisions, string by, CurrentItems? known = null, RoutePlanner? routes = null)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(revisions);
        if (!IsAuthor(by, out var allowed))
            throw new ArgumentException($"author: found '{by}'; allowed: {allowed}.", nameof(by));
        var current = known ?? CurrentItems.Empty;
        for (var attempt = 1; ; attempt++)
        {
            current = current.Apply(archive.ReadAfter(current.Position));
            var judged = Judge(current, revisions, routes ?? RoutePlanner.None);
            try
            {
                archive.Append(judged, by, current.Position);
                return archive.ReadAfter(current.Position, revisions.Count);
            }
            catch (WrongExpectedPositionException) when (attempt < MostAttempts)
            {
                // Another edit was written since; whether both together fit has to be looked at again.
            }
        }
    }

    /// <summary>The revisions as they are to be written: movements have their ways.</summary>
    private static List<Revision> Judge(CurrentItems current, IReadOnlyCollection<Revision> revisions, RoutePlanner routes)
    {
        var items = current.With(revisions).ReadItems();
        List<Problem> problems = [.. DatasetValidation.Check(items)];
        var ways = new MovementWays(items, routes);
        List<Revision> judged =
        [
            .. revisions.Select<Revision, Revision>(revision => revision switch
            {
                RecordItem record => new RecordItem(ways.WithWay(record.Item, problems)),
                ReviseItem revise => new ReviseItem(ways.WithWay(revise.Item, problems), revise.Version),
                _ => revision,
            }),
        ];
        return problems.Count == 0 ? judged : throw new EditDoesNotFitException([.. revisions.Select(revision => revision.Key)], problems);
    }
}
