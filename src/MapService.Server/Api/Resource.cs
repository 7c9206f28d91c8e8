using System.Reflection;
using MapService.Archive;
using MapService.History;
using MapService.Server.Editing;
using MapService.Server.Editions;
using MapService.Server.Live;
using MapService.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace MapService.Server.Api;

/// <summary>How every resource of the API is mapped.</summary>
public static class Resource
{
    private const string AsOf = "asOf";
    private const string Session = "session";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// A resource that is read: GET, and HEAD as load balancers ask. A query parameter that it does not know is refused. One
    /// that is answered from an <see cref="Edition"/> also takes <c>asOf</c> and answers as was known then; one that is
    /// answered from what is <see cref="Told"/> also takes <c>session</c> and answers as its viewers may know. The answer of a
    /// secret one is kept by nobody on the way.
    /// </summary>
    public static RouteHandlerBuilder MapResource(this IEndpointRouteBuilder routes, string pattern, Delegate handler, bool isSecret = false)
    {
        var route = routes.MapMethods(pattern, Reading, handler)
            .AddEndpointFilterFactory(RefuseUnknownParameters)
            .AddEndpointFilterFactory((factory, next) => AnswerAsKnown(factory, next, isSecret))
            .ProducesProblem(StatusCodes.Status400BadRequest);
        var isTold = handler.Method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Told));
        return IndexOfEdition(handler.Method) < 0 ? route : route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(AsOfParameter());
            if (isTold)
                operation.Parameters.Add(SessionParameter());
            return Task.CompletedTask;
        });
    }

    /// <summary>A way to change items, for who has the editor key and gives a name. A query parameter that it does not know is refused.</summary>
    public static RouteHandlerBuilder MapEdit(this IEndpointRouteBuilder routes, string method, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, [method], handler)
            .AddEndpointFilter(CheckKey)
            .AddEndpointFilterFactory(RefuseUnknownParameters)
            .AddEndpointFilter(EditRefusals.Explain)
            .WithTags("Editing")
            .RequireParameter("by")
            .AddOpenApiOperationTransformer(ApiDescription.RequireEditorKey)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static ValueTask<object?> CheckKey(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var gate = invocation.HttpContext.RequestServices.GetRequiredService<EditorGate>();
        return gate.Refuse(invocation.HttpContext) is { } refusal ? ValueTask.FromResult<object?>(refusal) : next(invocation);
    }

    /// <summary>Says in the OpenAPI document that a parameter has to be there; the handler checks it itself, to say what is allowed.</summary>
    public static RouteHandlerBuilder RequireParameter(this RouteHandlerBuilder route, string name) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.Name == name))
                parameter.Required = true;
            return Task.CompletedTask;
        });

    private static EndpointFilterDelegate RefuseUnknownParameters(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var known = factory.MethodInfo.GetParameters().Where(parameter => parameter.ParameterType == typeof(string)).Select(parameter => parameter.Name!).ToList();
        if (IndexOfEdition(factory.MethodInfo) >= 0)
            known.Add(AsOf);
        if (factory.MethodInfo.GetParameters().Any(parameter => parameter.ParameterType == typeof(Told)))
            known.Add(Session);
        return invocation =>
        {
            var query = new Query();
            var ofRoute = invocation.HttpContext.Request.RouteValues;
            foreach (var name in invocation.HttpContext.Request.Query.Keys)
                query.Known(name, [.. known.Where(one => !ofRoute.ContainsKey(one))]);
            return query.IsBad ? ValueTask.FromResult<object?>(query.Problem()) : next(invocation);
        };
    }

    /// <summary>Gives the handler the edition that was asked for in place of the current one.</summary>
    private static EndpointFilterDelegate AnswerAsKnown(EndpointFilterFactoryContext factory, EndpointFilterDelegate next, bool isSecret)
    {
        var index = IndexOfEdition(factory.MethodInfo);
        if (index < 0)
            return next;
        return async invocation =>
        {
            var context = invocation.HttpContext;
            var asked = context.Request.Query[AsOf].ToString();
            var (edition, refusal) = asked.Length == 0 ? (EditionIn(invocation.Arguments[index]), null) : await Find(context, asked);
            if (edition is null)
                return refusal;
            var told = await TellAsync(context, edition);
            if (told is null)
                return UnknownSession(context.Request.Query[Session].ToString());
            invocation.Arguments[index] = invocation.Arguments[index] is Told ? told : edition;
            if (told.IsPart || isSecret)
            {
                context.Response.Headers.CacheControl = Caching.Never;
                return await next(invocation);
            }
            return Caching.IsKnownTo(context, edition, isFixed: asked.Length > 0) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : await next(invocation);
        };
    }

    private static Edition EditionIn(object? argument) => argument is Told told ? told.Edition : (Edition)argument!;

    /// <summary>What the viewers of the session in the request may know, all where it names none; null for one that is not known.</summary>
    private static async Task<Told?> TellAsync(HttpContext context, Edition edition)
    {
        var id = context.Request.Query[Session].ToString();
        if (id.Length == 0)
            return Told.Wholly(edition);
        var services = context.RequestServices;
        var session = await services.GetRequiredService<OpenSessions>().FindAsync(id);
        return session is null ? null : Told.To(session, edition, services.GetRequiredService<TimeProvider>().Now());
    }

    private static ProblemHttpResult UnknownSession(string id)
    {
        var query = new Query();
        query.Refuse(Session, id, "the id of a session that is open");
        return query.Problem();
    }

    private static async Task<(Edition?, ProblemHttpResult?)> Find(HttpContext context, string asked)
    {
        var editions = context.RequestServices.GetRequiredService<PastEditions>();
        var query = new Query();
        var position = query.Integer(AsOf, asked, 1, editions.End.Value, 1);
        if (query.IsBad)
            return (null, query.Problem());
        try
        {
            var edition = await editions.At(new LogPosition(position), context.RequestAborted);
            return edition is null ? (null, Busy(context)) : (edition, null);
        }
        catch (InvalidDatasetException)
        {
            query.Refuse(AsOf, asked, "a position at which the history was whole; an import is written as one, and this one lies within it");
            return (null, query.Problem());
        }
    }

    private static ProblemHttpResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return TypedResults.Problem(
            "Many ask for earlier states of the history at once; ask again in a second.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static int IndexOfEdition(MethodInfo handler) =>
        Array.FindIndex(handler.GetParameters(), parameter => parameter.ParameterType == typeof(Edition) || parameter.ParameterType == typeof(Told));

    private static OpenApiParameter SessionParameter() => new()
    {
        Name = Session,
        In = ParameterLocation.Query,
        Description = "Answer what the viewers of this session may know: where it is guarded, what has begun by the furthest moment that they were shown.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter AsOfParameter() => new()
    {
        Name = AsOf,
        In = ParameterLocation.Query,
        Description = "Answer as was known at this position of the log, 1 to the last; as is known now if left out.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" },
    };
}
