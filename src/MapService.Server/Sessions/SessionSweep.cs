using MapService.Archive;
using MapService.Server.Live.Limits;

namespace MapService.Server.Sessions;

/// <summary>Sweeps once a minute: sessions that nobody uses, and tries of codes that are long past.</summary>
public sealed partial class SessionSweep(OpenSessions sessions, JoinTries tries, TimeProvider time, ILogger<SessionSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            tries.Sweep();
            await SweepAsync();
        }
    }

    private async Task SweepAsync()
    {
        try
        {
            await sessions.SweepAsync();
        }
        catch (StoreUnavailableException error)
        {
            LogUnavailable(error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Sessions were not swept, as the store cannot be reached; the next minute tries again")]
    private partial void LogUnavailable(Exception error);
}
