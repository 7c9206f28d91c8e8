namespace MapService.Archive.Sessions;

/// <summary>
/// Notices that somebody has yet to follow: of each session only the newest, so that however slow he is, there are never
/// more than sessions. Safe for many threads.
/// </summary>
internal sealed class SessionChanges
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _some = new(0, 1);
    private readonly Dictionary<string, long> _versions = [];
    private bool _isAnything;

    public void Add(SessionChange change)
    {
        lock (_lock)
        {
            if (change.Id is null)
                _isAnything = true;
            else
                _versions[change.Id] = Math.Max(change.Version, _versions.GetValueOrDefault(change.Id));
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
            SessionChange[] taken = _isAnything ? [SessionChange.Anything] : [.. _versions.Select(change => new SessionChange(change.Key, change.Value))];
            _isAnything = false;
            _versions.Clear();
            return taken;
        }
    }
}
