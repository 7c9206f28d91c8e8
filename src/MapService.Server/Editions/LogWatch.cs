using MapService.Archive;
using MapService.History;

namespace MapService.Server.Editions;

/// <summary>Looks once a second whether the log has grown, by this process or another, and at once when it is told to.</summary>
public sealed partial class LogWatch(CurrentEdition edition, TimeProvider time, ILogger<LogWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            CatchUp();
    }

    /// <summary>Serves what is in the log now. A log that cannot be used is reported, and what was served before is served on.</summary>
    public void CatchUp()
    {
        try
        {
            if (edition.CatchUp())
                LogEdition(edition.Value.Position.Value);
        }
        catch (Exception error) when (error is CorruptLogException or InvalidDatasetException or Microsoft.Data.Sqlite.SqliteException)
        {
            LogFailure(error);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Serving the log up to position {Position}")]
    private partial void LogEdition(long position);

    [LoggerMessage(2, LogLevel.Error, "The log has grown but cannot be used; what was served before is served on")]
    private partial void LogFailure(Exception error);
}
