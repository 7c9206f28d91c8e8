using MapService.Archive;
using Microsoft.AspNetCore.SignalR;

namespace MapService.Server.Live;

/// <summary>
/// Logs what goes wrong in the hub by our fault. Refusals are answers and are not logged, so that nobody can fill a log
/// by asking for what he may not have; SignalR's own log of all of them is off. A store that cannot be reached is told to the
/// caller and logged where it is watched.
/// </summary>
public sealed partial class HubFailures(ILogger<HubFailures> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (StoreUnavailableException)
        {
            throw new HubException("The server cannot reach its store; whoever watches goes on watching. Try again in a moment.");
        }
        catch (Exception error) when (error is not HubException and not OperationCanceledException)
        {
            LogFailure(invocationContext.HubMethodName, error);
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The hub method {Method} failed")]
    private partial void LogFailure(string method, Exception error);
}
