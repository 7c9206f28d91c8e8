using BenchmarkDotNet.Attributes;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks;

/// <summary>The next frame of a running replay: a tick of 200 ms at 600 story seconds a second, one after the other.</summary>
[MemoryDiagnoser]
public class NextFrameBenchmarks
{
    private const long TickMs = 200;
    private const long Speed = 600;

    private Timeline _timeline = null!;
    private StoryWindow _window;

    public static int[] Sizes => Histories.Sizes;

    [ParamsSource(nameof(Sizes))]
    public int Items { get; set; }

    [GlobalSetup]
    public void Build()
    {
        _timeline = Histories.Of(Items);
        _window = Following(_timeline.First);
    }

    [Benchmark(Baseline = true)]
    public FrameDelta Scan()
    {
        var before = _window;
        return LinearScan.Next(_timeline, before, Advance());
    }

    [Benchmark]
    public FrameDelta Next()
    {
        var before = _window;
        return _timeline.Next(before, Advance());
    }

    /// <summary>The tick after this one; from the start again at the end.</summary>
    private StoryWindow Advance() => _window = Following(_window.To < _timeline.Last ? _window.To : _timeline.First);

    private static StoryWindow Following(StoryTime time) => new(time, new StoryTime(time.Milliseconds + (TickMs * Speed)));
}
