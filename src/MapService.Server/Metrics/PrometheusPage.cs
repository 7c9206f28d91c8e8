using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace MapService.Server.Metrics;

/// <summary>
/// Adds up what the instruments of this server report, and writes it in the text format 0.0.4 of Prometheus. Instruments are
/// those of <see cref="LiveMetrics.MeterName"/>, of the runtime and of Kestrel.
/// </summary>
public sealed class PrometheusPage : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly string[] Shared = ["System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> _series = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _collecting = new();
    private readonly object _scope;

    public PrometheusPage(IMeterFactory meters)
    {
        _scope = meters;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (IsOurs(instrument.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The page as of now.</summary>
    public string Write()
    {
        lock (_collecting)
            _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        var metrics = _series.GroupBy(entry => entry.Key.Instrument).OrderBy(metric => NameOf(metric.Key), StringComparer.Ordinal);
        foreach (var metric in metrics)
            Write(text, metric.Key, metric);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Several servers may live in one process, as in tests; the runtime's meter has no owner.</summary>
    private bool IsOurs(Meter meter) => ReferenceEquals(meter.Scope, _scope)
        ? meter.Name is LiveMetrics.MeterName || Shared.Contains(meter.Name)
        : meter.Scope is null && Shared.Contains(meter.Name);

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _series.GetOrAdd((instrument, Labels(tags)), key => Series.Of(key.Instrument)).Record(value);

    private static void Write(StringBuilder text, Instrument instrument, IEnumerable<KeyValuePair<(Instrument Instrument, string Labels), Series>> series)
    {
        var (name, type) = (NameOf(instrument), TypeOf(instrument));
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description?.Replace('\n', ' ')}\n# TYPE {name} {type}\n");
        foreach (var (key, one) in series.OrderBy(entry => entry.Key.Labels, StringComparer.Ordinal))
            one.Write(text, name, key.Labels);
    }

    /// <summary>Dots become underscores and the unit is told, as is the custom: <c>mapservice_frames_bytes_total</c>.</summary>
    private static string NameOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_');
        var unit = instrument.Unit switch { "s" => "_seconds", "By" when !name.EndsWith("bytes", StringComparison.Ordinal) => "_bytes", _ => "" };
        return name + unit + (TypeOf(instrument) == "counter" ? "_total" : "");
    }

    private static string TypeOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" or "ObservableCounter" => "counter",
        "Histogram" => "histogram",
        _ => "gauge",
    };

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
            labels.Append(CultureInfo.InvariantCulture, $"{(labels.Length > 0 ? "," : "")}{name.Replace('.', '_')}=\"{Escape(value)}\"");
        return labels.ToString();
    }

    private static string Escape(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)!
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private abstract class Series
    {
        public static Series Of(Instrument instrument) => TypeOf(instrument) switch
        {
            "histogram" => new Distribution(BoundsOf(instrument)),
            _ => instrument.IsObservable || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal) ? new Last() : new Sum(),
        };

        public abstract void Record(double value);

        public abstract void Write(StringBuilder text, string name, string labels);

        protected static void WriteLine(StringBuilder text, string name, string labels, double value) =>
            text.Append(CultureInfo.InvariantCulture, $"{name}{(labels.Length > 0 ? $"{{{labels}}}" : "")} {value:R}\n");

        private static IReadOnlyList<double> BoundsOf(Instrument instrument) =>
            (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? [0.001, 0.01, 0.1, 1, 10];
    }

    private sealed class Sum : Series
    {
        private double _sum;

        public override void Record(double value)
        {
            lock (this)
                _sum += value;
        }

        public override void Write(StringBuilder text, string name, string labels)
        {
            lock (this)
                WriteLine(text, name, labels, _sum);
        }
    }

    private sealed class Last : Series
    {
        private double _last;

        public override void Record(double value) => Volatile.Write(ref _last, value);

        public override void Write(StringBuilder text, string name, string labels) => WriteLine(text, name, labels, Volatile.Read(ref _last));
    }

    private sealed class Distribution(IReadOnlyList<double> bounds) : Series
    {
        private readonly long[] _counts = new long[bounds.Count + 1];
        private double _sum;

        public override void Record(double value)
        {
            var bucket = 0;
            while (bucket < bounds.Count && value > bounds[bucket])
                bucket++;
            lock (_counts)
            {
                _counts[bucket]++;
                _sum += value;
            }
        }

        public override void Write(StringBuilder text, string name, string labels)
        {
            lock (_counts)
            {
                var (count, comma) = (0L, labels.Length > 0 ? "," : "");
                for (var bucket = 0; bucket < _counts.Length; bucket++)
                {
                    count += _counts[bucket];
                    var bound = bucket < bounds.Count ? bounds[bucket].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
                    WriteLine(text, $"{name}_bucket", $"{labels}{comma}le=\"{bound}\"", count);
                }
                WriteLine(text, $"{name}_sum", labels, _sum);
                WriteLine(text, $"{name}_count", labels, count);
            }
        }
    }
}
