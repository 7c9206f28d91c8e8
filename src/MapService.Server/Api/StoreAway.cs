using System.Globalization;
using MapService.Archive;
using Microsoft.AspNetCore.Diagnostics;

namespace MapService.Server.Api;

/// <summary>Answers 503 when a resource needs the store and that cannot be reached.</summary>
public sealed partial class StoreAway(IProblemDetailsService problems, ILogger<StoreAway> log) : IExceptionHandler
{
    /// <summary>About as long as the server takes to find the store again once it is there.</summary>
    private const int RetryAfterSeconds = 2;

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StoreUnavailableException)
            return ValueTask.FromResult(false);
        LogAway(exception.Message);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Detail = "The server cannot reach its store. Whether a change was made is not known: look before trying again." },
        });
    }

    [LoggerMessage(1, LogLevel.Warning, "A request was refused: {Reason}")]
    private partial void LogAway(string reason);
}
