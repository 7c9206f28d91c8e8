using MapService.Client.Moments;
using MapService.Playback.Clocks;

namespace MapService.Desktop.Texts;

/// <summary>What is said of a typed moment.</summary>
public static class MomentText
{
    /// <summary>How a moment may be written.</summary>
    public const string Hint = "25 Oct OS 21:40";

    /// <summary>A moment in both calendars, on two lines.</summary>
    public static string Of(StoryTime at) =>
        $"{StoryText.Time(at)}   {StoryText.Weekday(at)} {StoryText.NewStyle(at)} New Style\n{StoryText.OldStyle(at)} Old Style";

    /// <summary>What is wrong; empty where it was read.</summary>
    /// <param name="typed">What became of it.</param>
    /// <param name="span">All moments of the story.</param>
    public static string Complaint(TypedMoment typed, StoryWindow span) => typed switch
    {
        TypedMoment.Read => "",
        TypedMoment.Unread { Part: "" } => "A date in either calendar, an hour, or both: 7 Nov 21:40, 25 Oct OS, 21:40",
        TypedMoment.Unread { Part: var part } => $"“{part}” is not understood. Try 7 Nov 21:40, 25 Oct OS, or 21:40",
        TypedMoment.Impossible => "There is no such day or hour.",
        TypedMoment.Outside => $"The story goes from {StoryText.NewStyle(span.From)} to {StoryText.NewStyle(span.To)}.",
        _ => throw new InvalidOperationException($"Invariant: {typed} is no answer."),
    };
}
