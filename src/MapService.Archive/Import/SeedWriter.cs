using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MapService.History;
using MapService.History.Dating;
using MapService.History.Events;
using MapService.History.Lectures;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;

namespace MapService.Archive.Import;

/// <summary>
/// Writes an item as JSON with the fields that it has in a seed file. <see cref="SeedText.ReadJson"/> reads the same item
/// from it, so it can be changed by hand and given back. Times name their calendar, so that they mean the same whatever is
/// cited first.
/// </summary>
public static class SeedWriter
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] ShortForms = ["uuuu-MM", "uuuu-MM-dd", "uuuu-MM-dd'T'HH", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss"];

    /// <summary>The item as a seed file of its own: JSON, which is YAML. <see cref="SeedText.ReadYaml"/> reads it.</summary>
    public static string WriteFile(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var section = SeedReading.SectionOf(item.Key.Kind);
        return new JsonObject { [section] = item is DatasetHeader ? Write(item) : new JsonArray(Write(item)) }.ToJsonString(Indented);
    }

    /// <summary>The item as a JSON object.</summary>
    public static JsonObject Write(Item item) => item switch
    {
        DatasetHeader header => Fields(header),
        Source source => Fields(source),
        Side side => Fields(side),
        Place place => Fields(place),
        Unit unit => Fields(unit),
        HistoricalEvent happening => Fields(happening),
        Movement movement => Fields(movement),
        Lecture lecture => Fields(lecture),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "Invariant: a kind of item."),
    };

    private static JsonObject Fields(DatasetHeader header) => Object(
        ("id", header.Id),
        ("title", header.Title),
        ("description", header.Description),
        ("language", header.Language),
        ("clock", header.Clock),
        ("span", Object(("from", Moment(header.From)), ("to", Moment(header.To)))),
        ("opening", header.Opening is { } opening ? Moment(opening) : null),
        ("view", Bounds(header.View)),
        ("eventKinds", List(header.EventKinds, kind => Object(("id", kind.Id), ("name", kind.Name), ("sign", kind.Sign is { } sign ? Word(sign) : null)))),
        ("chapters", List(header.Chapters, Fields)),
        ("region", header.Region is { } region ? Bounds(region) : null));

    private static JsonObject Fields(Chapter chapter) => Object(
        ("id", chapter.Id), ("title", chapter.Title), ("from", Moment(chapter.From)), ("to", Moment(chapter.To)));

    private static JsonObject Fields(Source source) => Object(
        ("id", source.Id.Value),
        ("title", source.Title),
        ("author", source.Author),
        ("language", source.Language),
        ("calendar", Word(source.Calendar)),
        ("document", source.Document),
        ("lines", source.LineCount),
        ("note", source.Note));

    private static JsonObject Fields(Side side) => Object(
        ("id", side.Id.Value), ("name", side.Name), ("description", side.Description), ("colour", side.Colour), ("pattern", Word(side.Pattern)));

    private static JsonObject Fields(Place place) => Object(
        ("id", place.Id.Value),
        ("kind", place.Kind),
        ("at", Position(place.Location)),
        ("accuracy", place.AccuracyMetres),
        ("names", Names(place.Names)),
        ("evidence", place.Evidence),
        ("country", place.Country));

    private static JsonObject Fields(Unit unit) => Object(
        ("id", unit.Id.Value),
        ("side", unit.Side.Value),
        ("kind", Word(unit.Kind)),
        ("name", unit.Name),
        ("names", Names(unit.Names)),
        ("present", Object(
            ("place", unit.Presence.Place.Value),
            ("from", Moment(unit.Presence.From)),
            ("to", unit.Presence.To is { } end ? Moment(end) : null))),
        ("strength", List(unit.Strength, Fields)),
        ("conflicts", List(unit.Conflicts, Fields)),
        ("citations", List(unit.Citations, Fields)));

    private static JsonObject Fields(HistoricalEvent happening) => Object(
        ("id", happening.Id.Value),
        ("kind", happening.Kind),
        ("title", happening.Title),
        ("account", happening.Account),
        ("when", Fields(happening.When)),
        ("places", List(happening.Places, place => place.Value)),
        ("units", List(happening.Units, unit => unit.Value)),
        ("side", happening.Side?.Value),
        ("control", Map(happening.Control, change => (change.Place.Value, change.Side.Value))),
        ("bridges", Map(happening.Bridges, change => (change.Bridge.Value, Word(change.State)))),
        ("causes", List(happening.Causes, cause => cause.Value)),
        ("certainty", Word(happening.Certainty)),
        ("conflicts", List(happening.Conflicts, Fields)),
        ("citations", List(happening.Citations, Fields)));

    private static JsonObject Fields(Movement movement) => Object(
        ("id", movement.Id.Value),
        ("unit", movement.Unit.Value),
        ("from", movement.From.Value),
        ("to", movement.To.Value),
        ("via", List(movement.Via, point => point.Place is { } place ? place.Value : Position(point.Position!))),
        ("mode", Word(movement.Mode)),
        ("course", movement.Course == Course.Network ? null : Word(movement.Course)),
        ("column", movement.Column is { } column ? Object(("length", column.LengthMetres), ("derived", column.Derivation)) : null),
        ("depart", Fields(movement.Departure)),
        ("arrive", Fields(movement.Arrival)),
        ("certainty", Word(movement.Certainty)),
        ("conflicts", List(movement.Conflicts, Fields)),
        ("citations", List(movement.Citations, Fields)));

    private static JsonObject Fields(Lecture lecture) => Object(
        ("id", lecture.Id.Value),
        ("title", lecture.Title),
        ("language", lecture.Language),
        ("summary", lecture.Summary),
        ("cues", List(lecture.Cues, Fields)));

    private static JsonObject Fields(Cue cue) => Object(
        ("heading", cue.Heading),
        ("text", cue.Text),
        ("notes", cue.Notes),
        ("minutes", cue.Minutes),
        ("at", Moment(cue.At)),
        ("to", cue.Run is { } run ? Moment(run.To) : null),
        ("speed", cue.Run?.Speed),
        ("then", cue.Run is { } running ? Word(running.Then) : null),
        ("camera", cue.Camera is { } camera ? Fields(camera) : null),
        ("highlight", Object(
            ("places", List(cue.Highlight.Places, place => place.Value)),
            ("units", List(cue.Highlight.Units, unit => unit.Value)),
            ("events", List(cue.Highlight.Events, happening => happening.Value)))),
        ("lens", Object(
            ("sides", List(cue.Lens.Sides, side => side.Value)),
            ("kinds", List(cue.Lens.Kinds, kind => kind)),
            ("sources", List(cue.Lens.Sources, source => source.Value)),
            ("certainties", List(cue.Lens.Certainties, certainty => Word(certainty))))),
        ("pictures", List(cue.Pictures, Fields)));

    private static JsonObject Fields(CueCamera camera) => Object(
        ("place", camera.Place?.Value),
        ("zoom", camera.Zoom),
        ("bounds", camera.Bounds is { } bounds ? Bounds(bounds) : null),
        ("follow", camera.Follow is { } follow ? Word(follow) : null),
        ("unit", camera.Unit?.Value));

    private static JsonObject Fields(Picture picture) => Object(
        ("file", picture.File), ("caption", picture.Caption), ("credit", picture.Credit));

    private static JsonObject Fields(Strength strength) => Object(
        ("value", strength.Value), ("of", strength.Of), ("citations", List(strength.Citations, Fields)));

    private static JsonObject Fields(Citation citation) => Object(
        ("source", citation.Source.Value),
        ("lines", citation.Lines.First == citation.Lines.Last ? citation.Lines.First : new JsonArray(citation.Lines.First, citation.Lines.Last)),
        ("claims", Map(citation.Claims, claim => (claim.Key, claim.Value))),
        ("corrections", List(citation.Corrections, Fields)));

    private static JsonObject Fields(Correction correction) => Object(
        ("printed", correction.Printed), ("read", correction.Read), ("evidence", correction.Evidence));

    private static JsonObject Fields(Conflict conflict) => Object(
        ("about", conflict.About), ("adopted", conflict.Adopted), ("reason", conflict.Reason));

    /// <summary>As short as it can be written: a month, a day, an hour or a minute where it is just that.</summary>
    private static JsonObject Fields(When when)
    {
        var text = ShortForms.Select(form => Text(when.From, form, when.WrittenIn)).FirstOrDefault(text => Means(text, when));
        return Object(
            ("at", text ?? (when.IsInstant ? Exact(when.From, when.WrittenIn) : null)),
            ("from", when.IsInstant || text is not null ? null : Exact(when.From, when.WrittenIn)),
            ("to", when.IsInstant || text is not null ? null : Exact(when.To, when.WrittenIn)),
            ("calendar", Word(when.WrittenIn)),
            ("precision", text is null ? Word(when.Precision) : null),
            ("derived", when.Derivation));
    }

    private static bool Means(string text, When when) =>
        WrittenTime.TryParse(text, when.WrittenIn, out var read, out _) && read == when with { Derivation = null };

    private static string Moment(LocalDateTime time) => Exact(time, Calendar.Gregorian);

    private static string Exact(LocalDateTime time, Calendar calendar) => Text(time, time.Second == 0 ? ShortForms[3] : ShortForms[4], calendar);

    private static string Text(LocalDateTime time, string form, Calendar calendar) =>
        LocalDateTimePattern.CreateWithInvariantCulture(form).Format(time.InCalendar(calendar));

    private static JsonObject? Names(IReadOnlyCollection<Name> names) =>
        Map(names.GroupBy(name => name.Language), group => (group.Key, new JsonArray([.. group.Select(name => JsonValue.Create(name.Text))])));

    private static JsonArray Bounds(GeographicBounds bounds) => new(bounds.West, bounds.South, bounds.East, bounds.North);

    private static JsonArray Position(Point point) => new(point.X, point.Y);

    /// <summary>A word of an enumeration as seeds write it.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static JsonArray? List<T>(IReadOnlyCollection<T> items, Func<T, JsonNode> write) =>
        items.Count == 0 ? null : new JsonArray([.. items.Select(write)]);

    private static JsonObject? Map<T>(IEnumerable<T> items, Func<T, (string Name, JsonNode Value)> write)
    {
        var map = new JsonObject();
        foreach (var (name, value) in items.Select(write))
            map[name] = value;
        return map.Count == 0 ? null : map;
    }

    /// <summary>An object of the fields that have a value.</summary>
    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var all = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
                all[name] = value;
        }
        return all;
    }
}
