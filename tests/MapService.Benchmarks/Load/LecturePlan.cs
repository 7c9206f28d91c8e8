using System.Diagnostics;
using System.Text.Json;
using MapService.Contract;

namespace MapService.Benchmarks.Load;

/// <summary>What is shown and drawn in a lecture, and when: known to its presenter and to those who check what comes.</summary>
/// <param name="storyMs">Story time before the first cue.</param>
internal sealed class LecturePlan(double storyMs)
{
    /// <summary>Half an hour of story time from cue to cue, so that each is another picture and no step from the last.</summary>
    private const double StoryMsPerCue = 1_800_000;

    private const double Speed = 60;
    private static readonly TimeSpan CueInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PieceInterval = TimeSpan.FromMilliseconds(50);

    private long _began;

    /// <summary>Begins now; cues and pieces are numbered from 1.</summary>
    public void Begin() => _began = Stopwatch.GetTimestamp();

    /// <summary>How long it is until a cue is due; negative afterwards.</summary>
    public TimeSpan UntilCue(int number) => ((number - 1) * CueInterval) - Stopwatch.GetElapsedTime(_began);

    /// <summary>How long it is until a piece is due; negative afterwards.</summary>
    public TimeSpan UntilPiece(int number) => ((number - 1) * PieceInterval) - Stopwatch.GetElapsedTime(_began);

    public static int CuesIn(TimeSpan length) => (int)(length / CueInterval);

    public static int PiecesIn(TimeSpan length) => (int)(length / PieceInterval);

    public static Showing Cue(int number) => new(
        "A lecture", "en", number, $"Cue {number}", new string((char)('a' + (number % 26)), 200), new ShowingCamera([30.22, 59.90, 30.45, 59.97]), ["place:smolny"]);

    public CueClock ClockOf(int number) => new(storyMs + (number * StoryMsPerCue), true, Speed);

    /// <summary>A stroke of four points, all of them made from its number.</summary>
    public static InkPiece Piece(int number) => new(
        number, "fading", number % 6, [.. Enumerable.Range(0, 4).SelectMany(point => (long[])[303_000_000 + (number * 100) + point, 599_000_000 + number + point])]);

    /// <summary>Whether what a frame shows and tells as drawn is as planned.</summary>
    public bool IsTold(ReplayFrame frame) => IsTold(frame.Showing, frame.Clock) && (frame.Ink?.Pieces ?? []).All(IsTold);

    private bool IsTold(Showing? showing, ClockInfo clock) => showing is not { Cue: { } number }
        || (JsonSerializer.Serialize(showing) == JsonSerializer.Serialize(Cue(number)) && clock.StoryMs >= ClockOf(number).AtMs && clock.StoryMs < ClockOf(number + 1).AtMs);

    private static bool IsTold(DrawnPiece told)
    {
        var piece = Piece((int)told.Number);
        return (told.Stroke, told.Kind, told.Colour) == (piece.Stroke, piece.Kind, piece.Colour) && told.Points.SequenceEqual(piece.Points);
    }
}
