using System.Collections.Immutable;
using System.Text.Json;
using MapService.Contract;

namespace MapService.Server.Presenting;

/// <summary>What is drawn on the map of a session: pieces of lines with growing numbers. Immutable.</summary>
/// <param name="Last">The number of the last piece that was ever drawn; 0 before the first.</param>
/// <param name="Pieces">What is still to be seen, in order of number.</param>
public sealed record Ink(long Last, ImmutableArray<DrawnPiece> Pieces)
{
    /// <summary>The kinds of pieces.</summary>
    public static readonly ImmutableArray<string> Kinds = [Laser, "fading", "staying"];

    /// <summary>Nothing was ever drawn.</summary>
    public static readonly Ink Empty = new(0, []);

    private const string Laser = "laser";
    private const string Staying = "staying";

    /// <summary>A little longer than clients let it fade.</summary>
    private const double FadedMs = 10_000;

    /// <summary>Some hundred lines by hand; the oldest go first.</summary>
    private const int MostPoints = 4000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Pieces with a smaller number are gone.</summary>
    public long First => Pieces is [var first, ..] ? first.Number : Last + 1;

    /// <summary>The drawing that <see cref="Write"/> wrote; an empty one for null.</summary>
    /// <exception cref="JsonException">It did not.</exception>
    public static Ink Read(string? json) => json is null ? Empty : JsonSerializer.Deserialize<Ink>(json, Json) ?? throw new JsonException("A drawing is null.");

    /// <summary>The drawing as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Draws on. What cannot be seen any more is left out.</summary>
    public Ink With(IReadOnlyList<InkPiece> pieces, double nowMs)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var drawn = pieces.Select((piece, index) => new DrawnPiece(Last + 1 + index, piece.Stroke, piece.Kind, piece.Colour, nowMs, piece.Points));
        DrawnPiece[] all = [.. Pieces.Where(piece => IsSeen(piece, nowMs)), .. drawn];
        var lastLaser = Array.FindLastIndex(all, piece => piece.Kind == Laser);
        all = [.. all.Where((piece, index) => piece.Kind != Laser || index == lastLaser)];
        var points = all.Sum(piece => piece.Points.Count / 2);
        var tooMany = all.TakeWhile(piece => points > MostPoints && (points -= piece.Points.Count / 2) >= 0).Count();
        return new Ink(Last + pieces.Count, [.. all[tooMany..]]);
    }

    /// <summary>Takes everything away.</summary>
    public Ink Erased() => new(Last, []);

    /// <summary>What has to be told to who knows the pieces up to a number, as JSON in UTF-8.</summary>
    public byte[] UpdateAfter(long known) => JsonSerializer.SerializeToUtf8Bytes(
        new InkUpdate(First, [.. Pieces.Where(piece => piece.Number > known)]), Json);

    private static bool IsSeen(DrawnPiece piece, double nowMs) => piece.Kind == Staying || nowMs - piece.DrawnMs < FadedMs;
}
