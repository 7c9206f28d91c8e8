using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace MapService.Server.Editing;

/// <summary>Lets through who has the editor key, at a pace that a person or a careful script keeps.</summary>
public sealed class EditorGate(EditorKey? key) : IDisposable
{
    /// <summary>Wrong keys from one address: a few slips at once, then ten a minute.</summary>
    private const int WrongKeysAtOnce = 10;

    private static readonly TimeSpan WrongKeyEvery = TimeSpan.FromSeconds(6);

    /// <summary>Each edit builds the whole history anew, which takes a fraction of a second of one core.</summary>
    private const int EditsAtOnce = 120;

    private static readonly TimeSpan EditEvery = TimeSpan.FromSeconds(0.5);

    private const string Scheme = "Bearer ";

    private readonly PartitionedRateLimiter<IPAddress> _wrongKeys = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(WrongKeysAtOnce, WrongKeyEvery)));

    private readonly TokenBucketRateLimiter _edits = new(Bucket(EditsAtOnce, EditEvery));

    /// <summary>Why a request may not edit; null if it may.</summary>
    public ProblemHttpResult? Refuse(HttpContext context)
    {
        if (key is null)
            return SwitchedOff();
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (_wrongKeys.GetStatistics(address)?.CurrentAvailablePermits == 0)
            return TooMany(context, WrongKeyEvery, $"wrong keys from {address}", WrongKeysAtOnce);
        if (KeyOf(context.Request) is not { } shown || !key.Is(shown))
        {
            _wrongKeys.AttemptAcquire(address).Dispose();
            return WrongKey(context);
        }
        using var lease = _edits.AttemptAcquire();
        return lease.IsAcquired ? null : TooMany(context, EditEvery, "edits", EditsAtOnce);
    }

    /// <summary>Whether a request has the editor key, for what others may read with another key; a wrong one counts for nothing here.</summary>
    public bool Knows(HttpRequest request) => key is not null && KeyOf(request) is { } shown && key.Is(shown);

    /// <inheritdoc/>
    public void Dispose()
    {
        _wrongKeys.Dispose();
        _edits.Dispose();
    }

    private static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length <= Scheme.Length + EditorKey.LongestKey
            ? header[Scheme.Length..].Trim()
            : null;
    }

    private static ProblemHttpResult SwitchedOff() => TypedResults.Problem(
        "This server was started without an editor key. Put a random key in a file that only you can read "
        + "(umask 077; openssl rand -hex 32 > editor.key) and start the server with --editor-key-file editor.key; docs/operations.md says more. "
        + "On the command line, record, revise and withdraw edit without a key.",
        statusCode: StatusCodes.Status403Forbidden,
        title: "Editing over HTTP is switched off.");

    private static ProblemHttpResult WrongKey(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"MapService\"";
        var found = context.Request.Headers.ContainsKey(HeaderNames.Authorization) ? "another" : "none";
        return TypedResults.Problem(
            $"Editor key: found {found}; allowed: the key of this server, as the header Authorization: Bearer KEY.",
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The editor key is not right.");
    }

    private static ProblemHttpResult TooMany(HttpContext context, TimeSpan every, string what, int most)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(every.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            $"Found more than {most} {what} at once; allowed: another every {every.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "Too many requests.");
    }

    private static TokenBucketRateLimiterOptions Bucket(int atOnce, TimeSpan every) => new()
    {
        TokenLimit = atOnce,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = every,
        QueueLimit = 0,
    };
}
