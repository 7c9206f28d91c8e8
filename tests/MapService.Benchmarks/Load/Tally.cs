using System.Collections.Concurrent;
using MapService.Benchmarks.Contests;

namespace MapService.Benchmarks.Load;

/// <summary>What all viewers saw together. Safe for many threads.</summary>
internal sealed class Tally
{
    private readonly ConcurrentBag<double> _frameMs = [];
    private readonly ConcurrentBag<double> _seekMs = [];
    private readonly ConcurrentQueue<string> _faults = [];
    private long _frames;
    private volatile bool _isCounting;

    /// <summary>Frames that came while counting.</summary>
    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>Takes how late seeks were shown since this was last called.</summary>
    public double[] TakeSeekMs()
    {
        double[] taken = [.. _seekMs];
        _seekMs.Clear();
        return taken;
    }

    /// <summary>What was wrong, the first few; a run with any is void.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Whether what comes is measured; faults always count.</summary>
    public bool IsCounting
    {
        get => _isCounting;
        set => _isCounting = value;
    }

    /// <summary>A frame came so long after the server made it.</summary>
    public void Frame(double lateMs)
    {
        if (!_isCounting)
            return;
        Interlocked.Increment(ref _frames);
        _frameMs.Add(lateMs);
    }

    /// <summary>The first frame after a command came so long after the moment for which the command was planned.</summary>
    public void Seek(double lateMs)
    {
        if (_isCounting)
            _seekMs.Add(lateMs);
    }

    public void Fault(string what)
    {
        const int Few = 20;
        if (_faults.Count < Few)
            _faults.Enqueue(what);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine("| lateness | how many | p50 ms | p99 ms | max ms |");
        output.WriteLine("|:---|---:|---:|---:|---:|");
        Print(output, "frame, from when it was made", [.. _frameMs]);
        Print(output, "seek, from when it was planned to the frame", [.. _seekMs]);
    }

    private static void Print(TextWriter output, string what, double[] late)
    {
        if (late.Length > 0)
            output.WriteLine($"| {what} | {late.Length:N0} | {Standing.Quantile(late, 0.5):F1} | {Standing.Quantile(late, 0.99):F1} | {late.Max():F0} |");
    }
}
