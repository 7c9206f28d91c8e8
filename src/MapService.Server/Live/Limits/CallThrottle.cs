using Microsoft.AspNetCore.SignalR;

namespace MapService.Server.Live.Limits;

/// <summary>
/// Lets the calls of one connection wait when they come too quickly. They are answered one after another, so a client that
/// sends its newest wish only when the last was answered sends fewer, and none is refused.
/// </summary>
public sealed class CallThrottle(TimeProvider time) : IHubFilter
{
    /// <summary>Joining, watching and a few presses of keys.</summary>
    private const double Burst = 50;

    /// <summary>As often as a dragged timeline is drawn on most screens.</summary>
    private const double PerSecond = 60;

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        context.Context.Items[typeof(CallThrottle)] = new TokenBucket(Burst, PerSecond, time);
        return next(context);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var calls = (TokenBucket)invocationContext.Context.Items[typeof(CallThrottle)]!;
        if (calls.Take() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, invocationContext.Context.ConnectionAborted);
        return await next(invocationContext);
    }
}
