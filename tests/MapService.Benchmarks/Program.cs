using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MapService.Benchmarks;
using MapService.Benchmarks.Browser;
using MapService.Benchmarks.FanOut;
using MapService.Benchmarks.Load;
using MapService.Benchmarks.Storing;
using MapService.Benchmarks.Timelines;
using MapService.Benchmarks.Wire;
using Perfolizer.Horology;

var benchmarks = new Dictionary<string, Action<Arguments, TextWriter>>
{
    ["at"] = TimelineBenchmarks.At,
    ["growth"] = TimelineBenchmarks.Growth,
    ["step"] = TimelineBenchmarks.Step,
    ["memory"] = TimelineBenchmarks.Memory,
    ["bytes"] = WireBenchmarks.Bytes,
    ["encode"] = WireBenchmarks.Encode,
    ["append"] = StoringBenchmarks.Append,
    ["coldstart"] = StoringBenchmarks.ColdStart,
    ["fanout"] = FanOutBenchmarks.FanOut,
    ["stalled"] = FanOutBenchmarks.Stalled,
    ["soak"] = FanOutBenchmarks.Soak,
    ["percore"] = FanOutBenchmarks.PerCore,
    ["load"] = (arguments, output) => Environment.ExitCode = LoadBenchmark.RunAsync(arguments, output).GetAwaiter().GetResult() ? 0 : 1,
    ["lecture"] = (arguments, output) => Environment.ExitCode = LectureBenchmark.RunAsync(arguments, output).GetAwaiter().GetResult() ? 0 : 1,
    ["control"] = (arguments, output) => ControlBenchmark.RunAsync(arguments, output).GetAwaiter().GetResult(),
    ["host"] = (arguments, _) => LoadHost.RunAsync(arguments).GetAwaiter().GetResult(),
    ["crowd"] = (arguments, _) => CrowdProcess.Run(arguments),
    ["serve"] = (arguments, _) => FanOutServer.RunAsync(arguments.Text("contestant", ""), arguments.Number("ticks", 20)).GetAwaiter().GetResult(),
    ["browser"] = (arguments, output) => BrowserBenchmarks.MovingAsync(arguments, output).GetAwaiter().GetResult(),
    ["seek"] = (arguments, output) => BrowserBenchmarks.SeekAsync(arguments, output).GetAwaiter().GetResult(),
    ["geocode"] = GeocodeBenchmarks.Geocode,
};
if (args is [var name, .. var options] && benchmarks.TryGetValue(name, out var benchmark))
{
    benchmark(new Arguments(options), Console.Out);
    return Environment.ExitCode;
}

var isQuick = args.Contains("--quick");
string[] rest = [.. args.Where(arg => arg != "--quick")];

Histories.PrintBuilding(Console.Out);

// In this process, so that all benchmarks share the histories that take long to make.
var toolchain = new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true);
var job = isQuick ? Job.ShortRun.WithIterationTime(TimeInterval.FromMilliseconds(100)) : Job.Default;
var config = ManualConfig.CreateEmpty()
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(isQuick ? NullLogger.Instance : ConsoleLogger.Default)
    .AddJob(job.WithToolchain(toolchain));

var summaries = BenchmarkSwitcher.FromAssembly(typeof(AtBenchmarks).Assembly).Run(rest is [] ? ["--filter", "*"] : rest, config).ToList();
foreach (var summary in summaries)
    MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
return summaries.Count > 0 && summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
