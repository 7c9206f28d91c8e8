using MapService.History;
using MapService.History.Events;
using MapService.Playback.Clocks;
using NetTopologySuite.Geometries;

namespace MapService.Playback.Timelines;

/// <summary>
/// A straight piece of a unit's way in story time [Start, End), or its stay at a spot. The segments of one unit follow
/// each other without gap or overlap while it is on the map.
/// </summary>
/// <param name="Unit">Index of the unit in the data set.</param>
/// <param name="Movement">Index of the movement in the data set; -1 for a stay.</param>
/// <param name="FromLon">Longitude at the start, degrees.</param>
/// <param name="FromLat">Latitude at the start, degrees.</param>
/// <param name="ToLon">Longitude at the end, degrees.</param>
/// <param name="ToLat">Latitude at the end, degrees.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it is over; after the start.</param>
public readonly record struct Segment(
    int Unit, int Movement, double FromLon, double FromLat, double ToLon, double ToLat, StoryTime Start, StoryTime End)
{
    /// <summary>Whether the unit is under way.</summary>
    public bool IsMoving => Movement >= 0;

    /// <summary>Where the unit is at a moment in [Start, End): evenly along the piece, in degrees.</summary>
    public (double Lon, double Lat) PositionAt(StoryTime time)
    {
        if (!IsMoving)
            return (FromLon, FromLat);
        var share = (double)(time.Milliseconds - Start.Milliseconds) / (End.Milliseconds - Start.Milliseconds);
        return (FromLon + ((ToLon - FromLon) * share), FromLat + ((ToLat - FromLat) * share));
    }

    /// <summary>Direction of travel in degrees clockwise from north, in [0, 360); of no meaning for a stay.</summary>
    public double HeadingDegrees => Geodesy.BearingDegrees(new Coordinate(FromLon, FromLat), new Coordinate(ToLon, ToLat));
}

/// <summary>An event under way in story time [Start, End).</summary>
/// <param name="Event">Index of the event in the data set.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it is over; at least a minute after the start.</param>
public readonly record struct EventSpan(int Event, StoryTime Start, StoryTime End);

/// <summary>A place held by a side in story time [Start, End).</summary>
/// <param name="Place">Index of the place in the data set.</param>
/// <param name="Side">Index of the side in the data set.</param>
/// <param name="Event">Index of the event that brought it about.</param>
/// <param name="Start">When it passes to the side.</param>
/// <param name="End">When it passes to another, or the end of all time.</param>
public readonly record struct ControlSpan(int Place, int Side, int Event, StoryTime Start, StoryTime End);

/// <summary>A bridge open, or closed again, in story time [Start, End).</summary>
/// <param name="Place">Index of the bridge in the data set's places.</param>
/// <param name="State">How it is.</param>
/// <param name="Event">Index of the event that brought it about.</param>
/// <param name="Start">Since when.</param>
/// <param name="End">When that changes, or the end of all time.</param>
public readonly record struct BridgeSpan(int Place, BridgeState State, int Event, StoryTime Start, StoryTime End);
