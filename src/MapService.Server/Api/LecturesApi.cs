using MapService.Contract;
using MapService.History.Lectures;
using MapService.Server.Editing;
using MapService.Server.Editions;
using MapService.Server.Presenting;
using MapService.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;

namespace MapService.Server.Api;

/// <summary>Lectures: a list for everybody, and the whole of one, with what is to come and the notes, for presenters.</summary>
public static class LecturesApi
{
    /// <summary>Serves the lectures, and the pictures in a folder.</summary>
    /// <param name="app">The server.</param>
    /// <param name="pictures">The folder; it may be missing.</param>
    public static void MapLectures(this WebApplication app, string pictures)
    {
        app.MapResource("/api/lectures", (Edition edition) => TypedResults.Ok(edition.Dataset.Lectures.Select(Summary)))
            .WithSummary("The lectures of this history, to choose from.")
            .WithTags("Lectures")
            .Produces<IEnumerable<LectureSummary>>();
        app.MapResource("/api/lectures/{id}", Read, isSecret: true)
            .AddOpenApiOperationTransformer(ApiDescription.RequirePresenterKey)
            .WithSummary("A whole lecture with its notes, for who presents: with the key of a session, or the editor key.")
            .WithTags("Lectures")
            .Produces<LectureInfo>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        if (Directory.Exists(pictures))
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(Path.GetFullPath(pictures)),
                RequestPath = "/lectures/pictures",
                OnPrepareResponse = Caching.Revalidate,
            });
        }
    }

    private static async Task<Results<Ok<LectureInfo>, ProblemHttpResult>> Read(
        HttpContext context, Edition edition, EditorGate editors, OpenSessions sessions, string id)
    {
        if (!editors.Knows(context.Request) && !await PresenterKey.IsShownAsync(context.Request, sessions))
            return PresenterKey.Missing(context.Response);
        return edition.Dataset.Lectures.FirstOrDefault(lecture => lecture.Id.Value == id) is { } lecture
            ? TypedResults.Ok(Describe(lecture))
            : TypedResults.Problem($"id: found '{id}'; allowed: the id of a lecture that is there.", statusCode: StatusCodes.Status404NotFound);
    }

    private static LectureSummary Summary(Lecture lecture) =>
        new(lecture.Id.Value, lecture.Title, lecture.Language, lecture.Summary, Math.Round(lecture.Minutes, 1), lecture.Cues.Length);

    private static LectureInfo Describe(Lecture lecture) =>
        new(lecture.Id.Value, lecture.Title, lecture.Language, lecture.Summary, [.. lecture.Cues.Select(Describe)]);

    private static CueInfo Describe(Cue cue) => new(
        cue.Heading,
        cue.Text,
        cue.Notes,
        cue.Minutes,
        Answers.Text(cue.At),
        cue.Run is { } run ? Answers.Text(run.To) : null,
        cue.Run?.Speed,
        Answers.Word(cue.Run?.Then ?? CueEnd.Hold),
        cue.Camera is { } camera ? Describe(camera) : null,
        [
            .. cue.Highlight.Places.Select(place => $"place:{place}"),
            .. cue.Highlight.Units.Select(unit => $"unit:{unit}"),
            .. cue.Highlight.Events.Select(happening => $"event:{happening}"),
        ],
        Describe(cue.Lens),
        [.. cue.Pictures.Select(picture => new PictureInfo(picture.File, picture.Caption, picture.Credit))]);

    private static CueCameraInfo Describe(CueCamera camera) => new(
        camera.Place?.Value,
        camera.Zoom,
        camera.Bounds is { } bounds ? [bounds.West, bounds.South, bounds.East, bounds.North] : null,
        camera.Follow is { } follow ? Answers.Word(follow) : null,
        camera.Unit?.Value);

    /// <summary>Null where everything is shown.</summary>
    private static ShowingLens? Describe(CueLens lens)
    {
        var described = new ShowingLens(
            Listed(lens.Sides, side => side.Value),
            Listed(lens.Kinds, kind => kind),
            Listed(lens.Sources, source => source.Value),
            Listed(lens.Certainties, certainty => Answers.Word(certainty)));
        return described == new ShowingLens() ? null : described;
    }

    private static string[]? Listed<T>(IReadOnlyCollection<T> items, Func<T, string> text) => items.Count == 0 ? null : [.. items.Select(text)];
}
