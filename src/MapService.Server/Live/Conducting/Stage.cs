using MapService.Server.Editions;
using MapService.Server.Metrics;
using Microsoft.Extensions.Options;

namespace MapService.Server.Live.Conducting;

/// <summary>What all conductors of a server have in common.</summary>
public sealed class Stage(
    CurrentEdition editions, TimeProvider time, IOptions<LiveOptions> options, LiveMetrics metrics, ILogger<Conductor> log)
{
    public CurrentEdition Editions => editions;

    public TimeProvider Time => time;

    public LiveOptions Options { get; } = options.Value;

    public LiveMetrics Metrics => metrics;

    public ILogger Log => log;
}
