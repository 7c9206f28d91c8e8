namespace MapService.Server.Live.Sockets;

/// <summary>
/// Whose turn it is to write: anybody's who finds it free, and at most one waits for it. A number where a semaphore would be
/// an object more to load for every viewer and frame. Safe for many threads.
/// </summary>
public sealed class WriteTurn
{
    private const int Free = 0;
    private const int Taken = 1;
    private const int Awaited = 2;

    private readonly Lock _awaiting = new();
    private int _state;
    private TaskCompletionSource? _waiter;

    /// <summary>Takes the turn if it is free.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Free) == Free;

    /// <summary>Takes the turn as soon as it is given back. Not to be called again before it has ended.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        if (Enlist() is not { } waiter)
            return;
        try
        {
            await waiter.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Who was given the turn while he gave up waiting has to pass it on.
            if (!TryDelist())
                GiveBack();
            throw;
        }
    }

    /// <summary>Gives the turn back: to who waits for it, or to anybody.</summary>
    public void GiveBack()
    {
        while (Interlocked.CompareExchange(ref _state, Free, Taken) != Taken)
        {
            lock (_awaiting)
            {
                if (_state != Awaited)
                    continue;
                _state = Taken;
                _waiter!.SetResult();
                return;
            }
        }
    }

    /// <summary>Takes the turn, which gives null, or says that somebody waits for it.</summary>
    private TaskCompletionSource? Enlist()
    {
        lock (_awaiting)
        {
            while (!TryTake())
            {
                _waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (Interlocked.CompareExchange(ref _state, Awaited, Taken) == Taken)
                    return _waiter;
            }
            return null;
        }
    }

    /// <summary>Nobody waits any more; false if the turn was given already.</summary>
    private bool TryDelist()
    {
        lock (_awaiting)
            return Interlocked.CompareExchange(ref _state, Taken, Awaited) == Awaited;
    }
}
