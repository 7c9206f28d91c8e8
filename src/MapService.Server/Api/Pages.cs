namespace MapService.Server.Api;

/// <summary>The addresses under which the web client shows views of its own: all are the one page.</summary>
public static class Pages
{
    private static readonly PathString[] Views = ["/present", "/join", "/handout", "/check"];

    public static void UsePages(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Views.Any(view => context.Request.Path.Equals(view, StringComparison.Ordinal)))
            context.Request.Path = "/";
        return next(context);
    });
}
