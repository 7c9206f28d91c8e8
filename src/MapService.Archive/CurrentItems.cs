using System.Collections.Immutable;
using MapService.History;

namespace MapService.Archive;

/// <summary>What holds at a position of the log: the fold of all entries up to it. Immutable.</summary>
public sealed class CurrentItems
{
    /// <summary>Before the first entry.</summary>
    public static readonly CurrentItems Empty = new(LogPosition.Start, ImmutableDictionary<ItemKey, LogEntry>.Empty);

    private readonly ImmutableDictionary<ItemKey, LogEntry> _latest;

    private CurrentItems(LogPosition position, ImmutableDictionary<ItemKey, LogEntry> latest) =>
        (Position, _latest) = (position, latest);

    /// <summary>The position of the last entry in it.</summary>
    public LogPosition Position { get; }

    /// <summary>The items that hold, each with its version and text, in no order.</summary>
    public IEnumerable<LogEntry> Held => _latest.Values.Where(entry => entry.Change != LogChange.Withdrawn);

    /// <summary>What holds after <paramref name="entries"/>, which follow this position in order.</summary>
    public CurrentItems Apply(IEnumerable<LogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (position, latest) = (Position, _latest.ToBuilder());
        foreach (var entry in entries)
        {
            latest[entry.Key] = entry;
            position = entry.Position;
        }
        return new CurrentItems(position, latest.ToImmutable());
    }

    /// <summary>The item if it holds, else null.</summary>
    public LogEntry? Find(ItemKey key) =>
        _latest.GetValueOrDefault(key) is { Change: not LogChange.Withdrawn } entry ? entry : null;

    /// <summary>The items that hold as a data set.</summary>
    /// <exception cref="InvalidDatasetException">They do not fit together.</exception>
    public Dataset ToDataset() =>
        Dataset.From([.. Held.Select(entry => ItemJson.Read(entry.Key.Kind, entry.Body!))]);
}
