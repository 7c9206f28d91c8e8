using MapService.History;
using NodaTime;

namespace MapService.Archive;

/// <summary>Makes entries of what columns of the table <c>log</c> hold. For one reading of many rows, by one thread.</summary>
internal sealed class LogRow
{
    private static readonly Dictionary<string, ItemKind> Kinds = Enum.GetValues<ItemKind>().ToDictionary(kind => kind.ToString());
    private static readonly Dictionary<string, LogChange> Changes = Enum.GetValues<LogChange>().ToDictionary(change => change.ToString());

    private static readonly long EarliestMs = Instant.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestMs = Instant.MaxValue.ToUnixTimeMilliseconds();

    private string _lastBy = "";

    /// <summary>The entry of a row.</summary>
    /// <exception cref="CorruptLogException">A column holds what was never written there.</exception>
    public LogEntry Read(long position, string kind, string id, int version, string change, string? body, long writtenMs, string by)
    {
        var at = new LogPosition(position);
        if (!Kinds.TryGetValue(kind, out var itemKind) || !Changes.TryGetValue(change, out var logChange) || writtenMs < EarliestMs || writtenMs > LatestMs)
            throw new CorruptLogException(at);
        // Most entries in a row are by the same: one text for all of them.
        _lastBy = by == _lastBy ? _lastBy : by;
        return new LogEntry(
            at, new ItemKey(itemKind, id), new ItemVersion(version), logChange, body, Instant.FromUnixTimeMilliseconds(writtenMs), _lastBy);
    }
}
