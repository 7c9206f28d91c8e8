using BenchmarkDotNet.Attributes;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks;

/// <summary>The state of the map at a random moment: what a late join, a seek or a reconnect costs.</summary>
[MemoryDiagnoser]
public class AtBenchmarks
{
    private readonly StoryTime[] _moments = new StoryTime[1024];
    private Timeline _timeline = null!;
    private int _next;

    public static int[] Sizes => Histories.Sizes;

    [ParamsSource(nameof(Sizes))]
    public int Items { get; set; }

    [GlobalSetup]
    public void Build()
    {
        var random = new Random(7);
        _timeline = Histories.Of(Items);
        for (var moment = 0; moment < _moments.Length; moment++)
            _moments[moment] = new StoryTime(random.NextInt64(_timeline.First.Milliseconds, _timeline.Last.Milliseconds));
        if (_moments.Take(10).Any(moment => _timeline.At(moment) != LinearScan.At(_timeline, moment)))
            throw new InvalidOperationException("Invariant: the index and the scan give the same frame.");
    }

    [Benchmark(Baseline = true)]
    public Frame Scan() => LinearScan.At(_timeline, Moment());

    [Benchmark]
    public Frame At() => _timeline.At(Moment());

    private StoryTime Moment() => _moments[_next++ % _moments.Length];
}
