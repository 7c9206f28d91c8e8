namespace MapService.Archive.Appending;

/// <summary>
/// Lets one writer at a time write all appends that wait, so that they share one commit and one flush of the disk. Safe for
/// many threads. The writer has a thread of its own while there is something to write, and a little longer: appends that are waited
/// for on the thread pool cannot starve it, and nothing is left to be closed.
/// </summary>
/// <param name="write">Writes a batch: stages every append and returns once all is on the disk.</param>
internal sealed class GroupCommit(Action<IReadOnlyList<PendingAppend>> write)
{
    /// <summary>Enough to hide the flush; few enough that none waits for long behind the others.</summary>
    private const int MostTogether = 1000;

    /// <summary>Whoever has just been told often has more to write; a new thread for it would take longer than a flush.</summary>
    private const int LingerMs = 50;

    private readonly object _lock = new();
    private readonly Queue<PendingAppend> _waiting = [];
    private bool _isWriting;

    /// <summary>Ends when the append is on the disk.</summary>
    public Task<LogPosition> Add(PendingAppend append)
    {
        lock (_lock)
        {
            _waiting.Enqueue(append);
            if (!_isWriting)
                StartWriting_NeedsLock();
            else
                Monitor.Pulse(_lock);
        }
        return append.Written;
    }

    private void StartWriting_NeedsLock()
    {
        _isWriting = true;
        new Thread(WriteAll) { IsBackground = true, Name = "log writer" }.Start();
    }

    private void WriteAll()
    {
        while (TakeBatch() is { Count: > 0 } batch)
            Write(batch);
    }

    private List<PendingAppend> TakeBatch()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
                Monitor.Wait(_lock, LingerMs);
            var batch = new List<PendingAppend>();
            while (batch.Count < MostTogether && _waiting.TryDequeue(out var append))
                batch.Add(append);
            _isWriting = batch.Count > 0;
            return batch;
        }
    }

    /// <summary>Whatever goes wrong is told to those who wait; the next batch may fare better.</summary>
    private void Write(List<PendingAppend> batch)
    {
        try
        {
            write(batch);
        }
        catch (Exception error)
        {
            batch.ForEach(append => append.Fail(error));
            return;
        }
        batch.ForEach(append => append.Complete());
    }
}
