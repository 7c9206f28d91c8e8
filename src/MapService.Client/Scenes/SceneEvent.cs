using System.Collections.Immutable;
using MapService.Client.Stories;
using MapService.Playback.Clocks;

namespace MapService.Client.Scenes;

/// <summary>An event that is shown.</summary>
/// <param name="Id">Id of the event.</param>
/// <param name="Label">Its title.</param>
/// <param name="Side">Id of the side that acted; null if none did.</param>
/// <param name="Kind">Id of its kind.</param>
/// <param name="Spots">Where; each says how exactly that is known.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it is over.</param>
/// <param name="Strength">1 while it is under way, then less and less until it has faded; in (0, 1].</param>
/// <param name="IsLive">Whether it is under way.</param>
/// <param name="IsInferred">Whether no document states its time.</param>
public sealed record SceneEvent(
    string Id,
    string Label,
    string? Side,
    string Kind,
    ImmutableArray<Spot> Spots,
    StoryTime Start,
    StoryTime End,
    double Strength,
    bool IsLive,
    bool IsInferred)
{
    /// <summary>How long an event that is over stays marked, in story milliseconds.</summary>
    private const double FadeMs = 45 * 60_000;

    /// <summary>Whether it takes so long, or is dated so loosely, that it is a state of things rather than something to watch.</summary>
    public bool Lingers => StoryEvent.IsLingering(Start, End);

    internal static ImmutableArray<SceneEvent> AllIn(Snapshot snapshot, Story story)
    {
        var live = from one in snapshot.Events
                   let known = story.FindEvent(one.Event)
                   where known is not null
                   select Shown(known, 1, isLive: true);
        return [.. FadingAt(snapshot.At, story).OrderBy(one => one.Strength), .. live];
    }

    private static IEnumerable<SceneEvent> FadingAt(StoryTime at, Story story) =>
        from one in story.Events.TakeWhile(one => one.Start <= at)
        let age = at.Milliseconds - one.End.Milliseconds
        where age is >= 0 and < (long)FadeMs
        select Shown(one, 1 - (age / FadeMs), isLive: false);

    private static SceneEvent Shown(StoryEvent one, double strength, bool isLive) => new(
        one.Id,
        one.Properties.Title,
        one.Properties.Side,
        one.Properties.Kind,
        one.Spots,
        one.Start,
        one.End,
        strength,
        isLive,
        one.Properties.Derived is not null);
}
