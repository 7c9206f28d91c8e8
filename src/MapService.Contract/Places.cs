using System.Text.Json.Serialization;

namespace MapService.Contract;

/// <summary>Answer of <c>GET /api/places</c>: a GeoJSON FeatureCollection in order of id.</summary>
/// <param name="Features">The places.</param>
public sealed record PlaceCollection(IReadOnlyList<PlaceFeature> Features)
{
    /// <summary>Always <c>FeatureCollection</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "FeatureCollection";
}

/// <summary>One place of the gazetteer as a GeoJSON Feature.</summary>
/// <param name="Id">Slug of the place.</param>
/// <param name="Geometry">Where it stood.</param>
/// <param name="Properties">Everything else.</param>
public sealed record PlaceFeature(string Id, Geometry Geometry, PlaceProperties Properties)
{
    /// <summary>Always <c>Feature</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "Feature";
}

/// <summary>What the gazetteer knows of a place.</summary>
/// <param name="Name">Main name in the language of the data set.</param>
/// <param name="Kind">palace, bridge, station, ...</param>
/// <param name="AccuracyMetres">Radius within which the place surely lies, in metres.</param>
/// <param name="Names">Every known name; the first of a language is its main one.</param>
/// <param name="Evidence">What the position rests on.</param>
/// <param name="Country">The country in which it lies today, ISO 3166-1 alpha-2, where the gazetteer says so.</param>
public sealed record PlaceProperties(
    string Name, string Kind, double AccuracyMetres, IReadOnlyList<NameInfo> Names, string? Evidence, string? Country);

/// <summary>A name of a place or unit.</summary>
/// <param name="Text">The name as written.</param>
/// <param name="Language">BCP 47 tag, with script and orthography where they matter: <c>ru</c>, <c>ru-petr1708</c>, <c>ru-Latn</c>, <c>nl</c>.</param>
public sealed record NameInfo(string Text, string Language);

/// <summary>Answer of <c>GET /api/geocode</c>.</summary>
/// <param name="Query">The name that was looked for.</param>
/// <param name="Candidates">Places that bear it, best first; empty where the gazetteer knows none.</param>
public sealed record GeocodeAnswer(string Query, IReadOnlyList<GeocodeCandidate> Candidates);

/// <summary>A place that a written name may mean.</summary>
/// <param name="Place">Id of the place.</param>
/// <param name="Name">Its main name.</param>
/// <param name="Matched">The name that matched.</param>
/// <param name="Score">Above 0, at most 1; 1 is the same text.</param>
/// <param name="Reason">
/// Why it was found: <c>exact</c>, <c>normalised</c> (case, diacritics, punctuation, old orthography), <c>spelling</c>
/// (transliteration, alphabet, compound, order), <c>inflected</c>, <c>phrase</c> (the name among other words),
/// <c>elliptic</c> (an adjective without its noun) or <c>typing-error</c>.
/// </param>
/// <param name="Lon">Longitude, degrees.</param>
/// <param name="Lat">Latitude, degrees.</param>
/// <param name="AccuracyMetres">Radius within which the place surely lies, in metres.</param>
/// <param name="Country">The country in which it lies today, ISO 3166-1 alpha-2, where the gazetteer says so.</param>
public sealed record GeocodeCandidate(
    string Place, string Name, string Matched, double Score, string Reason, double Lon, double Lat, double AccuracyMetres, string? Country);
