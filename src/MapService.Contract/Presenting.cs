namespace MapService.Contract;

/// <summary>What a hall is shown beside the clock. It replaces what was shown before; everything may be left out.</summary>
/// <param name="Lecture">Title of the lecture, at most 200 characters.</param>
/// <param name="Language">BCP 47 tag of the texts.</param>
/// <param name="Cue">Number of the cue, from 1.</param>
/// <param name="Heading">In large letters, at most 200 characters.</param>
/// <param name="Text">Below it, at most 2000 characters.</param>
/// <param name="Camera">Where the map goes; null leaves it where it is.</param>
/// <param name="Highlight">What is pointed out: kind and id, such as <c>place:smolny</c>, <c>unit:aurora</c>, <c>event:palace-taken</c>; at most 50.</param>
/// <param name="Spotlight">What alone stands in the light, in the same form.</param>
/// <param name="Lens">What alone is shown.</param>
/// <param name="Pictures">Pictures beside the map, at most 8.</param>
/// <param name="Cover"><c>black</c> or <c>white</c> over the whole picture.</param>
/// <param name="Recall">Grows each time that everybody is asked to look: viewers who went their own way come back.</param>
public sealed record Showing(
    string? Lecture = null,
    string? Language = null,
    int? Cue = null,
    string? Heading = null,
    string? Text = null,
    ShowingCamera? Camera = null,
    IReadOnlyList<string>? Highlight = null,
    string? Spotlight = null,
    ShowingLens? Lens = null,
    IReadOnlyList<PictureInfo>? Pictures = null,
    string? Cover = null,
    int? Recall = null);

/// <summary>Where a map goes: a box that has to be seen, or along with what moves.</summary>
/// <param name="Bounds">West, south, east, north in degrees; null for a camera that follows.</param>
/// <param name="Turn">By how many degrees the map is turned clockwise, -180 to 180; 0 if left out.</param>
/// <param name="Follow"><c>action</c> for wherever something happens, or <c>unit:</c> and the id of a unit.</param>
public sealed record ShowingCamera(IReadOnlyList<double>? Bounds = null, double? Turn = null, string? Follow = null);

/// <summary>What alone is shown: of each list that is not empty only what it names. At most 100 ids each.</summary>
/// <param name="Sides">Ids of sides.</param>
/// <param name="Kinds">Ids of kinds of events.</param>
/// <param name="Sources">Ids of sources.</param>
/// <param name="Certainties">How sure: <c>certain</c>, <c>probable</c>, <c>possible</c>, <c>disputed</c>.</param>
public sealed record ShowingLens(
    IReadOnlyList<string>? Sides = null, IReadOnlyList<string>? Kinds = null, IReadOnlyList<string>? Sources = null, IReadOnlyList<string>? Certainties = null);

/// <summary>A picture of a lecture, at <c>/lectures/pictures/FILE</c>.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Credit">Whose it is.</param>
public sealed record PictureInfo(string File, string Caption, string Credit);

/// <summary>What the clock does from a cue on.</summary>
/// <param name="AtMs">Story time at which it starts.</param>
/// <param name="Playing">Whether it runs.</param>
/// <param name="Speed">Story seconds per second; as it was if left out.</param>
/// <param name="Loop">The stretch that it plays, once or over and over; null for none.</param>
public sealed record CueClock(double AtMs, bool Playing, double? Speed = null, LoopSpan? Loop = null);

/// <summary>A piece of a line that a presenter draws on the map, or the point of the laser.</summary>
/// <param name="Stroke">Number of the line, chosen by who draws; its pieces are joined in the order in which they come.</param>
/// <param name="Kind"><c>laser</c> (its last piece alone is shown, for a second), <c>fading</c> or <c>staying</c>.</param>
/// <param name="Colour">Number of the colour, 0 to 5.</param>
/// <param name="Points">Longitude and latitude in turn, degrees times ten million; 1 to 64 points.</param>
public sealed record InkPiece(long Stroke, string Kind, int Colour, IReadOnlyList<long> Points);

/// <summary>A piece as it is told to viewers.</summary>
/// <param name="Number">Its number, growing.</param>
/// <param name="Stroke">Number of the line.</param>
/// <param name="Kind"><c>laser</c>, <c>fading</c> or <c>staying</c>.</param>
/// <param name="Colour">Number of the colour.</param>
/// <param name="DrawnMs">Wall time of the server at which it came, Unix milliseconds: from then on it fades.</param>
/// <param name="Points">Longitude and latitude in turn, degrees times ten million.</param>
public sealed record DrawnPiece(long Number, long Stroke, string Kind, int Colour, double DrawnMs, IReadOnlyList<long> Points);

/// <summary>What has changed of the drawing.</summary>
/// <param name="First">Pieces with a smaller number are gone.</param>
/// <param name="Pieces">Pieces that are new to who is told.</param>
public sealed record InkUpdate(long First, IReadOnlyList<DrawnPiece> Pieces);

/// <summary>The right of a second presenter.</summary>
/// <param name="Accepted">False if the session was in another version: nothing was changed.</param>
/// <param name="Clock">The clock as it is now.</param>
/// <param name="Key">The second key, given here only; an earlier second key is no longer one. Null if not accepted.</param>
public sealed record Invitation(bool Accepted, ClockInfo Clock, string? Key);

/// <summary>Who watches a session through the server that was asked.</summary>
/// <param name="Viewers">How many.</param>
/// <param name="Behind">How many of them have not taken the newest frame.</param>
/// <param name="Full">Whether nobody joins any more.</param>
/// <param name="Guarded">Whether nothing later than the furthest moment that was shown is told.</param>
public sealed record AudienceInfo(int Viewers, int Behind, bool Full, bool Guarded);
