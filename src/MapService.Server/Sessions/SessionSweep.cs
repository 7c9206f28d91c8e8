using MapService.Server.Live;

namespace MapService.Server.Sessions;

/// <summary>Sweeps idle sessions once a minute.</summary>
public sealed class SessionSweep(OpenSessions sessions, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            sessions.Sweep(time.Now());
    }
}
