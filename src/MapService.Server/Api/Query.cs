using System.Globalization;
using MapService.Archive.Editing;
using MapService.History;
using MapService.History.Dating;

using Microsoft.AspNetCore.Http.HttpResults;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.Server.Api;

/// <summary>
/// Reads query parameters one by one and notes each that is wrong, so that one answer names them all: the parameter, what
/// came and what is allowed.
/// </summary>
public sealed class Query
{
    private readonly Dictionary<string, string[]> _errors = [];

    public bool IsBad => _errors.Count > 0;

    /// <summary>The answer to a bad request: 400 problem+json.</summary>
    public ProblemHttpResult Problem()
    {
        var detail = string.Join(' ', _errors.Select(error => $"{error.Key}: {error.Value[0]}."));
        return TypedResults.Problem(
            detail,
            statusCode: StatusCodes.Status400BadRequest,
            title: "A query parameter is not valid.",
            extensions: new Dictionary<string, object?> { ["errors"] = _errors });
    }

    /// <summary>The name of a parameter, which must be one of the resource's own.</summary>
    public void Known(string name, IReadOnlyCollection<string> known)
    {
        if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            Refuse<object?>(name, name, known.Count == 0 ? "no parameters" : $"the parameters {string.Join(", ", known)}");
    }

    /// <summary>A Gregorian time; for a day or month its start. Null if absent or wrong.</summary>
    public LocalDateTime? Time(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (WrittenTime.TryParse(text, History.Dating.Calendar.Gregorian, out var when, out var allowed))
            return when.From;
        return Refuse<LocalDateTime?>(name, text, $"{allowed}, Gregorian, without offset");
    }

    /// <summary>A half-open span of Gregorian times, either end of which may be left open.</summary>
    public (LocalDateTime From, LocalDateTime To) Span(string fromName, string? from, string toName, string? to)
    {
        var (first, last) = (Time(fromName, from) ?? LocalDateTime.MinIsoValue, Time(toName, to) ?? LocalDateTime.MaxIsoValue);
        return first < last ? (first, last) : Refuse(toName, to, $"a time after {fromName}, {Text(first)}", (first, last));
    }

    /// <summary>A Gregorian time in a span, which must be there.</summary>
    public LocalDateTime TimeWithin(string name, string? text, LocalDateTime first, LocalDateTime last)
    {
        var allowed = $"a time from {Text(first)} to {Text(last)}, such as {Text(first)}";
        if (string.IsNullOrEmpty(text))
            return Refuse<LocalDateTime>(name, text, allowed);
        return Time(name, text) is { } time && (time < first || time > last)
            ? Refuse<LocalDateTime>(name, text, allowed)
            : Time(name, text) ?? default;
    }

    /// <summary>west,south,east,north in degrees. Null if absent or wrong.</summary>
    public GeographicBounds? Bounds(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var numbers = text.Split(',').Select(part => Degrees(part)).ToList();
        return numbers is [{ } west and >= -180, { } south and >= -90, { } east and <= 180, { } north and <= 90] && west <= east && south <= north
            ? new GeographicBounds(west, south, east, north)
            : Refuse<GeographicBounds?>(name, text, "west,south,east,north in degrees, such as 30.2,59.9,30.4,60.0");
    }

    /// <summary>lon,lat in degrees. Null if absent or wrong.</summary>
    public Point? Position(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var numbers = text.Split(',').Select(part => Degrees(part)).ToList();
        return numbers is [{ } lon and >= -180 and <= 180, { } lat and >= -90 and <= 90]
            ? new Point(lon, lat)
            : Refuse<Point?>(name, text, "lon,lat in degrees, such as 30.31,59.94");
    }

    /// <summary>Two letters, ISO 3166-1. Null if absent or wrong.</summary>
    public string? Country(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return text.Length == 2 && text.All(char.IsAsciiLetter) ? text : Refuse<string?>(name, text, "an ISO 3166 code of two letters, such as RU");
    }

    /// <summary>One or several known ids, separated by commas. Null if absent or wrong.</summary>
    public IReadOnlySet<string>? Ids(string name, string? text, IEnumerable<string> known)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var ids = text.Split(',', StringSplitOptions.TrimEntries).ToHashSet();
        return ids.IsSubsetOf(known)
            ? ids
            : Refuse<IReadOnlySet<string>?>(name, text, $"one or several, separated by commas, of {string.Join(", ", known)}");
    }

    /// <summary>A whole number in a range; <paramref name="ifAbsent"/> if absent or wrong.</summary>
    public long Integer(string name, string? text, long minimum, long maximum, long ifAbsent)
    {
        if (string.IsNullOrEmpty(text))
            return ifAbsent;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : Refuse(name, text, $"a whole number from {minimum} to {maximum}", ifAbsent);
    }

    /// <summary>A text that must be there, of a bounded length.</summary>
    public string RequiredText(string name, string? text, int maximumLength) =>
        string.IsNullOrWhiteSpace(text) || text.Length > maximumLength
            ? Refuse(name, text, $"a text of 1 to {maximumLength} characters", "")
            : text;

    /// <summary>A text of a bounded length. Null if absent or wrong.</summary>
    public string? OptionalText(string name, string? text, int maximumLength) =>
        string.IsNullOrWhiteSpace(text) ? null : RequiredText(name, text, maximumLength);

    /// <summary>A name with which edits may be signed, which must be there.</summary>
    public string Author(string name, string? text) =>
        HandEdit.IsAuthor(text ?? "", out var allowed) ? text! : Refuse(name, text, allowed, "");

    /// <summary>true or false; false if absent or wrong.</summary>
    public bool Flag(string name, string? text) => text switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => Refuse<bool>(name, text, "true or false"),
    };

    /// <summary>Notes that a parameter is wrong for a reason that only the caller can know.</summary>
    public void Refuse(string name, string? found, string allowed) => Refuse<object?>(name, found, allowed);

    private T Refuse<T>(string name, string? found, string allowed, T standIn = default!)
    {
        var shown = found is { Length: > 80 } ? found[..80] + "..." : found;
        _errors[name] = [$"found {(shown is null ? "nothing" : $"'{shown}'")}; allowed: {allowed}"];
        return standIn;
    }

    private static double? Degrees(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string Text(LocalDateTime time) => NodaTime.Text.LocalDateTimePattern.ExtendedIso.Format(time);
}
