using MapService.History;
using NodaTime;

namespace MapService.Archive.Appending;

/// <summary>The last thing that the log says about an item.</summary>
/// <param name="Version">The item's version; <see cref="ItemVersion.None"/> if it was never recorded.</param>
/// <param name="IsHeld">Whether it holds: it was recorded and not withdrawn.</param>
internal readonly record struct LatestVersion(ItemVersion Version, bool IsHeld)
{
    public ItemVersion? Held => IsHeld ? Version : null;
}

/// <summary>An entry and its checksum, as they are to be written.</summary>
internal readonly record struct HashedEntry(LogEntry Entry, byte[] Hash);

/// <summary>What appends that are written together add to the log; decides, and writes nothing. For one thread.</summary>
/// <param name="end">The position of the last entry that is in the log.</param>
/// <param name="hash">Its checksum.</param>
/// <param name="now">When the batch is written.</param>
/// <param name="latest">What the log says about an item that the batch has not written yet.</param>
internal sealed class LogBatch(LogPosition end, byte[] hash, Instant now, Func<ItemKey, LatestVersion> latest)
{
    private readonly List<HashedEntry> _entries = [];
    private readonly Dictionary<ItemKey, LatestVersion> _written = [];

    /// <summary>What is to be written, in order.</summary>
    public IReadOnlyList<HashedEntry> Entries => _entries;

    /// <summary>Where the log ends after it.</summary>
    public LogPosition End => new(end.Value + _entries.Count);

    /// <summary>The checksum of the last entry after it.</summary>
    public byte[] Hash => _entries is [.., var last] ? last.Hash : hash;

    /// <summary>Adds all revisions of an append; if it throws, none.</summary>
    /// <returns>Where the log ends then.</returns>
    /// <exception cref="WrongExpectedVersionException">An item is not in the expected version.</exception>
    /// <exception cref="WrongExpectedPositionException">The log does not end where it was expected to.</exception>
    public LogPosition Add(PendingAppend append)
    {
        if (append.Expected is { } expected && expected != End)
            throw new WrongExpectedPositionException(expected, End);
        var versions = Judge(append.Revisions);
        foreach (var (revision, version) in append.Revisions.Zip(versions))
            Write(revision, version, append.By);
        return End;
    }

    /// <summary>The version that each revision leads to; an item may come more than once.</summary>
    private List<ItemVersion> Judge(IReadOnlyCollection<Revision> revisions)
    {
        var judged = new Dictionary<ItemKey, LatestVersion>();
        var versions = new List<ItemVersion>(revisions.Count);
        foreach (var revision in revisions)
        {
            var before = judged.TryGetValue(revision.Key, out var last) ? last : Latest(revision.Key);
            if (before.Held != revision.Expected)
                throw new WrongExpectedVersionException(revision.Key, revision.Expected, before.Held);
            judged[revision.Key] = new LatestVersion(before.Version.Next, revision.Change != LogChange.Withdrawn);
            versions.Add(before.Version.Next);
        }
        return versions;
    }

    private LatestVersion Latest(ItemKey key) => _written.TryGetValue(key, out var last) ? last : latest(key);

    private void Write(Revision revision, ItemVersion version, string by)
    {
        var entry = new LogEntry(new LogPosition(End.Value + 1), revision.Key, version, revision.Change, revision.Body, now, by);
        _entries.Add(new HashedEntry(entry, EntryHash.Compute(Hash, entry)));
        _written[revision.Key] = new LatestVersion(version, revision.Change != LogChange.Withdrawn);
    }
}
