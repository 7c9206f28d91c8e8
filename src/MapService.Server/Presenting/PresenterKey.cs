using MapService.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MapService.Server.Presenting;

/// <summary>The key of a session in a request, as <c>Authorization: Bearer SESSION.KEY</c>.</summary>
public static class PresenterKey
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether a request has it. Throws <see cref="Archive.StoreUnavailableException"/>.</summary>
    public static async Task<bool> IsShownAsync(HttpRequest request, OpenSessions sessions)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sessions);
        const int Longest = 100;
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length <= Longest
            && header[Scheme.Length..].Trim().Split('.') is [var session, var key]
            && await sessions.FindAsync(session) is { } found && found.IsControlledBy(key);
    }

    /// <summary>The answer to a request without it.</summary>
    public static ProblemHttpResult Missing(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.WWWAuthenticate = "Bearer realm=\"MapService\"";
        return TypedResults.Problem(
            "Notes and cues to come are the presenter's. Open a session and send its id and key as the header Authorization: Bearer SESSION.KEY, or send the editor key.",
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The key of a session is missing or wrong.");
    }
}
