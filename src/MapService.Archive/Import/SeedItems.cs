using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MapService.History;
using MapService.History.Events;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;

namespace MapService.Archive.Import;

/// <summary>Reads each kind of item from its fields; <c>docs/data-formats.md</c> describes them.</summary>
internal sealed partial class SeedItems(SeedReport report, IReadOnlyDictionary<string, Source> sources)
{
    private readonly SeedTimes _times = new(report, sources);
    private readonly SeedLectures _lectures = new(report, new SeedTimes(report, sources));

    public Item Read(ItemKind kind, SeedFields fields) => kind switch
    {
        ItemKind.Dataset => ReadHeader(fields),
        ItemKind.Source => ReadSource(fields),
        ItemKind.Side => ReadSide(fields),
        ItemKind.Place => ReadPlace(fields),
        ItemKind.Unit => ReadUnit(fields),
        ItemKind.Event => ReadEvent(fields),
        ItemKind.Movement => ReadMovement(fields),
        ItemKind.Lecture => _lectures.Read(fields),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Invariant: a kind of item."),
    };

    public static Source ReadSource(SeedFields fields) => new(
        new SourceId(fields.Slug("id")),
        fields.Text("title"),
        fields.OptionalText("author") ?? "unknown",
        fields.Text("language"),
        fields.Word<History.Dating.Calendar>("calendar"),
        fields.Text("document"),
        fields.Integer("lines", 1, 10_000_000),
        fields.OptionalText("note"));

    private DatasetHeader ReadHeader(SeedFields fields)
    {
        var span = _times.ReadSpan(fields.Required("span", "{from: ..., to: ...}"), fields.PathOf("span"));
        return new DatasetHeader(
            fields.Slug("id"),
            fields.Text("title"),
            fields.Text("description"),
            fields.Text("language"),
            fields.Text("clock"),
            span.From,
            span.To,
            fields.Optional("opening") is null ? null : _times.ReadMoment(fields, "opening"),
            SeedPositions.ReadBounds(fields, "view", fields.Required("view", SeedPositions.Bounds)),
            fields.List("eventKinds", ReadEventKind),
            fields.List("chapters", ReadChapter),
            fields.Optional("region") is { } region ? SeedPositions.ReadBounds(fields, "region", region) : null);
    }

    private Side ReadSide(SeedFields fields) => new(
        new SideId(fields.Slug("id")),
        fields.Text("name"),
        fields.Text("description"),
        ReadMatching(fields, "colour", Colour(), "a colour as #RRGGBB"),
        fields.Word<SidePattern>("pattern"));

    private Place ReadPlace(SeedFields fields)
    {
        var names = ReadNames(fields);
        if (names.IsEmpty)
            fields.Report.Add(fields.Mapping.File, fields.Mapping.Line, fields.PathOf("names"), "no name", "at least one name");
        return new Place(
            new PlaceId(fields.Slug("id")),
            fields.Slug("kind"),
            SeedPositions.Read(fields, "at"),
            fields.Number("accuracy", 0, 1_000_000),
            names.IsEmpty ? [new Name("?", "und")] : names,
            fields.OptionalText("evidence"),
            ReadCountry(fields));
    }

    private Unit ReadUnit(SeedFields fields) => new(
        new UnitId(fields.Slug("id")),
        new SideId(fields.Slug("side")),
        fields.Word<UnitKind>("kind"),
        fields.Text("name"),
        ReadNames(fields),
        ReadPresence(fields),
        fields.List("strength", ReadStrength),
        fields.List("conflicts", ReadConflict),
        ReadCitations(fields));

    private HistoricalEvent ReadEvent(SeedFields fields)
    {
        var citations = ReadCitations(fields);
        return new HistoricalEvent(
            new EventId(fields.Slug("id")),
            fields.Slug("kind"),
            fields.Text("title"),
            fields.Text("account"),
            _times.ReadWhen(fields, "when", citations),
            [.. fields.Slugs("places").Select(id => new PlaceId(id))],
            [.. fields.Slugs("units").Select(id => new UnitId(id))],
            fields.OptionalSlug("side") is { } side ? new SideId(side) : null,
            ReadControl(fields),
            ReadBridges(fields),
            [.. fields.Slugs("causes").Select(id => new EventId(id))],
            fields.Word<Certainty>("certainty", Certainty.Certain),
            fields.List("conflicts", ReadConflict),
            citations);
    }

    private Movement ReadMovement(SeedFields fields)
    {
        var citations = ReadCitations(fields);
        return new Movement(
            new MovementId(fields.Slug("id")),
            new UnitId(fields.Slug("unit")),
            new PlaceId(fields.Slug("from")),
            new PlaceId(fields.Slug("to")),
            fields.List("via", (node, field) => ReadWaypoint(fields, node, field)),
            fields.Word<TravelMode>("mode"),
            _times.ReadWhen(fields, "depart", citations),
            _times.ReadWhen(fields, "arrive", citations),
            fields.Word<Certainty>("certainty", Certainty.Certain),
            fields.List("conflicts", ReadConflict),
            citations)
        {
            Course = fields.Word<Course>("course", Course.Network),
            Column = fields.Optional("column") is { } column ? ReadColumn(column, fields.PathOf("column")) : null,
        };
    }

