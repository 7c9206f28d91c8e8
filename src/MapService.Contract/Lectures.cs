namespace MapService.Contract;

/// <summary>Answer of <c>GET /api/lectures</c>, an item each: enough to choose.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Title.</param>
/// <param name="Language">BCP 47 tag of its texts.</param>
/// <param name="Summary">A sentence or two.</param>
/// <param name="Minutes">How long it is planned to take.</param>
/// <param name="Cues">How many cues it has.</param>
public sealed record LectureSummary(string Id, string Title, string Language, string Summary, double Minutes, int Cues);

/// <summary>Answer of <c>GET /api/lectures/{id}</c>, for presenters: the whole of it, notes as well.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Title.</param>
/// <param name="Language">BCP 47 tag of its texts.</param>
/// <param name="Summary">A sentence or two.</param>
/// <param name="Cues">Its steps.</param>
public sealed record LectureInfo(string Id, string Title, string Language, string Summary, IReadOnlyList<CueInfo> Cues);

/// <summary>A step of a lecture.</summary>
/// <param name="Heading">What the hall reads in large letters.</param>
/// <param name="Text">What the hall reads below it.</param>
/// <param name="Notes">What only the presenter reads; null for nothing.</param>
/// <param name="Minutes">How long it is planned to take.</param>
/// <param name="At">The moment, Gregorian.</param>
/// <param name="To">Up to where the clock runs, Gregorian; null for a moment that stands still.</param>
/// <param name="Speed">Story seconds a second; null for a moment that stands still.</param>
/// <param name="Then">What happens at the end: <c>hold</c>, <c>loop</c> or <c>go-on</c>.</param>
/// <param name="Camera">Where the map goes; null where it stays.</param>
/// <param name="Highlight">What is pointed out: kind and id, such as <c>place:smolny</c>.</param>
/// <param name="Lens">What alone is shown; null for everything.</param>
/// <param name="Pictures">Pictures beside the map.</param>
public sealed record CueInfo(
    string Heading,
    string Text,
    string? Notes,
    double Minutes,
    string At,
    string? To,
    double? Speed,
    string Then,
    CueCameraInfo? Camera,
    IReadOnlyList<string> Highlight,
    ShowingLens? Lens,
    IReadOnlyList<PictureInfo> Pictures);

/// <summary>Where a map goes in a cue: to a place, to a box, or along with what moves.</summary>
/// <param name="Place">The place in the middle, or null.</param>
/// <param name="Zoom">Web Mercator zoom level for a place.</param>
/// <param name="Bounds">West, south, east, north in degrees, or null.</param>
/// <param name="Follow"><c>action</c>, <c>unit</c> or null.</param>
/// <param name="Unit">Id of the unit that is followed.</param>
public sealed record CueCameraInfo(string? Place, double? Zoom, IReadOnlyList<double>? Bounds, string? Follow, string? Unit);
