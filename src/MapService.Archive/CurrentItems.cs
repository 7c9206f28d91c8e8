using System.Collections.Immutable;
using MapService.History;
using NodaTime;

namespace MapService.Archive;

/// <summary>What holds at a position of the log: the fold of all entries up to it. Immutable.</summary>
public sealed class CurrentItems
{
    /// <summary>Before the first entry.</summary>
    public static readonly CurrentItems Empty = new(LogPosition.Start, Instant.MinValue, ImmutableDictionary<ItemKey, LogEntry>.Empty);

    private readonly ImmutableDictionary<ItemKey, LogEntry> _latest;

    private CurrentItems(LogPosition position, Instant writtenAt, ImmutableDictionary<ItemKey, LogEntry> latest) =>
        (Position, WrittenAt, _latest) = (position, writtenAt, latest);

    /// <summary>The position of the last entry in it.</summary>
    public LogPosition Position { get; }

    /// <summary>When the last entry in it was written; the beginning of time before the first.</summary>
    public Instant WrittenAt { get; }

    /// <summary>The items that hold, each with its version and text, in no order.</summary>
    public IEnumerable<LogEntry> Held => _latest.Values.Where(entry => entry.Change != LogChange.Withdrawn);

    /// <summary>What holds after <paramref name="entries"/>, which follow this position in order.</summary>
    public CurrentItems Apply(IEnumerable<LogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (position, writtenAt, latest) = (Position, WrittenAt, _latest.ToBuilder());
        foreach (var entry in entries)
        {
            latest[entry.Key] = entry;
            (position, writtenAt) = (entry.Position, entry.At);
        }
        return new CurrentItems(position, writtenAt, latest.ToImmutable());
    }

    /// <summary>What would hold after revisions that are not in the log; nobody has written them at any time.</summary>
    /// <exception cref="WrongExpectedVersionException">An item is not in the expected version.</exception>
    public CurrentItems With(IEnumerable<Revision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        var after = this;
        foreach (var revision in revisions)
            after = after.Apply([after.Foresee(revision)]);
        return after;
    }

    private LogEntry Foresee(Revision revision)
    {
        var held = Find(revision.Key)?.Version;
        if (held != revision.Expected)
            throw new WrongExpectedVersionException(revision.Key, revision.Expected, held);
        var latest = Latest(revision.Key)?.Version ?? ItemVersion.None;
        return new LogEntry(new LogPosition(Position.Value + 1), revision.Key, latest.Next, revision.Change, revision.Body, default, "");
    }

    /// <summary>The last entry about an item, also if that withdrew it; null if it was never recorded.</summary>
    public LogEntry? Latest(ItemKey key) => _latest.GetValueOrDefault(key);

    /// <summary>The item if it holds, else null.</summary>
    public LogEntry? Find(ItemKey key) =>
        _latest.GetValueOrDefault(key) is { Change: not LogChange.Withdrawn } entry ? entry : null;

    /// <summary>The items that hold as a data set.</summary>
    /// <exception cref="InvalidDatasetException">They do not fit together.</exception>
    public Dataset ToDataset() => Dataset.From(ReadItems());

    /// <summary>The items that hold, in no order, whether they fit together or not.</summary>
    public IReadOnlyCollection<Item> ReadItems() => [.. Held.Select(entry => ItemJson.Read(entry.Key.Kind, entry.Body!))];
}
