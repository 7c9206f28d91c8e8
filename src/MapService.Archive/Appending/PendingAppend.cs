using System.Text;

namespace MapService.Archive.Appending;

/// <summary>An append that waits to be written together with others.</summary>
internal sealed class PendingAppend
{
    private readonly TaskCompletionSource<LogPosition> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LogPosition _end;
    private Exception? _refusal;

    /// <param name="revisions">What to write, all of it or nothing.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="expected">Where the log must end; null for anywhere.</param>
    /// <exception cref="ArgumentException">The name or an id is a text that not every store gives back as it was.</exception>
    public PendingAppend(IReadOnlyCollection<Revision> revisions, string by, LogPosition? expected)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        ArgumentNullException.ThrowIfNull(by);
        ThrowIfNotText(by, nameof(by));
        foreach (var revision in revisions)
            ThrowIfNotText(revision.Key.Id, nameof(revisions));
        (Revisions, By, Expected) = (revisions, by, expected);
    }

    public IReadOnlyCollection<Revision> Revisions { get; }

    public string By { get; }

    public LogPosition? Expected { get; }

    /// <summary>Ends with what the caller is told.</summary>
    public Task<LogPosition> Written => _written.Task;

    /// <summary>
    /// Puts the revisions into a batch; if they are refused, the batch stays as it was. What was said of an earlier batch
    /// that was not written does not count.
    /// </summary>
    public void Stage(LogBatch batch)
    {
        try
        {
            (_end, _refusal) = (batch.Add(this), null);
        }
        catch (Exception refusal) when (refusal is WrongExpectedVersionException or WrongExpectedPositionException)
        {
            _refusal = refusal;
        }
    }

    /// <summary>The batch is on the disk: tells the caller so, or why it was refused.</summary>
    public void Complete()
    {
        if (_refusal is null)
            _written.SetResult(_end);
        else
            _written.SetException(_refusal);
    }

    /// <summary>The batch could not be written.</summary>
    public void Fail(Exception error) => _written.SetException(error);

    private static void ThrowIfNotText(string text, string parameter)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) != text)
            throw new ArgumentException("found U+0000 or half a surrogate pair; allowed: Unicode text without U+0000.", parameter);
    }
}
