using MapService.Archive;
using MapService.Archive.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MapService.Server.Api;

public static class HealthApi
{
    /// <summary>A store that takes longer is as good as away.</summary>
    private static readonly TimeSpan StoreLimit = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapResource("/healthz", () => TypedResults.Text("ok")).WithSummary("Whether the server answers.").WithTags("Health");
        routes.MapResource("/healthz/live", () => TypedResults.Text("ok")).WithSummary("Whether the server answers; one that does not should be started anew.").WithTags("Health");
        routes.MapResource("/healthz/ready", Ready)
            .WithSummary("Whether the server should be sent viewers: its store can be reached and it is not stopping.")
            .WithTags("Health")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Ready(
        ISessionStore store, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return NotReady("The server is stopping.");
        using var limit = new CancellationTokenSource(StoreLimit, time);
        try
        {
            await store.CountAsync(limit.Token);
            return TypedResults.Text("ok");
        }
        catch (Exception error) when (error is StoreUnavailableException or OperationCanceledException)
        {
            return NotReady("The store cannot be reached.");
        }
    }

    private static ProblemHttpResult NotReady(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
