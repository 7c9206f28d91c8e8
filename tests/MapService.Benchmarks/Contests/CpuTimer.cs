using System.Diagnostics;

namespace MapService.Benchmarks.Contests;

/// <summary>
/// CPU time that this process has used since a start, and another one that works for it: what a task costs, whatever else the
/// machine does. Another process is seen in hundredths of a second only.
/// </summary>
internal readonly struct CpuTimer
{
    private readonly Process? _other;
    private readonly TimeSpan _start;

    private CpuTimer(Process? other)
    {
        _other = other;
        _start = Used(other);
    }

    /// <summary>How much it was since the start.</summary>
    public TimeSpan Elapsed => Used(_other) - _start;

    /// <param name="other">A process whose CPU time counts too, or null.</param>
    public static CpuTimer Start(Process? other = null) => new(other);

    private static TimeSpan Used(Process? other)
    {
        other?.Refresh();
        return Environment.CpuUsage.TotalTime + (other?.TotalProcessorTime ?? TimeSpan.Zero);
    }
}
