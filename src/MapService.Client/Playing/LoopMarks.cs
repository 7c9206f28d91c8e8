using MapService.Playback.Clocks;

namespace MapService.Client.Playing;

/// <summary>A stretch that is marked off at its two ends, to be played over and over. Not safe for many threads.</summary>
public sealed class LoopMarks
{
    /// <summary>The shortest stretch, in milliseconds: the finest that documents tell.</summary>
    private const long LeastMs = 60_000;

    /// <summary>Where it begins, while its end is not marked; null for nowhere.</summary>
    public StoryTime? From { get; private set; }

    /// <summary>The stretch begins here; one that is played over keeps its end.</summary>
    /// <returns>What to play over now; null for no change.</returns>
    public StoryLoop? Begin(StoryTime at, StoryLoop? played)
    {
        if (played is { } loop && loop.To.Milliseconds - at.Milliseconds > LeastMs)
            return loop with { From = at };
        From = at;
        return null;
    }

    /// <summary>The stretch ends here, if it began before.</summary>
    /// <returns>What to play over now; null for no change.</returns>
    public StoryLoop? End(StoryTime at, StoryLoop? played)
    {
        if ((From ?? played?.From) is not { } from || at.Milliseconds - from.Milliseconds < LeastMs)
            return null;
        From = null;
        return new StoryLoop(from, at);
    }
}
