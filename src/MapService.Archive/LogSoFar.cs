namespace MapService.Archive;

/// <summary>A log as far as it was read: who reads it again reads only what is new. For one thread.</summary>
/// <param name="archive">The log.</param>
public sealed class LogSoFar(IArchive archive)
{
    private readonly List<LogEntry> _entries = [];

    /// <summary>Where it is read from and written to.</summary>
    public IArchive Archive { get; } = archive;

    /// <summary>What holds at the position up to which it was read.</summary>
    public CurrentItems Current { get; private set; } = CurrentItems.Empty;

    /// <summary>Reads on to the end.</summary>
    /// <returns>All entries from the first.</returns>
    /// <exception cref="CorruptLogException">The log is damaged.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    public IReadOnlyList<LogEntry> ReadOn()
    {
        var read = Archive.ReadAfter(Current.Position);
        _entries.AddRange(read);
        Current = Current.Apply(read);
        return _entries;
    }
}
