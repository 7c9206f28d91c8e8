using MapService.Archive;
using MapService.Archive.Editing;
using MapService.Archive.Import;
using MapService.History;

namespace MapService.Server.Editing;

/// <summary>Answers an edit that cannot be made: what was found, what is allowed, by field.</summary>
public static class EditRefusals
{
    /// <summary>An endpoint filter that turns refusals into problems (RFC 9457).</summary>
    public static async ValueTask<object?> Explain(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        try
        {
            return await next(invocation);
        }
        catch (BadHttpRequestException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: refused.StatusCode);
        }
        catch (InvalidSeedsException refused)
        {
            return Fields(StatusCodes.Status400BadRequest, "The item cannot be read.", refused.Problems.Select(problem => (problem.Field, problem.Found, problem.Allowed)));
        }
        catch (EditDoesNotFitException refused)
        {
            return Fields(
                StatusCodes.Status409Conflict,
                "The data set would not be whole after that.",
                refused.Problems.Select(problem => (Name(problem, refused.Edited), problem.Found, problem.Allowed)));
        }
        catch (WrongExpectedVersionException refused)
        {
            return WrongVersion(invocation.HttpContext.Response, refused);
        }
    }

    /// <summary>The answer to an edit of a version that is not, or no longer, the one that holds.</summary>
    public static IResult WrongVersion(HttpResponse response, WrongExpectedVersionException refused)
    {
        if (refused.Actual is { } actual)
            response.Headers.ETag = $"\"{actual.Value}\"";
        return TypedResults.Problem(
            refused.Message,
            statusCode: refused.Expected is null ? StatusCodes.Status409Conflict : StatusCodes.Status412PreconditionFailed,
            title: refused.Expected is null ? "The item is there already." : "The item is in another version.",
            extensions: new Dictionary<string, object?> { ["expected"] = refused.Expected?.Value, ["actual"] = refused.Actual?.Value });
    }

    private static IResult Fields(int status, string title, IEnumerable<(string Field, string Found, string Allowed)> problems)
    {
        var errors = problems.GroupBy(problem => problem.Field).ToDictionary(
            field => field.Key, field => field.Select(problem => $"found {problem.Found}; allowed: {problem.Allowed}").ToArray());
        return TypedResults.Problem(
            string.Join(' ', errors.Select(error => $"{error.Key}: {string.Join(", ", error.Value)}.")),
            statusCode: status,
            title: title,
            extensions: new Dictionary<string, object?> { ["errors"] = errors });
    }

    /// <summary>A field of the item itself by its path, one of another item with that in front.</summary>
    private static string Name(Problem problem, IReadOnlyCollection<ItemKey> edited) =>
        edited.Contains(problem.Item) ? problem.Field : $"{problem.Item}: {problem.Field}";
}
