using MapService.Archive;
using MapService.Archive.Import;
using MapService.History.Movements;

namespace MapService.Server;

/// <summary>
/// What the import came to with which a server starts. Files that do not fit with what editors have changed keep no server
/// from starting: the store is served as it is, and the log says why.
/// </summary>
public sealed partial class StartImport
{
    private readonly IReadOnlyList<ImportConflict> _conflicts;
    private readonly string? _refusal;

    private StartImport(IReadOnlyList<ImportConflict> conflicts, string? refusal) => (_conflicts, _refusal) = (conflicts, refusal);

    /// <summary>
    /// Brings a store up to the seeds that were named. Where none were, to the shipped ones, unless the store holds
    /// another history, which somebody imported on purpose.
    /// </summary>
    /// <param name="log">The store; the whole of it was read afterwards, but for what was written.</param>
    /// <param name="seeds">The folder of seeds; null if none was named.</param>
    /// <param name="routes">Finds the ways of movements.</param>
    /// <exception cref="InvalidSeedsException">The files do not make a data set.</exception>
    public static StartImport Run(LogSoFar log, string? seeds, RoutePlanner routes)
    {
        try
        {
            var summary = seeds is null
                ? SeedImport.ImportSameDataset(log, DataFolder.ShippedSeeds, routes)
                : SeedImport.Import(log, seeds, routes);
            return new StartImport(summary?.Conflicts ?? [], refusal: null);
        }
        catch (ImportDoesNotFitException refused)
        {
            return new StartImport([], refused.Message);
        }
    }

    /// <summary>Says what was not imported.</summary>
    public void Report(ILogger log)
    {
        foreach (var conflict in _conflicts)
            LogConflict(log, conflict.ToString());
        if (_refusal is not null)
            LogRefusal(log, _refusal);
    }

    [LoggerMessage(1, LogLevel.Warning, "Conflict: {Conflict}")]
    private static partial void LogConflict(ILogger log, string conflict);

    [LoggerMessage(2, LogLevel.Error, "The seeds were not imported, and the store is served as it is. {Refusal}")]
    private static partial void LogRefusal(ILogger log, string refusal);
}
