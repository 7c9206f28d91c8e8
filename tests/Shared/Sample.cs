using System.Collections.Immutable;
using MapService.History;
using MapService.History.Dating;
using MapService.History.Events;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.Tests.Shared;

/// <summary>
/// Items with everything filled in that a test does not care about. Times are on 7 November 1917 unless a date is
/// given: <c>01:30</c> or <c>1917-11-08T01:30</c>.
/// </summary>
public static class Sample
{
    public static DatasetHeader Header { get; } = new(
        "sample", "A sample", "One day.", "en", "Petrograd local mean time",
        Time("00:00"), Time("1917-11-08T00:00"), null, new GeographicBounds(29, 59, 31, 61), [new EventKind("seizure", "Seizure")], []);

    public static Source Source { get; } =
        new(new SourceId("chronicle"), "A chronicle", "Unsigned", "nl", Calendar.Gregorian, "chronicle.txt", 100, null);

    public static Citation Citation { get; } =
        new(Source.Id, new LineRange(1, 2), ImmutableSortedDictionary<string, string>.Empty.Add("text", "it was so"), []);

    public static LocalDateTime Time(string text) =>
        WrittenTime.TryParse(text.Contains('T') ? text : $"1917-11-07T{text}", Calendar.Gregorian, out var when, out var allowed)
            ? when.From
            : throw new FormatException($"{text} is not {allowed}");

    public static When At(string time) => When.AtInstant(Time(time), Precision.Minute, Calendar.Gregorian);

    public static When Between(string from, string to) => When.Between(Time(from), Time(to), Precision.Minute, Calendar.Gregorian);

    public static Side Side(string id) => new(new SideId(id), id, "A side.", "#D55E00", SidePattern.Solid);

    public static Place Place(string id, double lon = 30, double lat = 60) =>
        new(new PlaceId(id), "building", new Point(lon, lat), 10, [new Name(id, "en")], null);

    public static Unit Unit(string id, string at, string from = "00:00", string? to = null) => new(
        new UnitId(id), new SideId("red"), UnitKind.Infantry, id, [],
        new Presence(new PlaceId(at), Time(from), to is null ? null : Time(to)), [], [], [Citation]);

    public static HistoricalEvent Event(string id, When when) => new(
        new EventId(id), "seizure", id, "It happened.", when, [], [], null, [], [], [], Certainty.Certain, [], [Citation]);

    public static Movement Movement(string unit, string from, string to, string depart, string arrive) => new(
        new MovementId($"{unit}-to-{to}-{depart.Replace(':', '-').ToLowerInvariant()}"),
        new UnitId(unit), new PlaceId(from), new PlaceId(to), [], TravelMode.Foot, At(depart), At(arrive), Certainty.Certain, [], [Citation]);
}
