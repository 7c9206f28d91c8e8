using MapService.Archive;
using MapService.Server.Editions;

namespace MapService.Server.Sessions;

/// <summary>Shows a history that was replaced to who watches, at once.</summary>
public sealed partial class HistoryWatch(CurrentEdition edition, OpenSessions sessions, ILogger<HistoryWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var replaced = edition.Replaced;
            await ShowAsync();
            await replaced.WaitAsync(stoppingToken);
        }
    }

    private async Task ShowAsync()
    {
        try
        {
            await sessions.ShowHistoryAsync();
        }
        catch (StoreUnavailableException error)
        {
            LogUnavailable(error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The store of sessions cannot be reached; their clocks keep the span that they had until the next command")]
    private partial void LogUnavailable(Exception error);
}
