using System.Diagnostics;
using System.Globalization;
using MapService.Benchmarks.Contests;
using MapService.History.Places;

namespace MapService.Benchmarks;

/// <summary>One gazetteer beside the other ways to search its names, all in memory at once.</summary>
internal sealed class GeocodeContest : IDisposable
{
    private readonly SyntheticGazetteer _names;
    private readonly Gazetteer _index;
    private readonly NameScan _scan;
    private readonly FullTextSearch _words;
    private readonly FullTextSearch _trigrams;
    private readonly int _size;
    private readonly long _bytesOfNames;
    private readonly long _bytesOfIndex;
    private readonly TimeSpan _built;

    /// <param name="size">How many names.</param>
    public GeocodeContest(int size)
    {
        _size = size;
        _ = new Gazetteer(SyntheticGazetteer.Of(100).Places);
        var before = Held();
        _names = SyntheticGazetteer.Of(size);
        _bytesOfNames = Held() - before;
        var started = Stopwatch.GetTimestamp();
        _index = new Gazetteer(_names.Places);
        _built = Stopwatch.GetElapsedTime(started);
        _bytesOfIndex = Held() - before - _bytesOfNames;
        _scan = new NameScan(_names.Places);
        _words = new FullTextSearch(_names.Places, byTrigrams: false);
        _trigrams = new FullTextSearch(_names.Places, byTrigrams: true);
    }

    public IReadOnlyList<Questions> Questions =>
    [
        new("Another case", _names.Plain), new("Another spelling", _names.Respelt),
        new("Letters swapped", _names.Mistyped), new("No place's name", _names.Unknown),
    ];

    /// <summary>Microseconds a question, and how many were answered rightly.</summary>
    public (Standings Speed, IReadOnlyList<Tally> Right) Run(Questions questions, int rounds)
    {
        Tally[] tallies =
        [
            new("plain scan", questions.All, _scan.Find),
            new("Gazetteer", questions.All, text => _index.Find(text, 10).FirstOrDefault()?.Place.Names[0].Text),
            new("SQLite FTS5, words", questions.All, _words.Find),
            new("SQLite FTS5, trigrams", questions.All, _trigrams.Find),
        ];
        var contest = new Contest("us a question");
        foreach (var tally in tallies)
            contest.With(tally.Name, tally.MicrosecondsAQuestion);
        return (contest.Run(rounds), tallies);
    }

    public void PrintMemory(TextWriter output) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        | in memory | MB | bytes a name | built in |
        |:---|---:|---:|---:|
        | the places with their names | {_bytesOfNames / 1e6:N1} | {_bytesOfNames / _size:N0} | |
        | Gazetteer, beside them | {_bytesOfIndex / 1e6:N1} | {_bytesOfIndex / _size:N0} | {_built.TotalMilliseconds:N0} ms |
        | SQLite FTS5, words | {_words.Bytes / 1e6:N1} | {_words.Bytes / _size:N0} | {_words.Built.TotalMilliseconds:N0} ms |
        | SQLite FTS5, trigrams | {_trigrams.Bytes / 1e6:N1} | {_trigrams.Bytes / _size:N0} | {_trigrams.Built.TotalMilliseconds:N0} ms |

        """));

    public void Dispose()
    {
        _words.Dispose();
        _trigrams.Dispose();
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}

/// <summary>Questions of one way to write a name.</summary>
internal sealed record Questions(string Way, SyntheticGazetteer.Asked[] All);

/// <summary>Asks one contestant all questions in turn and counts what it answers rightly.</summary>
/// <param name="name">Of the contestant.</param>
/// <param name="questions">At least one.</param>
/// <param name="find">Gives the name that comes first, null for none.</param>
internal sealed class Tally(string name, SyntheticGazetteer.Asked[] questions, Func<string, string?> find)
{
    /// <summary>A turn ends with the first question after so long.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    private int _asked;
    private int _right;

    public string Name => name;

    /// <summary>What is no name is answered rightly by no name.</summary>
    public double RightShare => (double)_right / _asked;

    public double MicrosecondsAQuestion()
    {
        var (before, started) = (_asked, Stopwatch.GetTimestamp());
        while (_asked == before || Stopwatch.GetElapsedTime(started) < Turn)
        {
            var question = questions[_asked++ % questions.Length];
            if ((find(question.Text) ?? "") == question.Name)
                _right++;
        }
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / (_asked - before);
    }
}
