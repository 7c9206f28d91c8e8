using MapService.Archive;

namespace MapService.Server.Editions;

/// <summary>
/// The edition that is served now. It is replaced as a whole when the log has grown, so nobody sees half of a change and
/// nobody waits. Safe for many threads; those that catch up do so one after another.
/// </summary>
/// <param name="archive">The log.</param>
/// <param name="known">What is known of it already; only the rest is read.</param>
public sealed class CurrentEdition(IArchive archive, CurrentItems known)
{
    private readonly Lock _catchingUp = new();
    private volatile State _state = new(Edition.Of(known.Apply(archive.ReadAfter(known.Position))));

    public Edition Value => _state.Edition;

    /// <summary>A task that ends when the edition is replaced. Ask for it before the value, and no change is missed.</summary>
    public Task Replaced => _state.Replaced.Task;

    /// <summary>Reads what was written to the log since; false if nothing was.</summary>
    /// <exception cref="CorruptLogException">The log is damaged; the edition stays as it is.</exception>
    /// <exception cref="History.InvalidDatasetException">The items no longer fit together; the edition stays as it is.</exception>
    public bool CatchUp()
    {
        lock (_catchingUp)
        {
            var before = _state;
            var entries = archive.ReadAfter(before.Edition.Position);
            if (entries.Count == 0)
                return false;

            _state = new State(before.Edition.After(entries));
            before.Replaced.SetResult();
            return true;
        }
    }

    private sealed record State(Edition Edition)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
