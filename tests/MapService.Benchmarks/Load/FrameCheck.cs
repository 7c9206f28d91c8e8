using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Playback.Frames;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks.Load;

/// <summary>
/// What a viewer does with a frame: takes it, checks that it follows the one before and that what is then known is what the
/// history says, and notes how late it was. For one thread at a time.
/// </summary>
internal sealed class FrameCheck(LoadSession session, Timeline timeline, Tally tally)
{
    private readonly FrameFold _fold = new();
    private readonly SpanBuffer _truth = new();
    private long _version = -1;

    /// <summary>Frames that came.</summary>
    public long Frames { get; private set; }

    public void Take(ReplayFrame frame)
    {
        var now = TimeProvider.System.GetUtcNow();
        Frames++;
        tally.Frame(now.ToUnixTimeMilliseconds() - frame.Clock.ServerMs);
        if (frame.Clock.Version != _version && session.PlannedFor(frame.Clock.Version) is { } planned)
            tally.Seek((now - planned).TotalMilliseconds);
        _version = frame.Clock.Version;
        try
        {
            if (!_fold.Apply(frame))
                tally.Fault($"Frame {frame.Base} to {frame.Step} of {frame.Session} does not follow the one before.");
            else if (!IsTrue())
                tally.Fault($"After frame {frame.Step} of {frame.Session} a viewer knows something else than the history says.");
        }
        catch (InvalidDataException error)
        {
            tally.Fault(error.Message);
        }
    }

    private bool IsTrue()
    {
        timeline.Collect(_fold.Window, _truth);
        return IsSame(_truth.Segments, _fold.Segments) && IsSame(_truth.Events, _fold.Events)
            && IsSame(_truth.Control, _fold.Control) && IsSame(_truth.Bridges, _fold.Bridges);
    }

    private static bool IsSame<T>(ReadOnlySpan<int> numbers, IReadOnlyDictionary<int, T> known)
    {
        foreach (var number in numbers)
        {
            if (!known.ContainsKey(number))
                return false;
        }
        return numbers.Length == known.Count;
    }
}
