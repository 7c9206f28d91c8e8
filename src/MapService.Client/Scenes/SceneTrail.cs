using System.Collections.Immutable;
using MapService.Client.Stories;
using MapService.Playback.Clocks;

namespace MapService.Client.Scenes;

/// <summary>The way that a unit has come.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Movement">Id of the movement.</param>
/// <param name="Side">Id of the unit's side.</param>
/// <param name="Way">From the departure to where the unit is; two points or more.</param>
/// <param name="Bright">The last quarter of an hour of it.</param>
/// <param name="Strength">1 while the unit is under way, then less and less until the trail is gone; in (0, 1].</param>
/// <param name="IsDoubtful">Whether neither departure nor course is attested.</param>
public sealed record SceneTrail(
    string Unit, string Movement, string Side, ImmutableArray<MercatorPoint> Way, ImmutableArray<MercatorPoint> Bright, double Strength, bool IsDoubtful)
{
    /// <summary>How long the way behind a unit stays bright, and how long its trail stays after arrival, in story milliseconds.</summary>
    private const long BrightMs = 15 * 60_000;
    private const double LingerMs = 40 * 60_000;

    internal static ImmutableArray<SceneTrail> AllAt(StoryTime at, Story story) =>
    [
        .. from movement in story.Movements.TakeWhile(movement => movement.Start <= at)
           let age = Math.Max(0, at.Milliseconds - movement.End.Milliseconds)
           where age < LingerMs
           select Of(movement, at, 1 - (age / LingerMs)),
    ];

    private static SceneTrail Of(StoryMovement movement, StoryTime at, double strength)
    {
        var done = movement.MetresDoneAt(at);
        var bright = movement.MetresDoneAt(new StoryTime(at.Milliseconds - BrightMs));
        return new SceneTrail(
            movement.Properties.Unit,
            movement.Id,
            movement.Properties.Side,
            movement.Route.Piece(0, done),
            movement.Route.Piece(bright, done),
            strength,
            movement.IsDoubtful);
    }
}
