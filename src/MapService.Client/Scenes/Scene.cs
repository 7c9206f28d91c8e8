using System.Collections.Immutable;
using MapService.Client.Stories;
using MapService.Playback.Clocks;

namespace MapService.Client.Scenes;

/// <summary>What is to be drawn at one moment, in Web Mercator. Immutable, and knows of no way to draw.</summary>
/// <param name="At">The moment.</param>
/// <param name="Units">Units on the map.</param>
/// <param name="Trails">The ways that units have come.</param>
/// <param name="Events">Events under way, and those just over; the freshest last.</param>
/// <param name="Control">Places that are held.</param>
/// <param name="Bridges">Bridges that were opened, or closed again.</param>
public sealed record Scene(
    StoryTime At,
    ImmutableArray<SceneUnit> Units,
    ImmutableArray<SceneTrail> Trails,
    ImmutableArray<SceneEvent> Events,
    ImmutableArray<SceneControl> Control,
    ImmutableArray<SceneBridge> Bridges)
{
    /// <summary>Nothing, as long as nothing is known.</summary>
    public static readonly Scene Empty = new(default, [], [], [], [], []);

    /// <summary>The scene of a snapshot.</summary>
    /// <param name="snapshot">The map at a moment.</param>
    /// <param name="story">Where its ids are looked up; what is not found is not shown.</param>
    public static Scene Of(Snapshot snapshot, Story story)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(story);
        return new Scene(
            snapshot.At,
            [.. snapshot.Units.SelectMany(unit => UnitOf(unit, story))],
            SceneTrail.AllAt(snapshot.At, story),
            SceneEvent.AllIn(snapshot, story),
            [.. from held in snapshot.Control
                let spot = story.FindSpot(held.Place)
                where spot is not null
                select new SceneControl(spot, held.Side, held.Event, held.Since)],
            [.. from bridge in snapshot.Bridges
                let spot = story.FindSpot(bridge.Place)
                where spot is not null
                select new SceneBridge(spot, bridge.IsOpen, bridge.Event, bridge.Since)]);
    }

    private static IEnumerable<SceneUnit> UnitOf(UnitAt at, Story story)
    {
        if (story.FindUnit(at.Unit) is { } unit)
            yield return new SceneUnit(unit.Id, unit.Name, unit.Side, unit.Kind, MercatorPoint.FromLonLat(at.Lon, at.Lat), at.HeadingDegrees, at.Movement);
    }
}

/// <summary>A unit on the map.</summary>
/// <param name="Id">Id of the unit.</param>
/// <param name="Label">Its name.</param>
/// <param name="Side">Id of its side.</param>
/// <param name="Kind">infantry, ship, person, ...</param>
/// <param name="Position">Where it is.</param>
/// <param name="HeadingDegrees">Clockwise from north, in [0, 360); null for one that does not move.</param>
/// <param name="Movement">Id of the movement it is on; null for one that stands.</param>
public sealed record SceneUnit(
    string Id, string Label, string Side, string Kind, MercatorPoint Position, double? HeadingDegrees, string? Movement);

/// <summary>A place of the gazetteer on the map.</summary>
/// <param name="Id">Id of the place.</param>
/// <param name="Name">Its main name.</param>
/// <param name="Position">Where it was.</param>
/// <param name="AccuracyMetres">Radius on the ground within which it surely lies.</param>
/// <param name="DoubtRadius">The same radius in Web Mercator.</param>
public sealed record Spot(string Id, string Name, MercatorPoint Position, double AccuracyMetres, double DoubtRadius);

/// <summary>A place that is held.</summary>
/// <param name="Spot">The place.</param>
/// <param name="Side">Id of the side that holds it.</param>
/// <param name="Event">Id of the event that brought it about.</param>
/// <param name="Since">Since when.</param>
public sealed record SceneControl(Spot Spot, string Side, string Event, StoryTime Since);

/// <summary>A bridge that was opened, or closed again.</summary>
/// <param name="Spot">The bridge.</param>
/// <param name="IsOpen">Whether ships can pass, and nobody else.</param>
/// <param name="Event">Id of the event that brought it about.</param>
/// <param name="Since">Since when.</param>
public sealed record SceneBridge(Spot Spot, bool IsOpen, string Event, StoryTime Since);
