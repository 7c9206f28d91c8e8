using Microsoft.OpenApi;

namespace MapService.Server.Api;

/// <summary>How every resource of the API is mapped.</summary>
public static class Resource
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A resource that is read: GET, and HEAD as load balancers ask. A query parameter that it does not know is refused.</summary>
    public static RouteHandlerBuilder MapResource(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Reading, handler)
            .AddEndpointFilterFactory(RefuseUnknownParameters)
            .ProducesProblem(StatusCodes.Status400BadRequest);

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
        return invocation =>
        {
            var query = new Query();
            foreach (var name in invocation.HttpContext.Request.Query.Keys)
                query.Known(name, known);
            return query.IsBad ? ValueTask.FromResult<object?>(query.Problem()) : next(invocation);
        };
    }
}
