using System.Collections.Immutable;
using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Playback.Clocks;

namespace MapService.Client.Stories;

/// <summary>An event with its times read, [Start, End); both are equal for an instant.</summary>
/// <param name="Id">Slug of the event.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it was over.</param>
/// <param name="Properties">Everything else.</param>
/// <param name="Spots">Where it was, in the order of its places; those that the gazetteer does not have are left out.</param>
public sealed record StoryEvent(string Id, StoryTime Start, StoryTime End, EventProperties Properties, ImmutableArray<Spot> Spots)
{
    /// <summary>A morning or a night is watched; what takes longer, or fell somewhere in a day, is not; in milliseconds.</summary>
    private const long LingeringMs = 13 * 3_600_000;

    /// <summary>Whether it takes so long, or is dated so loosely, that it is a state of things rather than something to watch.</summary>
    public bool Lingers => IsLingering(Start, End);

    internal static bool IsLingering(StoryTime start, StoryTime end) => end.Milliseconds - start.Milliseconds > LingeringMs;
}

/// <summary>A movement with its times read, [Start, End); at the end the unit stands at its destination.</summary>
/// <param name="Id">Slug of the movement.</param>
/// <param name="Start">Departure.</param>
/// <param name="End">Arrival.</param>
/// <param name="Route">Its way.</param>
/// <param name="Properties">Everything else.</param>
public sealed record StoryMovement(string Id, StoryTime Start, StoryTime End, Route Route, MovementProperties Properties)
{
    /// <summary>Whether neither departure nor course is attested.</summary>
    public bool IsDoubtful =>
        Properties.Certainty is "possible" or "disputed" || (Properties.DepartureDerived is not null && Properties.ArrivalDerived is not null);

    /// <summary>Metres of the route that are done at a moment, at an even pace.</summary>
    public double MetresDoneAt(StoryTime at)
    {
        var share = End > Start ? (double)(at.Milliseconds - Start.Milliseconds) / (End.Milliseconds - Start.Milliseconds) : 1;
        return Math.Clamp(share, 0, 1) * Route.LengthMetres;
    }
}
