using MapService.Archive;

namespace MapService.Server.Editions;

/// <summary>
/// The history as it was known at earlier positions of the log. The few that were asked for last are kept; one is built
/// at a time, so that asking for many does not take the machine from the viewers. Safe for many threads.
/// </summary>
public sealed class PastEditions(IArchive archive, CurrentEdition current)
{
    /// <summary>Two that somebody compares, and two of somebody else; each is some tens of megabytes.</summary>
    private const int MostKept = 4;

    /// <summary>A build takes a fraction of a second, so nobody waits for more than some seconds.</summary>
    private const int MostWaiting = 16;

    private readonly LinkedList<Edition> _kept = [];
    private readonly SemaphoreSlim _building = new(1);
    private int _waiting;

    /// <summary>The last position, also where it is not served as the current one yet.</summary>
    public LogPosition End => archive.End;

    /// <summary>The edition of a position from 1 to <see cref="End"/>; null if too many wait already.</summary>
    /// <exception cref="History.InvalidDatasetException">The position is in the middle of an import, and what held there is no whole history.</exception>
    public async ValueTask<Edition?> At(LogPosition position, CancellationToken cancelled)
    {
        if (Find(position) is { } known)
            return known;
        try
        {
            return Interlocked.Increment(ref _waiting) <= MostWaiting ? await Build(position, cancelled) : null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<Edition> Build(LogPosition position, CancellationToken cancelled)
    {
        await _building.WaitAsync(cancelled);
        try
        {
            return Find(position) ?? Keep(Edition.Of(archive.ReadAfter(LogPosition.Start, position.Value)));
        }
        finally
        {
            _building.Release();
        }
    }

    private Edition? Find(LogPosition position)
    {
        if (current.Value is var now && now.Position == position)
            return now;
        lock (_kept)
        {
            var found = _kept.FirstOrDefault(edition => edition.Position == position);
            return found is null ? null : KeepFirst(found);
        }
    }

    private Edition Keep(Edition edition)
    {
        lock (_kept)
        {
            KeepFirst(edition);
            if (_kept.Count > MostKept)
                _kept.RemoveLast();
        }
        return edition;
    }

    private Edition KeepFirst(Edition edition)
    {
        _kept.Remove(edition);
        _kept.AddFirst(edition);
        return edition;
    }
}
