using System.Collections.Immutable;
using MapService.History.Events;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;
using NodaTime;

namespace MapService.History.Lectures;

/// <summary>A step of a talk.</summary>
/// <param name="Heading">What the hall reads in large letters.</param>
/// <param name="Text">What the hall reads below it.</param>
/// <param name="Notes">What only the presenter reads; null for nothing.</param>
/// <param name="Minutes">How long it is planned to take; more than 0.</param>
/// <param name="At">The moment that is shown, Gregorian.</param>
/// <param name="Run">How the clock runs on from there; null for a moment that stands still.</param>
/// <param name="Camera">Where the map goes; null where it stays as it is.</param>
/// <param name="Highlight">What is pointed out.</param>
/// <param name="Lens">What alone is shown.</param>
/// <param name="Pictures">Pictures beside the map; may be empty.</param>
public sealed record Cue(
    string Heading,
    string Text,
    string? Notes,
    double Minutes,
    LocalDateTime At,
    CueRun? Run,
    CueCamera? Camera,
    Highlight Highlight,
    CueLens Lens,
    ImmutableArray<Picture> Pictures);

/// <summary>The clock of a cue that does not stand still.</summary>
/// <param name="To">Up to where it runs, Gregorian; after the start.</param>
/// <param name="Speed">Story seconds a second; 1 to 86400.</param>
/// <param name="Then">What happens there.</param>
public sealed record CueRun(LocalDateTime To, double Speed, CueEnd Then);

/// <summary>What happens when the clock of a cue has come to its end.</summary>
public enum CueEnd
{
    /// <summary>It stands until the presenter goes on.</summary>
    Hold,

    /// <summary>It starts again.</summary>
    Loop,

    /// <summary>The next cue comes by itself.</summary>
    GoOn,
}

/// <summary>Where the map goes: to a place, to a box, or along with what moves. One of the three.</summary>
/// <param name="Place">The place in the middle, or null.</param>
/// <param name="Zoom">Web Mercator zoom level for a place; the world is 256 pixels wide at 0 and twice as wide with each level.</param>
/// <param name="Bounds">The box that has to be seen, or null.</param>
/// <param name="Follow">What it goes along with, or null.</param>
/// <param name="Unit">The unit that is followed, where it is one.</param>
public sealed record CueCamera(PlaceId? Place, double? Zoom, GeographicBounds? Bounds, CameraLead? Follow, UnitId? Unit);

/// <summary>What a map goes along with.</summary>
public enum CameraLead
{
    /// <summary>Wherever something happens.</summary>
    Action,

    /// <summary>One unit.</summary>
    Unit,
}

/// <summary>What is pointed out on the map. All may be empty.</summary>
/// <param name="Places">Places.</param>
/// <param name="Units">Units.</param>
/// <param name="Events">Events; a hand-out takes its citations from them.</param>
public sealed record Highlight(ImmutableArray<PlaceId> Places, ImmutableArray<UnitId> Units, ImmutableArray<EventId> Events);

/// <summary>What alone is shown: of each list that is not empty only what it names.</summary>
/// <param name="Sides">Sides.</param>
/// <param name="Kinds">Kinds of events.</param>
/// <param name="Sources">Documents.</param>
/// <param name="Certainties">How sure.</param>
public sealed record CueLens(
    ImmutableArray<SideId> Sides, ImmutableArray<string> Kinds, ImmutableArray<SourceId> Sources, ImmutableArray<Certainty> Certainties);

/// <summary>A picture beside the map.</summary>
/// <param name="File">Name of a file in <c>lectures/pictures</c> of the seeds.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Credit">Whose it is.</param>
public sealed record Picture(string File, string Caption, string Credit);
