using MapService.Server.Api;

namespace MapService.Server.Metrics;

public static class MetricsApi
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapResource("/metrics", (PrometheusPage page) => TypedResults.Text(page.Write(), PrometheusPage.ContentType))
            .WithSummary("Counters and gauges in the text format of Prometheus.")
            .WithTags("Health");
}