    private Column? ReadColumn(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var column = new Column(fields.Number("length", 1, 100_000), fields.OptionalText("derived"));
        fields.Done();
        return column;
    }

    private Presence ReadPresence(SeedFields fields)
    {
        var presence = SeedFields.Of(fields.Required("present", "{place: ..., from: ...}"), fields.PathOf("present"), report);
        if (presence is null)
            return new Presence(default, default, null);

        var from = _times.ReadMoment(presence, "from");
        var to = presence.Optional("to") is null ? (NodaTime.LocalDateTime?)null : _times.ReadMoment(presence, "to");
        var place = new PlaceId(presence.Slug("place"));
        presence.Done();
        return new Presence(place, from, to);
    }

    private ImmutableArray<Citation> ReadCitations(SeedFields fields) => fields.List("citations", ReadCitation);

    private Citation? ReadCitation(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var claims = fields.Entries("claims")
            .ToImmutableSortedDictionary(
                entry => entry.Name,
                entry => fields.ReadText(entry.Value, $"{path}.claims.{entry.Name}") ?? "",
                StringComparer.Ordinal);
        var citation = new Citation(new SourceId(fields.Slug("source")), ReadLines(fields), claims, fields.List("corrections", ReadCorrection));
        fields.Done();
        return citation;
    }

    private Correction? ReadCorrection(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var correction = new Correction(fields.Text("printed"), fields.Text("read"), fields.Text("evidence"));
        fields.Done();
        return correction;
    }

    private Conflict? ReadConflict(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var conflict = new Conflict(fields.Text("about"), fields.Text("adopted"), fields.Text("reason"));
        fields.Done();
        return conflict;
    }

    private static LineRange ReadLines(SeedFields fields)
    {
        const string Allowed = "a line, or the first and last line as [first, last]";
        switch (fields.Required("lines", Allowed))
        {
            case SeedScalar:
                var line = fields.Integer("lines", 1, 10_000_000);
                return new LineRange(line, line);
            case SeedList { Items: [var first, var last] }:
                var path = fields.PathOf("lines");
                return new LineRange(fields.ReadInteger(first, path, 1, 10_000_000), fields.ReadInteger(last, path, 1, 10_000_000));
            case { } other:
                fields.Report.Add(other, fields.PathOf("lines"), Allowed);
                break;
        }
        return new LineRange(1, 1);
    }

    private Strength? ReadStrength(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var strength = new Strength(fields.Integer("value", 0, 100_000_000), fields.Text("of"), ReadCitations(fields));
        fields.Done();
        return strength;
    }

    private EventKind? ReadEventKind(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var kind = new EventKind(
            fields.Slug("id"),
            fields.Text("name"),
            fields.Optional("sign") is null ? null : fields.Word<EventSign>("sign"));
        fields.Done();
        return kind;
    }

    private Chapter? ReadChapter(SeedNode node, string path)
    {
        if (SeedFields.Of(node, path, report) is not { } fields)
            return null;
        var chapter = new Chapter(fields.Slug("id"), fields.Text("title"), _times.ReadMoment(fields, "from"), _times.ReadMoment(fields, "to"));
        fields.Done();
        return chapter;
    }

    private static ImmutableArray<ControlChange> ReadControl(SeedFields fields) =>
    [
        .. fields.Entries("control").Select(entry => new ControlChange(
            new PlaceId(entry.Name),
            new SideId(fields.ReadSlug(entry.Value, $"{fields.PathOf("control")}.{entry.Name}")))),
    ];

    private static ImmutableArray<BridgeChange> ReadBridges(SeedFields fields) =>
    [
        .. fields.Entries("bridges").Select(entry => new BridgeChange(
            new PlaceId(entry.Name),
            fields.ReadWord<BridgeState>(entry.Value, $"{fields.PathOf("bridges")}.{entry.Name}"))),
    ];

    private static ImmutableArray<Name> ReadNames(SeedFields fields) =>
        [.. fields.Entries("names").SelectMany(entry => ReadNamesIn(fields, entry))];

    private static IEnumerable<Name> ReadNamesIn(SeedFields fields, SeedEntry language)
    {
        var path = $"{fields.PathOf("names")}.{language.Name}";
        if (!LanguageTag().IsMatch(language.Name))
            fields.Report.Add(language.Value.File, language.Line, path, $"'{language.Name}'", "a language tag such as en, ru or ru-petr1708");
        var texts = language.Value is SeedList list ? list.Items : [language.Value];
        return texts.Select(text => new Name(fields.ReadText(text, path) ?? "?", language.Name));
    }

    private static Waypoint ReadWaypoint(SeedFields fields, SeedNode node, string path) => node is SeedList
        ? new Waypoint(null, SeedPositions.Read(fields, node, path))
        : new Waypoint(new PlaceId(fields.ReadSlug(node, path)), null);

    private static string? ReadCountry(SeedFields fields) =>
        fields.Optional("country") is null ? null : ReadMatching(fields, "country", Country(), "an ISO 3166 code of two capital letters, such as RU");

    private static string ReadMatching(SeedFields fields, string name, Regex pattern, string allowed)
    {
        var text = fields.Text(name);
        if (text.Length > 0 && !pattern.IsMatch(text))
            fields.Report.Add(fields.Mapping.Find(name)!, fields.PathOf(name), allowed);
        return text;
    }

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex Colour();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Country();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}
