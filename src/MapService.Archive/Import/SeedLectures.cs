using System.Text.RegularExpressions;
using MapService.History.Events;
using MapService.History.Lectures;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;

namespace MapService.Archive.Import;

/// <summary>Reads lectures; <c>docs/data-formats.md</c> describes their fields.</summary>
internal sealed partial class SeedLectures(SeedReport report, SeedTimes times)
{
    /// <summary>What fits on a screen that is read from the last row.</summary>
    private const int LongestHeading = 80;
    private const int LongestText = 400;
    private const int LongestNotes = 4000;

    private const int MostCues = 200;

    public Lecture Read(SeedFields fields)
    {
        var lecture = new Lecture(
            new LectureId(fields.Slug("id")),
            fields.Text("title"),
            fields.Text("language"),
            fields.Text("summary"),
            fields.List("cues", ReadCue));
        if (lecture.Cues.Length > MostCues)
            report.Add(fields.Optional("cues")!, fields.PathOf("cues"), $"at most {MostCues} cues");
        return lecture;
    }

    private Cue? ReadCue(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var cue = new Cue(
            ReadShort(fields, "heading", LongestHeading) ?? "",
            ReadShort(fields, "text", LongestText) ?? "",
            fields.Optional("notes") is null ? null : ReadShort(fields, "notes", LongestNotes),
            fields.Number("minutes", 0.1, 600),
            times.ReadMoment(fields, "at"),
            ReadRun(fields),
            fields.Optional("camera") is { } camera ? ReadCamera(camera, fields.PathOf("camera")) : null,
            ReadHighlight(fields),
            ReadLens(fields),
            fields.List("pictures", ReadPicture));
        fields.Done();
        return cue;
    }

    private string? ReadShort(SeedFields fields, string name, int most)
    {
        var text = fields.Text(name);
        if (text.Length > most)
            report.Add(fields.Mapping.File, fields.Mapping.Find(name)!.Line, fields.PathOf(name), $"{text.Length} characters", $"at most {most}");
        return text;
    }

    /// <summary>What runs has an end and a speed; what happens at the end says nothing of what stands still.</summary>
    private CueRun? ReadRun(SeedFields fields)
    {
        var then = fields.Word<CueEnd>("then", CueEnd.Hold);
        if (fields.Optional("to") is not null)
            return new CueRun(times.ReadMoment(fields, "to"), fields.Number("speed", 1, 86_400), then);
        if (fields.Optional("speed") is { } speed)
            report.Add(speed, fields.PathOf("speed"), "nothing where the cue has no 'to' up to which the clock runs");
        if (then != CueEnd.Hold)
            report.Add(fields.Optional("then")!, fields.PathOf("then"), "hold, or a 'to' up to which the clock runs");
        return null;
    }

    private CueCamera? ReadCamera(SeedNode node, string path)
    {
        const string Allowed = "one of {place: ..., zoom: ...}, {bounds: [west, south, east, north]}, {follow: action} and {follow: unit, unit: ...}";
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var camera = new CueCamera(
            fields.OptionalSlug("place") is { } place ? new PlaceId(place) : null,
            fields.Optional("zoom") is null ? null : fields.Number("zoom", 2, 19),
            fields.Optional("bounds") is { } bounds ? SeedPositions.ReadBounds(fields, "bounds", bounds) : null,
            fields.Optional("follow") is null ? null : fields.Word<CameraLead>("follow"),
            fields.OptionalSlug("unit") is { } unit ? new UnitId(unit) : null);
        fields.Done();
        if (!IsOne(camera))
            report.Add(fields.Mapping.File, fields.Mapping.Line, path, "another combination of fields", Allowed);
        return camera;
    }

    private static bool IsOne(CueCamera camera) => camera switch
    {
        { Place: not null, Zoom: not null, Bounds: null, Follow: null, Unit: null } => true,
        { Place: null, Zoom: null, Bounds: not null, Follow: null, Unit: null } => true,
        { Place: null, Zoom: null, Bounds: null, Follow: CameraLead.Action, Unit: null } => true,
        { Place: null, Zoom: null, Bounds: null, Follow: CameraLead.Unit, Unit: not null } => true,
        _ => false,
    };

    private Highlight ReadHighlight(SeedFields around)
    {
        if (SeedFields.Of(around.Optional("highlight"), around.PathOf("highlight"), report) is not { } fields)
            return new Highlight([], [], []);
        var highlight = new Highlight(
            [.. fields.Slugs("places").Select(id => new PlaceId(id))],
            [.. fields.Slugs("units").Select(id => new UnitId(id))],
            [.. fields.Slugs("events").Select(id => new EventId(id))]);
        fields.Done();
        return highlight;
    }

    private CueLens ReadLens(SeedFields around)
    {
        if (SeedFields.Of(around.Optional("lens"), around.PathOf("lens"), report) is not { } fields)
            return new CueLens([], [], [], []);
        var lens = new CueLens(
            [.. fields.Slugs("sides").Select(id => new SideId(id))],
            fields.Slugs("kinds"),
            [.. fields.Slugs("sources").Select(id => new SourceId(id))],
            fields.Words<Certainty>("certainties"));
        fields.Done();
        return lens;
    }

    private Picture? ReadPicture(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var picture = new Picture(fields.Text("file"), fields.Text("caption"), fields.Text("credit"));
        if (!PictureFile().IsMatch(picture.File))
            report.Add(fields.Mapping.File, fields.Mapping.Line, fields.PathOf("file"), $"'{picture.File}'", "a name such as two-calendars.svg: lower-case words joined by hyphens, then .svg, .png, .jpg or .webp");
        fields.Done();
        return picture;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.(svg|png|jpg|webp)$")]
    private static partial Regex PictureFile();
}
