using MapService.Archive.Sessions;

namespace MapService.Archive.Postgres;

/// <summary>An update that waits to be written together with others.</summary>
internal sealed record SessionUpdate(SessionRecord Record, long ExpectedVersion)
{
    public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Lets one batch of updates at a time be written: all that wait, at most one of each session. Safe for many threads.</summary>
/// <param name="write">Writes a batch; gives the ids of the sessions that were in the expected version.</param>
internal sealed class SessionUpdates(Func<IReadOnlyList<SessionUpdate>, Task<HashSet<string>>> write)
{
    /// <summary>A notice has room for 8000 bytes, and an id with its version takes some forty.</summary>
    private const int MostTogether = 100;

    private readonly Lock _lock = new();
    private readonly LinkedList<SessionUpdate> _waiting = [];
    private bool _isWriting;

    /// <summary>Ends when the update is on the disk, true, or found to come too late, false.</summary>
    public Task<bool> Add(SessionRecord record, long expectedVersion)
    {
        var update = new SessionUpdate(record, expectedVersion);
        lock (_lock)
        {
            _waiting.AddLast(update);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAllAsync);
            }
        }
        return update.Done.Task;
    }

    private async Task WriteAllAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
            await WriteAsync(batch);
    }

    private List<SessionUpdate> TakeBatch()
    {
        lock (_lock)
        {
            var batch = new Dictionary<string, SessionUpdate>();
            for (var next = _waiting.First; next is not null && batch.Count < MostTogether;)
            {
                var (update, after) = (next, next.Next);
                if (batch.TryAdd(update.Value.Record.Id, update.Value))
                    _waiting.Remove(update);
                next = after;
            }
            _isWriting = batch.Count > 0;
            return [.. batch.Values];
        }
    }

    /// <summary>Whatever goes wrong is told to those who wait; the next batch may fare better.</summary>
    private async Task WriteAsync(List<SessionUpdate> batch)
    {
        try
        {
            var updated = await write(batch);
            batch.ForEach(update => update.Done.SetResult(updated.Contains(update.Record.Id)));
        }
        catch (Exception error)
        {
            batch.ForEach(update => update.Done.SetException(error));
        }
    }
}
