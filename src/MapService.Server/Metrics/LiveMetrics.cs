using System.Diagnostics.Metrics;

namespace MapService.Server.Metrics;

/// <summary>What the live part counts; one for each server, in the meter <see cref="MeterName"/>.</summary>
public sealed class LiveMetrics
{
    public const string MeterName = "MapService";

    private readonly Counter<long> _framesSent;
    private readonly Counter<long> _commands;

    public LiveMetrics(IMeterFactory meters)
    {
        Meter = meters.Create(MeterName);
        _framesSent = Meter.CreateCounter<long>("mapservice.frames.sent", "{frame}", "Frames put on the wire, one for each viewer.");
        _commands = Meter.CreateCounter<long>("mapservice.commands", "{command}", "Commands of presenters, by what became of them.");
        Viewers = Meter.CreateUpDownCounter<long>("mapservice.viewers", "{viewer}", "Viewers, one for each session that a connection watches.");
        Ticking = Meter.CreateUpDownCounter<long>("mapservice.sessions.ticking", "{session}", "Sessions that have a timer: their clock moves or a viewer is behind.");
        Ticks = Meter.CreateCounter<long>("mapservice.ticks", "{tick}", "Looks at a moving clock.");
        Steps = Meter.CreateCounter<long>("mapservice.steps", "{step}", "Steps made: looks at which something was to be told.");
        Dropped = Meter.CreateCounter<long>("mapservice.dropped_frames", "{frame}", "Frames that a viewer did not get because it had not taken the one before; it gets a fuller one later.");
        Bytes = Meter.CreateCounter<long>("mapservice.frames.bytes", "By", "Bytes of frames put on the wire.");
        Encoded = Meter.CreateCounter<long>("mapservice.frames.encoded", "{frame}", "Frames encoded, whatever the number of viewers.");
        JoinsRefused = Meter.CreateCounter<long>("mapservice.joins.refused", "{join}", "Join codes that no session has, or that were tried too often.");
        Lateness = Meter.CreateHistogram<double>("mapservice.frame.lateness", "s", "From when a tick was due to when it began.", advice: Buckets(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1));
        Duration = Meter.CreateHistogram<double>("mapservice.frame.compute.duration", "s", "From the beginning of a tick to when its frames are with the sockets.", advice: Buckets(0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1));
    }

    public Meter Meter { get; }

    public UpDownCounter<long> Viewers { get; }

    public UpDownCounter<long> Ticking { get; }

    public Counter<long> Ticks { get; }

    public Counter<long> Steps { get; }

    public Counter<long> Dropped { get; }

    public Counter<long> Bytes { get; }

    public Counter<long> Encoded { get; }

    public Counter<long> JoinsRefused { get; }

    public Histogram<double> Lateness { get; }

    public Histogram<double> Duration { get; }

    /// <summary>Adds what is asked for only when somebody looks.</summary>
    public void Observe(Func<long> sessions, Func<long> connections, Func<long> logPosition)
    {
        Meter.CreateObservableGauge("mapservice.sessions", sessions, "{session}", "Sessions that this server has at hand.");
        Meter.CreateObservableGauge("mapservice.connections", connections, "{connection}", "WebSockets to the hub.");
        Meter.CreateObservableGauge("mapservice.log.position", logPosition, "{entry}", "Position of the log that is served.");
    }

    /// <summary>Counts frames put on the wire.</summary>
    public void Sent(long keyframes, long deltas, long bytes)
    {
        if (keyframes > 0)
            _framesSent.Add(keyframes, new KeyValuePair<string, object?>("kind", "keyframe"));
        if (deltas > 0)
            _framesSent.Add(deltas, new KeyValuePair<string, object?>("kind", "delta"));
        Bytes.Add(bytes);
    }

    /// <summary>Counts a command: accepted, stale, foreign, failed.</summary>
    public void Commanded(string outcome) => _commands.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    private static InstrumentAdvice<double> Buckets(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };
}
