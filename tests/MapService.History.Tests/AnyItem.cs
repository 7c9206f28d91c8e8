using System.Collections.Immutable;
using MapService.History.Dating;
using MapService.History.Events;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.History.Tests;

/// <summary>Items of every kind with anything in their fields, each by itself well-formed.</summary>
internal static class AnyItem
{
    private static readonly string[] Texts = ["", "a", "Зимній дворецъ", "\"quoted\" \\ <b>&amp;</b>", "two\nlines", "\u2028 \0 \u001f", "🚂", "état"];

    private static readonly Gen<string> Text = Gen.Elements(Texts);
    private static readonly Gen<string> Slug = Gen.Elements("bank", "winter-palace", "a1");
    private static readonly Gen<int> Number = Gen.Choose(0, 100_000);
    private static readonly Gen<Calendar> Calendar = Gen.Elements(Enum.GetValues<Calendar>());
    private static readonly Gen<Certainty> Certainty = Gen.Elements(Enum.GetValues<Certainty>());

    private static readonly Gen<LocalDateTime> Time =
        from seconds in Gen.Choose(0, int.MaxValue)
        from nanoseconds in Gen.Elements(0, 1, 120_000_000)
        select new LocalDateTime(1890, 1, 1, 0, 0).PlusSeconds(seconds).PlusNanoseconds(nanoseconds);

    private static readonly Gen<When> When =
        from start in Time
        from minutes in Gen.Choose(0, 5000)
        from precision in Gen.Elements(Enum.GetValues<Precision>())
        from calendar in Calendar
        from derivation in Optional(Text)
        select History.Dating.When.Between(start, start.PlusMinutes(minutes), precision, calendar) with { Derivation = derivation };

    private static readonly Gen<Point> Position =
        from lon in Gen.Choose(-1_800_000_000, 1_800_000_000)
        from lat in Gen.Choose(-900_000_000, 900_000_000)
        select new Point(lon / 1e7, lat / 7e7);

    private static readonly Gen<Name> Name =
        from text in Text
        from language in Gen.Elements("en", "ru-petr1708")
        select new Name(text, language);

    private static readonly Gen<Citation> Citation =
        from source in Slug
        from first in Number
        from last in Number
        from subjects in Gen.SubListOf(["time", "who", "Text", "état"])
        from claim in Text
        from corrections in List(Text.Select(text => new Correction(text, text, text)))
        select new Citation(
            new SourceId(source),
            new LineRange(first, last),
            subjects.ToImmutableSortedDictionary(subject => subject, _ => claim, StringComparer.Ordinal),
            corrections);

    private static readonly Gen<Conflict> Conflict =
        from about in Text
        from adopted in Text
        from reason in Text
        select new Conflict(about, adopted, reason);

    private static readonly Gen<Strength> Strength =
        from value in Number
        from of in Text
        from citations in List(Citation)
        select new Strength(value, of, citations);

    private static readonly Gen<Waypoint> Waypoint = Gen.OneOf(
        Slug.Select(id => new Waypoint(new PlaceId(id), null)),
        Position.Select(position => new Waypoint(null, position)));

    private static readonly Gen<Item> Header =
        from id in Slug
        from text in Text
        from start in Time
        from end in Time
        from west in Position
        from east in Position
        from hasOpening in Gen.Elements(true, false)
        from hasRegion in Gen.Elements(true, false)
        from sign in Gen.Elements<EventSign?>(null, EventSign.Shots, EventSign.Radio)
        from kinds in List(Slug.Select(kind => new EventKind(kind, text, sign)))
        from chapters in List(Slug.Select(chapter => new Chapter(chapter, text, start, end)))
        select (Item)new DatasetHeader(
            id, text, text, "en", text, start, end, hasOpening ? start : null, new GeographicBounds(west.X, west.Y, east.X, east.Y), kinds, chapters,
            hasRegion ? new GeographicBounds(west.X, west.Y, east.X, east.Y) : null);

    private static readonly Gen<Item> Source =
        from id in Slug
        from text in Text
        from calendar in Calendar
        from lines in Number
        from note in Optional(Text)
        select (Item)new Source(new SourceId(id), text, text, "nl", calendar, text, lines, note);

    private static readonly Gen<Item> Side =
        from id in Slug
        from text in Text
        from pattern in Gen.Elements(Enum.GetValues<SidePattern>())
        select (Item)new Side(new SideId(id), text, text, "#D55E00", pattern);

    private static readonly Gen<Item> Place =
        from id in Slug
        from position in Position
        from accuracy in Number
        from names in List(Name)
        from evidence in Optional(Text)
        from country in Optional(Gen.Elements("RU", "FI"))
        select (Item)new Place(new PlaceId(id), "bridge", position, accuracy / 3.0, names, evidence, country);

    private static readonly Gen<Item> Unit =
        from id in Slug
        from kind in Gen.Elements(Enum.GetValues<UnitKind>())
        from text in Text
        from names in List(Name)
        from start in Time
        from hasEnd in Gen.Elements(true, false)
        from strength in List(Strength)
        from conflicts in List(Conflict)
        from citations in List(Citation)
        select (Item)new Unit(
            new UnitId(id), new SideId(id), kind, text, names,
            new Presence(new PlaceId(id), start, hasEnd ? start.PlusDays(1) : null), strength, conflicts, citations);

    private static readonly Gen<Item> Event =
        from id in Slug
        from text in Text
        from when in When
        from places in List(Slug.Select(place => new PlaceId(place)))
        from units in List(Slug.Select(unit => new UnitId(unit)))
        from hasSide in Gen.Elements(true, false)
        from bridges in List(
            from bridge in Slug
            from state in Gen.Elements(Enum.GetValues<BridgeState>())
            select new BridgeChange(new PlaceId(bridge), state))
        from control in List(Slug.Select(place => new ControlChange(new PlaceId(place), new SideId(id))))
        from causes in List(Slug.Select(cause => new EventId(cause)))
        from certainty in Certainty
        from conflicts in List(Conflict)
        from citations in List(Citation)
        select (Item)new HistoricalEvent(
            new EventId(id), "seizure", text, text, when, places, units, hasSide ? new SideId(id) : null, control, bridges, causes, certainty, conflicts, citations);

    private static readonly Gen<Item> Movement =
        from id in Slug
        from to in Slug
        from via in List(Waypoint)
        from mode in Gen.Elements(Enum.GetValues<TravelMode>())
        from course in Gen.Elements(Enum.GetValues<Course>())
        from way in List(Position)
        from length in Number
        from derivation in Optional(Text)
        from hasColumn in Gen.Elements(true, false)
        from departure in When
        from arrival in When
        from certainty in Certainty
        from conflicts in List(Conflict)
        from citations in List(Citation)
        select (Item)new Movement(
            new MovementId(id), new UnitId(id), new PlaceId(id), new PlaceId(to), via, mode, departure, arrival, certainty, conflicts, citations)
        {
            Course = course,
            Column = hasColumn ? new Column(length, derivation) : null,
            Way = way,
        };

    public static Arbitrary<Item> Arbitrary { get; } = Gen.OneOf(Header, Source, Side, Place, Unit, Event, Movement).ToArbitrary();

    private static Gen<string?> Optional(Gen<string> text) => Gen.OneOf(Gen.Constant<string?>(null), text.Select(one => (string?)one));

    private static Gen<ImmutableArray<T>> List<T>(Gen<T> item) =>
        from length in Gen.Choose(0, 3)
        from items in item.ArrayOf(length)
        select items.ToImmutableArray();
}
