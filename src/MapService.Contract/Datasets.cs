namespace MapService.Contract;

/// <summary>Answer of <c>GET /api/dataset</c>: what this history is, and the words it uses.</summary>
/// <param name="Id">Slug of the data set.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Description">A sentence or two.</param>
/// <param name="Language">BCP 47 tag of titles and accounts.</param>
/// <param name="Clock">Which clock the times are of, for example Petrograd local mean time.</param>
/// <param name="Span">The whole replay, Gregorian, half-open.</param>
/// <param name="Opening">Where a replay starts that is not told where, Gregorian.</param>
/// <param name="View">The first view: west, south, east, north in degrees.</param>
/// <param name="LogPosition">The position in the log that this answer was built from.</param>
/// <param name="Sides">Who acts.</param>
/// <param name="Units">Whatever moves or holds ground.</param>
/// <param name="Kinds">The kinds of events.</param>
/// <param name="Chapters">Parts of the story, in order of time.</param>
/// <param name="Sources">The documents.</param>
/// <param name="Counts">How much there is.</param>
public sealed record DatasetInfo(
    string Id,
    string Title,
    string Description,
    string Language,
    string Clock,
    Period Span,
    string Opening,
    IReadOnlyList<double> View,
    long LogPosition,
    IReadOnlyList<SideInfo> Sides,
    IReadOnlyList<UnitInfo> Units,
    IReadOnlyList<KindInfo> Kinds,
    IReadOnlyList<ChapterInfo> Chapters,
    IReadOnlyList<SourceInfo> Sources,
    DatasetCounts Counts);

/// <summary>How many of each the data set holds.</summary>
/// <param name="Events">Events.</param>
/// <param name="Movements">Movements.</param>
/// <param name="Places">Places of the gazetteer.</param>
/// <param name="Units">Units.</param>
/// <param name="Sources">Sources.</param>
public sealed record DatasetCounts(int Events, int Movements, int Places, int Units, int Sources);

/// <summary>A side.</summary>
/// <param name="Id">Slug, for example <c>revolution</c>.</param>
/// <param name="Name">Name for the legend.</param>
/// <param name="Description">Who is meant.</param>
/// <param name="Colour">#RRGGBB.</param>
/// <param name="Pattern">Second sign beside colour: solid, diagonal, cross, dots, horizontal, vertical, grid or checker.</param>
public sealed record SideInfo(string Id, string Name, string Description, string Colour, string Pattern);

/// <summary>A kind of event.</summary>
/// <param name="Id">Slug.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Sign">What its events are drawn with instead of a plain star: shots or radio.</param>
public sealed record KindInfo(string Id, string Name, string? Sign);

/// <summary>A part of the story.</summary>
/// <param name="Id">Slug.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Span">When it plays, Gregorian, half-open.</param>
public sealed record ChapterInfo(string Id, string Title, Period Span);

/// <summary>A document.</summary>
/// <param name="Id">Slug.</param>
/// <param name="Title">Title as printed.</param>
/// <param name="Author">Author, as far as known.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Calendar">Calendar it dates by: <c>julian</c> (Old Style) or <c>gregorian</c> (New Style).</param>
/// <param name="Document">File name of the document as handed over.</param>
/// <param name="Lines">Number of its lines.</param>
/// <param name="Note">What a reader should know about it.</param>
public sealed record SourceInfo(
    string Id, string Title, string Author, string Language, string Calendar, string Document, int Lines, string? Note);

/// <summary>A unit.</summary>
/// <param name="Id">Slug.</param>
/// <param name="Name">Name for the map.</param>
/// <param name="Side">Id of its side.</param>
/// <param name="Kind">infantry, cavalry, artillery, armoured-car, ship, train, motor-car, sailors, red-guards, person or body.</param>
/// <param name="Presence">Where and when it is on the map.</param>
/// <param name="Strength">Estimates, each with its citations.</param>
/// <param name="Conflicts">Where the citations, or those of the strength, contradict each other.</param>
/// <param name="Citations">Where the unit is named.</param>
public sealed record UnitInfo(
    string Id,
    string Name,
    string Side,
    string Kind,
    PresenceInfo Presence,
    IReadOnlyList<StrengthInfo> Strength,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<Citation> Citations);

/// <summary>
/// When a unit is on the map: it stands at a place until its first movement departs, and after each movement where that one ended.
/// </summary>
/// <param name="Place">Id of the place where it stands first.</param>
/// <param name="From">Start, Gregorian, included.</param>
/// <param name="To">End, not included; absent for a unit that stays to the end.</param>
public sealed record PresenceInfo(string Place, string From, string? To);

/// <summary>An estimate of strength.</summary>
/// <param name="Value">How many.</param>
/// <param name="Of">Of what: sailors, rifles, guns, ...</param>
/// <param name="Citations">Who says so.</param>
public sealed record StrengthInfo(int Value, string Of, IReadOnlyList<Citation> Citations);
