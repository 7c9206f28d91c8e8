using MapService.Contract;
using MapService.History;
using MapService.History.Dating;
using MapService.History.Places;
using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;
using Citation = MapService.Contract.Citation;
using Period = MapService.Contract.Period;

namespace MapService.Server.Api;

/// <summary>How the history's values are written in answers.</summary>
public static class Answers
{
    /// <summary>ISO 8601 local time without offset.</summary>
    public static string Text(LocalDateTime time) => LocalDateTimePattern.ExtendedIso.Format(time);

    /// <summary>A word of an enumeration with hyphens: PartOfDay becomes part-of-day.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>A Gregorian span as it was dated in Old Style.</summary>
    public static Period OldStyle(LocalDateTime from, LocalDateTime to) =>
        new(Text(from.InCalendar(Calendar.Julian)), Text(to.InCalendar(Calendar.Julian)));

    public static PlaceReference Reference(Dataset dataset, PlaceId id) =>
        new(id.Value, dataset.PlaceById[id].NameIn(dataset.Header.Language));

    public static IReadOnlyList<Citation> Citations(IEnumerable<History.Sources.Citation> citations) =>
        [.. citations.Select(citation => new Citation(citation.Source.Value, Lines(citation), citation.Claims, Corrections(citation)))];

    /// <summary>Each conflict with every claim that the citations make about it.</summary>
    public static IReadOnlyList<Conflict> Conflicts(
        IEnumerable<History.Sources.Conflict> conflicts, IReadOnlyCollection<History.Sources.Citation> citations) =>
    [
        .. conflicts.Select(conflict => new Conflict(conflict.About, conflict.Adopted, conflict.Reason, Claims(conflict.About, citations))),
    ];

    public static PointGeometry Geometry(Point point) => new(Pair(point.Coordinate));

    public static LineStringGeometry Geometry(LineString line) => new([.. line.Coordinates.Select(Pair)]);

    /// <summary>Several places as one geometry: none, a point, or several points.</summary>
    public static Contract.Geometry? Geometry(IReadOnlyList<Point> points) => points switch
    {
        [] => null,
        [var only] => Geometry(only),
        _ => new MultiPointGeometry([.. points.Select(point => Pair(point.Coordinate))]),
    };

    private static IReadOnlyList<RivalClaim> Claims(string about, IEnumerable<History.Sources.Citation> citations) =>
    [
        .. citations
            .Where(citation => citation.Claims.ContainsKey(about))
            .Select(citation => new RivalClaim(citation.Source.Value, Lines(citation), citation.Claims[about])),
    ];

    private static IReadOnlyList<int> Lines(History.Sources.Citation citation) => [citation.Lines.First, citation.Lines.Last];

    private static IReadOnlyList<Correction> Corrections(History.Sources.Citation citation) =>
        [.. citation.Corrections.Select(correction => new Correction(correction.Printed, correction.Read, correction.Evidence))];

    private static IReadOnlyList<double> Pair(Coordinate position) => [position.X, position.Y];
}
