using System.Text.Json.Serialization;

namespace MapService.Contract;

/// <summary>A GeoJSON geometry (RFC 7946): WGS84, longitude first, degrees.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PointGeometry), "Point")]
[JsonDerivedType(typeof(MultiPointGeometry), "MultiPoint")]
[JsonDerivedType(typeof(LineStringGeometry), "LineString")]
public abstract record Geometry;

/// <summary>One position.</summary>
/// <param name="Coordinates">[longitude, latitude].</param>
public sealed record PointGeometry(IReadOnlyList<double> Coordinates) : Geometry;

/// <summary>Several positions without order.</summary>
/// <param name="Coordinates">[[longitude, latitude], ...].</param>
public sealed record MultiPointGeometry(IReadOnlyList<IReadOnlyList<double>> Coordinates) : Geometry;

/// <summary>A line in the order of travel.</summary>
/// <param name="Coordinates">[[longitude, latitude], ...], two or more.</param>
public sealed record LineStringGeometry(IReadOnlyList<IReadOnlyList<double>> Coordinates) : Geometry;

/// <summary>A span of story time, half-open: <paramref name="From"/> is in it, <paramref name="To"/> is not; an instant has both equal.</summary>
/// <param name="From">Start, ISO 8601 local time without offset, for example <c>1917-11-07T01:30:00</c>.</param>
/// <param name="To">End, in the same form.</param>
public sealed record Period(string From, string To);

/// <summary>A place named in an answer.</summary>
/// <param name="Id">The place's id in the gazetteer.</param>
/// <param name="Name">Its main name in the language of the data set.</param>
public sealed record PlaceReference(string Id, string Name);

/// <summary>Where a statement comes from, and what is said there.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Lines">First and last line in the document as handed over; the first line is 1.</param>
/// <param name="Claims">What the source itself says, by subject: time, place, numbers, text, ...</param>
/// <param name="Corrections">Misprints in these lines, and how they are read.</param>
public sealed record Citation(
    string Source, IReadOnlyList<int> Lines, IReadOnlyDictionary<string, string> Claims, IReadOnlyList<Correction> Corrections);

/// <summary>A misprint or slip of a document.</summary>
/// <param name="Printed">What stands there.</param>
/// <param name="Read">What is taken to be meant.</param>
/// <param name="Evidence">Why.</param>
public sealed record Correction(string Printed, string Read, string Evidence);

/// <summary>Claims that cannot all be true, and which of them is followed.</summary>
/// <param name="About">Subject of the claims.</param>
/// <param name="Adopted">The claim that is followed.</param>
/// <param name="Reason">Why that one.</param>
/// <param name="Claims">Every claim, in the order of the citations.</param>
public sealed record Conflict(string About, string Adopted, string Reason, IReadOnlyList<RivalClaim> Claims);

/// <summary>One of several claims.</summary>
/// <param name="Source">Id of the source that makes it.</param>
/// <param name="Lines">First and last line in the document.</param>
/// <param name="Text">What it says.</param>
public sealed record RivalClaim(string Source, IReadOnlyList<int> Lines, string Text);
