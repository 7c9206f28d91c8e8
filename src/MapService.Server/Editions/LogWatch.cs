using MapService.Archive;
using MapService.History;

namespace MapService.Server.Editions;

/// <summary>Serves what is written to the log, by this process or another, as soon as it is there, and at once when it is told to.</summary>
public sealed partial class LogWatch(IArchive archive, CurrentEdition edition, TimeProvider time, ILogger<LogWatch> log) : BackgroundService
{
    /// <summary>Rather than as fast as it fails.</summary>
    private static readonly TimeSpan WaitAfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var before = edition.Value.Position;
            await archive.WaitForGrowthAsync(before, stoppingToken);
            CatchUp();
            if (edition.Value.Position == before)
                await Task.Delay(WaitAfterFailure, time, stoppingToken);
        }
    }

    /// <summary>Serves what is in the log now. A log that cannot be used is reported, and what was served before is served on.</summary>
    public void CatchUp()
    {
        try
        {
            if (edition.CatchUp())
                LogEdition(edition.Value.Position.Value);
        }
        catch (Exception error) when (error is CorruptLogException or InvalidDatasetException or StoreUnavailableException)
        {
            LogFailure(error);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Serving the log up to position {Position}")]
    private partial void LogEdition(long position);

    [LoggerMessage(2, LogLevel.Error, "The log has grown but cannot be used; what was served before is served on")]
    private partial void LogFailure(Exception error);
}
