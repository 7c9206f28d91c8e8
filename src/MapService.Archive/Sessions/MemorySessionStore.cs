using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MapService.Archive.Sessions;

/// <summary>Sessions kept in this process, gone when it ends.</summary>
public sealed class MemorySessionStore : ISessionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SessionRecord> _byId = [];
    private readonly Dictionary<string, string> _idByCode = [];
    private readonly List<Channel<SessionChange>> _listeners = [];

    /// <inheritdoc/>
    public Task<SessionRecord?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult(_byId.GetValueOrDefault(id));
    }

    /// <inheritdoc/>
    public Task<SessionRecord?> FindByCodeAsync(string joinCode, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult(_idByCode.GetValueOrDefault(joinCode) is { } id ? _byId[id] : null);
    }

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult(_byId.Count);
    }

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(SessionRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        lock (_lock)
        {
            if (_byId.ContainsKey(record.Id) || (record.JoinCode is { } code && !_idByCode.TryAdd(code, record.Id)))
                return Task.FromResult(false);
            _byId.Add(record.Id, record);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryUpdateAsync(SessionRecord record, long expectedVersion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        lock (_lock)
        {
            if (_byId.GetValueOrDefault(record.Id)?.Version != expectedVersion)
                return Task.FromResult(false);
            _byId[record.Id] = record;
            foreach (var listener in _listeners)
                listener.Writer.TryWrite(new SessionChange(record.Id, record.Version));
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task TouchAsync(IReadOnlyCollection<string> ids, long usedMs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        lock (_lock)
        {
            foreach (var id in ids)
            {
                if (_byId.TryGetValue(id, out var record) && record.LastUsedMs < usedMs)
                    _byId[id] = record with { LastUsedMs = usedMs };
            }
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> SweepAsync(long usedBeforeMs, int most, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            SessionRecord[] idle = [.. _byId.Values.Where(record => record.LastUsedMs < usedBeforeMs).OrderBy(record => record.LastUsedMs).Take(most)];
            foreach (var record in idle)
                Remove_NeedsLock(record);
            return Task.FromResult(idle.Length);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SessionChange> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateUnbounded<SessionChange>();
        lock (_lock)
            _listeners.Add(changes);
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            lock (_lock)
                _listeners.Remove(changes);
        }
    }

    private void Remove_NeedsLock(SessionRecord record)
    {
        _byId.Remove(record.Id);
        if (record.JoinCode is { } code)
            _idByCode.Remove(code);
    }
}
