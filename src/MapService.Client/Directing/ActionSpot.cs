using System.Collections.Immutable;
using MapService.Client.Stories;
using MapService.Playback.Clocks;

namespace MapService.Client.Directing;

/// <summary>A spot where something happens.</summary>
/// <param name="Lon">Longitude, degrees.</param>
/// <param name="Lat">Latitude, degrees.</param>
/// <param name="Weight">How much it counts.</param>
public readonly record struct ActionSpot(double Lon, double Lat, double Weight)
{
    /// <summary>So much wall time is looked ahead at the speed of a replay, in milliseconds.</summary>
    private const double AheadMs = 6_000;

    /// <summary>No less and no more story time is looked ahead than this, in milliseconds.</summary>
    private const double LeastAheadMs = 10 * 60_000;
    private const double MostAheadMs = 6 * 3_600_000;

    /// <summary>What begins counts most, then what goes on; a movement counts at each of its spots.</summary>
    private const double BeginningWeight = 3;
    private const double GoingOnWeight = 2;
    private const double MovementWeight = 0.5;

    /// <summary>Story milliseconds that are looked ahead at a speed in story seconds a second.</summary>
    public static long LookAheadMs(double speed) => (long)Math.Clamp(Math.Abs(speed) * AheadMs, LeastAheadMs, MostAheadMs);

    /// <summary>Where something happens: events under way or about to begin, and units on their way.</summary>
    /// <param name="story">What is looked at.</param>
    /// <param name="at">From this moment on.</param>
    /// <param name="aheadMs">Until so many milliseconds later.</param>
    public static ImmutableArray<ActionSpot> AllAt(Story story, StoryTime at, long aheadMs)
    {
        ArgumentNullException.ThrowIfNull(story);
        var until = new StoryTime(at.Milliseconds + aheadMs);
        return
        [
            .. from told in story.Events
               where told.Start < until && (told.End > at || told.Start >= at) && !told.Lingers
               from spot in Of(told, at)
               select spot,
            .. from movement in story.Movements
               where movement.Start < until && movement.End > at
               from spot in Of(movement, at, until)
               select spot,
        ];
    }

    private static IEnumerable<ActionSpot> Of(StoryEvent told, StoryTime at) => told.Spots.Select(spot =>
    {
        var (lon, lat) = spot.Position.ToLonLat();
        return new ActionSpot(lon, lat, (told.Start >= at ? BeginningWeight : GoingOnWeight) / told.Spots.Length);
    });

    private static IEnumerable<ActionSpot> Of(StoryMovement movement, StoryTime at, StoryTime until)
    {
        StoryTime[] looks = [at, new((at.Milliseconds + until.Milliseconds) / 2), until];
        return looks.Select(look =>
        {
            var (lon, lat) = movement.Route.PositionAt(movement.MetresDoneAt(look));
            return new ActionSpot(lon, lat, MovementWeight);
        });
    }
}
