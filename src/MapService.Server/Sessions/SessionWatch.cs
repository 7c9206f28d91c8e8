using MapService.Archive;
using MapService.Archive.Sessions;

namespace MapService.Server.Sessions;

/// <summary>Follows what other servers, and this one, write to the sessions.</summary>
public sealed partial class SessionWatch(ISessionStore store, OpenSessions sessions, TimeProvider time, ILogger<SessionWatch> log) : BackgroundService
{
    /// <summary>As long as a viewer may be without news of a command, once the store is back.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in store.ChangesAsync(stoppingToken))
        {
            for (var next = change; !await TryFollowAsync(next); next = SessionChange.Anything)
                await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryFollowAsync(SessionChange change)
    {
        try
        {
            await sessions.FollowAsync(change);
            return true;
        }
        catch (StoreUnavailableException error)
        {
            LogUnavailable(error);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A command cannot be read, as the store cannot be reached; all sessions are read again once it is")]
    private partial void LogUnavailable(Exception error);
}
