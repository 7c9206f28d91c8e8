using BenchmarkDotNet.Attributes;
using MapService.History.Places;

namespace MapService.Benchmarks;

/// <summary>
/// A written name to its place, one question after the other. The scan does the same for each question: the baseline. The
/// index is asked for names in other spellings, with typing errors, and for what no place is called.
/// </summary>
[MemoryDiagnoser]
public class GeocodeBenchmarks
{
    private Gazetteers _gazetteer = null!;
    private int _next;

    public static int[] Sizes => Gazetteers.Sizes;

    [ParamsSource(nameof(Sizes))]
    public int Names { get; set; }

    [GlobalSetup]
    public void Build()
    {
        _gazetteer = Gazetteers.Of(Names);
    }

    [Benchmark(Baseline = true)]
    public Place? Scan() => _gazetteer.Scan.Find(Of(_gazetteer.Names.Mistyped));

    [Benchmark]
    public string? Fts5Words() => _gazetteer.Words.Find(Of(_gazetteer.Names.Plain));

    [Benchmark]
    public string? Fts5Trigrams() => _gazetteer.Trigrams.Find(Of(_gazetteer.Names.Mistyped));

    [Benchmark]
    public IReadOnlyList<GeocodeMatch> Plain() => _gazetteer.Index.Find(Of(_gazetteer.Names.Plain), 10);

    [Benchmark]
    public IReadOnlyList<GeocodeMatch> Respelt() => _gazetteer.Index.Find(Of(_gazetteer.Names.Respelt), 10);

    [Benchmark]
    public IReadOnlyList<GeocodeMatch> Mistyped() => _gazetteer.Index.Find(Of(_gazetteer.Names.Mistyped), 10);

    [Benchmark]
    public IReadOnlyList<GeocodeMatch> Unknown() => _gazetteer.Index.Find(Of(_gazetteer.Names.Unknown), 10);

    private string Of(SyntheticGazetteer.Asked[] questions) => questions[_next++ % questions.Length].Text;
}
