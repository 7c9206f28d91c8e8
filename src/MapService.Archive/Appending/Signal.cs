namespace MapService.Archive.Appending;

/// <summary>Wakes all who wait for it, again and again. Safe for many threads.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Raise"/>. Ask for it before looking at what it is about, and nothing is missed.</summary>
    public Task Next => _next.Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
