namespace MapService.Archive.Sessions;

/// <summary>
/// Notices that somebody has yet to follow: of each session only the newest, so that however slow he is, there are never
/// more than sessions. Safe for many threads.
/// </summary>
internal sealed class SessionChanges
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _some = new(0, 1);
    private readonly Dictionary<string, SessionChange> _changes = [];
    private bool _isAnything;

    public void Add(SessionChange change)
    {
        lock (_lock)
        {
            if (change.Id is null)
                _isAnything = true;
            else
                _changes[change.Id] = Newest(change, _changes.GetValueOrDefault(change.Id));
            if (_some.CurrentCount == 0)
                _some.Release();
        }
    }

    /// <summary>Waits until there are some, and takes them. What may be anything stands for all.</summary>
    public async Task<IReadOnlyList<SessionChange>> TakeAsync(CancellationToken cancellationToken)
    {
        await _some.WaitAsync(cancellationToken);
        lock (_lock)
        {
            SessionChange[] taken = _isAnything ? [SessionChange.Anything] : [.. _changes.Values];
            _isAnything = false;
            _changes.Clear();
            return taken;
        }
    }

    private static SessionChange Newest(SessionChange one, SessionChange other) =>
        new(one.Id, Math.Max(one.Version, other.Version), Math.Max(one.InkVersion, other.InkVersion));
}
