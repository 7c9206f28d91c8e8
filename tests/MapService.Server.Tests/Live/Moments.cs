using MapService.Playback.Clocks;

namespace MapService.Server.Tests.Live;

/// <summary>Moments of the story as tests write them.</summary>
internal static class Moments
{
    /// <summary>Six in the morning of the rising's first day.</summary>
    public static readonly double SixInTheMorning = StoryMs("1917-11-07T06:00:00");

    public static double StoryMs(string local) =>
        DateTimeOffset.Parse(local + "Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    public static StoryTime Story(string local) => new((long)StoryMs(local));
}
