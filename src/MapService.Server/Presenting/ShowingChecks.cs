using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MapService.Contract;
using Microsoft.AspNetCore.SignalR;

namespace MapService.Server.Presenting;

/// <summary>Looks at what a presenter wants to be shown or drawn before it goes to a hall.</summary>
public static partial class ShowingChecks
{
    private const int MostPieces = 16;
    private const int MostPoints = 64;
    private const int Colours = 6;
    private const double UnitsPerDegree = 1e7;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What is shown as JSON, with nothing but the fields of the contract.</summary>
    /// <exception cref="HubException">A field is not as allowed.</exception>
    public static string Write(Showing? showing)
    {
        if (showing is null)
            throw Refused("showing", "nothing", "what is shown; {} for nothing");
        CheckText("lecture", showing.Lecture, 200);
        CheckText("language", showing.Language, 35);
        if (showing.Cue < 1)
            throw Refused("cue", $"{showing.Cue}", "1 or more");
        CheckText("heading", showing.Heading, 200);
        CheckText("text", showing.Text, 2000);
        CheckAll("highlight", showing.Highlight, 50, Target());
        CheckAll("spotlight", showing.Spotlight is { } spot ? [spot] : null, 1, Target());
        CheckCamera(showing.Camera);
        CheckLens(showing.Lens);
        CheckPictures(showing.Pictures);
        if (showing.Cover is not (null or "black" or "white"))
            throw Refused("cover", $"'{showing.Cover}'", "black, white or nothing");
        return JsonSerializer.Serialize(showing, Json);
    }

    /// <summary>Throws where pieces are not as allowed.</summary>
    /// <exception cref="HubException">They are not.</exception>
    public static void Check(IReadOnlyList<InkPiece>? pieces)
    {
        if (pieces is null or { Count: 0 or > MostPieces })
            throw Refused("pieces", $"{pieces?.Count ?? 0}", $"1 to {MostPieces}");
        foreach (var piece in pieces)
        {
            if (piece is null || !Ink.Kinds.Contains(piece.Kind))
                throw Refused("kind", $"'{piece?.Kind}'", $"one of {string.Join(", ", Ink.Kinds)}");
            if (piece.Colour is < 0 or >= Colours)
                throw Refused("colour", $"{piece.Colour}", $"0 to {Colours - 1}");
            if (piece.Points is null || piece.Points.Count % 2 != 0 || piece.Points.Count is 0 or > 2 * MostPoints || !AreOnEarth(piece.Points))
                throw Refused("points", $"{piece.Points?.Count ?? 0} numbers", $"longitude and latitude in turn, degrees times ten million, of 1 to {MostPoints} points");
        }
    }

    private static bool AreOnEarth(IReadOnlyList<long> points) => points
        .Select((number, index) => (Degrees: number / UnitsPerDegree, Most: index % 2 == 0 ? 180 : 90))
        .All(point => Math.Abs(point.Degrees) <= point.Most);

    private static void CheckCamera(ShowingCamera? camera)
    {
        if (camera is null)
            return;
        CheckAll("camera.follow", camera.Follow is { } follow ? [follow] : null, 1, Lead());
        if (camera.Turn is { } turn && !(Math.Abs(turn) <= 180))
            throw Refused("camera.turn", $"{turn}", "-180 to 180 degrees");
        var isBox = camera.Bounds is [var west, var south, var east, var north]
            && west is >= -180 and <= 180 && east is >= -180 and <= 180 && south is >= -90 and <= 90 && north is >= -90 and <= 90 && west < east && south < north;
        if (isBox == camera.Follow is not null || (!isBox && camera.Bounds is not null))
            throw Refused("camera", "another combination", "either bounds, [west, south, east, north] in degrees, or follow");
    }

    private static void CheckLens(ShowingLens? lens)
    {
        const int Most = 100;
        CheckAll("lens.sides", lens?.Sides, Most, Slug());
        CheckAll("lens.kinds", lens?.Kinds, Most, Slug());
        CheckAll("lens.sources", lens?.Sources, Most, Slug());
        CheckAll("lens.certainties", lens?.Certainties, Most, Slug());
    }

    private static void CheckPictures(IReadOnlyList<PictureInfo>? pictures)
    {
        CheckAll("pictures", pictures?.Select(picture => picture?.File ?? "").ToList(), 8, PictureFile());
        foreach (var picture in pictures ?? [])
        {
            CheckText("pictures.caption", picture.Caption ?? throw Refused("pictures.caption", "nothing", "a text"), 500);
            CheckText("pictures.credit", picture.Credit ?? throw Refused("pictures.credit", "nothing", "a text"), 200);
        }
    }

    private static void CheckText(string name, string? text, int most)
    {
        if (text?.Length > most)
            throw Refused(name, $"{text.Length} characters", $"at most {most}");
    }

    private static void CheckAll(string name, IReadOnlyList<string>? words, int most, Regex pattern)
    {
        if (words?.Count > most)
            throw Refused(name, $"{words.Count}", $"at most {most}");
        foreach (var word in words ?? [])
        {
            if (word is null or { Length: > 120 } || !pattern.IsMatch(word))
                throw Refused(name, $"'{word?[..Math.Min(word.Length, 40)]}'", $"what matches {pattern}");
        }
    }

    private static HubException Refused(string name, string found, string allowed) => new($"{name}: found {found}; allowed: {allowed}.");

    [GeneratedRegex(@"^(place|unit|event):[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Target();

    [GeneratedRegex(@"^(action|unit:[a-z0-9]+(-[a-z0-9]+)*)\z")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.(svg|png|jpg|webp)\z")]
    private static partial Regex PictureFile();
}
