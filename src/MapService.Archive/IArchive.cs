namespace MapService.Archive;

/// <summary>
/// The log: appended to, never changed. Safe for use from several threads and processes; writers wait for one another, and
/// who has read up to a position has missed nothing before it. Every member throws
/// <see cref="StoreUnavailableException"/> while the store cannot be reached.
/// </summary>
public interface IArchive : IDisposable
{
    /// <summary>The position of the last entry.</summary>
    LogPosition End { get; }

    /// <summary>
    /// Writes all of <paramref name="revisions"/> in their order, or none. The task ends when they are on the disk; appends
    /// that wait at the same time are written together, so that many cost little more than one.
    /// </summary>
    /// <param name="revisions">What to write.</param>
    /// <param name="by">Who writes: Unicode text without U+0000.</param>
    /// <param name="expected">Where the log must end, for a writer who has judged all that is in it; null for anywhere.</param>
    /// <returns>The position of the last entry in the log then, unchanged if there was nothing to write.</returns>
    /// <exception cref="ArgumentException">Nobody may sign so.</exception>
    /// <exception cref="WrongExpectedVersionException">An item is not in the expected version.</exception>
    /// <exception cref="WrongExpectedPositionException">The log does not end where it was expected to.</exception>
    Task<LogPosition> AppendAsync(IReadOnlyCollection<Revision> revisions, string by, LogPosition? expected = null);

    /// <summary><see cref="AppendAsync"/>, waited for.</summary>
    /// <exception cref="ArgumentException">Nobody may sign so.</exception>
    /// <exception cref="WrongExpectedVersionException">An item is not in the expected version.</exception>
    /// <exception cref="WrongExpectedPositionException">The log does not end where it was expected to.</exception>
    LogPosition Append(IReadOnlyCollection<Revision> revisions, string by, LogPosition? expected = null) =>
        AppendAsync(revisions, by, expected).GetAwaiter().GetResult();

    /// <summary>The entries after a position, in order, each checked against its checksum.</summary>
    /// <param name="after">The last position that is already known; <see cref="LogPosition.Start"/> for all.</param>
    /// <param name="most">At most so many; all if left out.</param>
    /// <exception cref="CorruptLogException">An entry is not as it was written, or the last ones are gone.</exception>
    IReadOnlyList<LogEntry> ReadAfter(LogPosition after, long most = long.MaxValue);

    /// <summary>
    /// Ends when the log has grown beyond a position, by this process or another; at once if it has already. A store that
    /// cannot be reached is waited for.
    /// </summary>
    Task WaitForGrowthAsync(LogPosition beyond, CancellationToken cancellationToken);
}
