using System.Net;
using MapService.Contract;
using MapService.Server.Tests.Live;
using Xunit;

namespace MapService.Server.Tests.Metrics;

public sealed class MetricsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_page_counts_what_viewers_got_in_the_format_of_Prometheus()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(Moments.SixInTheMorning, 3600, true, null));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);
        await viewer.NextAsync();
        await viewer.NextAsync();

        var answer = await server.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.All(lines, line => Assert.Matches(@"^(# (HELP|TYPE) \S+ .*|[a-z_:0-9]+(\{[^}]*\})? (-?\d+(\.\d+)?(E[+-]\d+)?|NaN))$", line));
        foreach (var name in new[] { "mapservice_viewers", "mapservice_sessions", "mapservice_sessions_ticking", "mapservice_log_position", "mapservice_ticks_total", "mapservice_frames_bytes_total" })
            Assert.True(ValueOf(lines, name) >= 1, name);
        Assert.True(ValueOf(lines, "mapservice_frames_sent_total{kind=\"keyframe\"}") >= 1);
        Assert.True(ValueOf(lines, "mapservice_frames_sent_total{kind=\"delta\"}") >= 1);
        Assert.Equal(ValueOf(lines, "mapservice_frame_lateness_seconds_count"), ValueOf(lines, "mapservice_frame_lateness_seconds_bucket{le=\"+Inf\"}"));
        Assert.Equal(lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).Distinct().Count(), lines.Count(line => line.StartsWith("# TYPE", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    public async Task A_server_that_runs_is_well(string path) =>
        Assert.Equal("ok", await server.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    [Fact]
    public async Task Options_that_make_no_sense_are_told_at_the_start()
    {
        var own = new RunningServer { Settings = { ["Live:TickMs"] = "1" } };

        var failure = await Assert.ThrowsAnyAsync<Exception>(own.InitializeAsync);

        Assert.Contains("TickMs", failure.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
    }

    private static double ValueOf(string[] lines, string series) => double.Parse(
        lines.Single(line => line.StartsWith(series + " ", StringComparison.Ordinal)).Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
}
