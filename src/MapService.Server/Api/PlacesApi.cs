using System.ComponentModel;
using MapService.Contract;
using MapService.History.Places;
using MapService.Server.Editions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MapService.Server.Api;

public static class PlacesApi
{
    private const int LongestName = 200;
    private const int MostCandidates = 50;
    private const int UsualCandidates = 10;

    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        routes.MapResource("/api/places", (Edition edition) => GeoJson.Answer(List(edition)))
            .WithSummary("The gazetteer, as GeoJSON.")
            .WithTags("Places")
            .Produces<PlaceCollection>(StatusCodes.Status200OK, GeoJson.ContentType);

        routes.MapResource("/api/geocode", Geocode)
            .WithSummary("The places that a written name may mean, best first.")
            .WithTags("Places")
            .RequireParameter("q");
    }

    private static PlaceCollection List(Edition edition) =>
        new([.. edition.Dataset.Places.Select(place => Feature(place, edition.Dataset.Header.Language))]);

    private static Results<Ok<GeocodeAnswer>, ProblemHttpResult> Geocode(
        Edition edition,
        [Description("The name, in any language and spelling.")] string? q,
        [Description("At most so many candidates, 1 to 50; 10 if left out.")] string? limit,
        [Description("lon,lat in degrees: of places that fit as well, the nearer comes first.")] string? near,
        [Description("ISO 3166 code of a country of today, such as RU: of places that fit as well, those in it come first.")] string? country)
    {
        var query = new Query();
        var name = query.RequiredText(nameof(q), q, LongestName);
        var most = (int)query.Integer(nameof(limit), limit, 1, MostCandidates, UsualCandidates);
        var from = query.Position(nameof(near), near);
        var where = query.Country(nameof(country), country);
        if (query.IsBad)
            return query.Problem();

        var language = edition.Dataset.Header.Language;
        return TypedResults.Ok(new GeocodeAnswer(name, [.. edition.Gazetteer.Find(name, most, from, where).Select(match => Candidate(match, language))]));
    }

    private static GeocodeCandidate Candidate(GeocodeMatch match, string language) => new(
        match.Place.Id.Value,
        match.Place.NameIn(language),
        match.Matched.Text,
        match.Score,
        ReasonText(match.Reason),
        match.Place.Location.X,
        match.Place.Location.Y,
        match.Place.AccuracyMetres,
        match.Place.Country);

    private static string ReasonText(MatchReason reason) =>
        reason == MatchReason.TypingError ? "typing-error" : reason.ToString().ToLowerInvariant();

    private static PlaceFeature Feature(Place place, string language) => new(
        place.Id.Value,
        Answers.Geometry(place.Location),
        new PlaceProperties(
            place.NameIn(language),
            place.Kind,
            place.AccuracyMetres,
            [.. place.Names.Select(name => new NameInfo(name.Text, name.Language))],
            place.Evidence,
            place.Country));
}
