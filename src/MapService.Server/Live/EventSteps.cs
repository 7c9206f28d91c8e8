using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Server.Live;

/// <summary>Where stepping from event to event leads.</summary>
public static class EventSteps
{
    /// <summary>The start of the first event that starts after a moment (1), or of the last that starts before it (-1); the moment itself where there is none. O(log n).</summary>
    public static StoryTime From(Timeline timeline, StoryTime at, int direction)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var index = direction > 0 ? CountStarted(timeline, at, orAt: true) : CountStarted(timeline, at, orAt: false) - 1;
        return index >= 0 && index < timeline.Events.Length ? timeline.Events[index].Start : at;
    }

    /// <summary>How many events start before a moment, or at it.</summary>
    private static int CountStarted(Timeline timeline, StoryTime at, bool orAt)
    {
        var (low, high) = (0, timeline.Events.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var start = timeline.Events[middle].Start;
            if (start < at || (orAt && start == at))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
