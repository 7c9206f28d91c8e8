namespace MapService.Archive.Sessions;

/// <summary>
/// Where the sessions of one or several servers are kept. Safe for many threads and, where the store is shared, for many
/// processes. Every method but <see cref="ChangesAsync"/> throws <see cref="StoreUnavailableException"/> when the store
/// cannot be reached; whether a write was done is then unknown.
/// </summary>
public interface ISessionStore
{
    /// <summary>The session of an id; null if there is none.</summary>
    Task<SessionRecord?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The session of a join code, exactly as written in the record; null if there is none.</summary>
    Task<SessionRecord?> FindByCodeAsync(string joinCode, CancellationToken cancellationToken = default);

    /// <summary>How many there are.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps a new session; false, and nothing is kept, if its id or its join code is taken.</summary>
    Task<bool> TryAddAsync(SessionRecord record, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the session of the record's id if it is still in a version; false, and nothing is changed, if it is not or is
    /// gone. Id and join code never change, and the ink changes by <see cref="TryDrawAsync"/> only.
    /// </summary>
    /// <param name="record">The new record; its version is one more than the expected.</param>
    /// <param name="expectedVersion">The version that the change was made from.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> TryUpdateAsync(SessionRecord record, long expectedVersion, CancellationToken cancellationToken = default);

    /// <summary>Replaces what is drawn if it is still in a version; false, and nothing is changed, if it is not or the session is gone.</summary>
    /// <param name="id">Id of the session.</param>
    /// <param name="ink">What is drawn, as JSON; null for nothing. Its version is one more afterwards.</param>
    /// <param name="expectedVersion">The version of the ink that the change was made from.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> TryDrawAsync(string id, string? ink, long expectedVersion, CancellationToken cancellationToken = default);

    /// <summary>Notes that sessions are in use. Never sets the time back, changes no version and gives no notice; ids that are gone are passed over.</summary>
    Task TouchAsync(IReadOnlyCollection<string> ids, long usedMs, CancellationToken cancellationToken = default);

    /// <summary>Forgets sessions last used before a wall time, those used longest ago first, and gives no notice.</summary>
    /// <param name="usedBeforeMs">Unix milliseconds.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were forgotten.</returns>
    Task<int> SweepAsync(long usedBeforeMs, int most, CancellationToken cancellationToken = default);

    /// <summary>
    /// A notice for each update after the enumeration was begun, also for those of this process, without end; several updates of one session may
    /// share a notice that has the newest version. Where notices were lost, <see cref="SessionChange.Anything"/> comes
    /// once the store is reached again. It never throws because the store is out of reach, but waits for it.
    /// </summary>
    IAsyncEnumerable<SessionChange> ChangesAsync(CancellationToken cancellationToken);
}
