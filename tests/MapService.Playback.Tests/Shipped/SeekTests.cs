using MapService.Archive.Import;
using MapService.History;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Playback.Tests.Shipped;

/// <summary>The shipped history at ten thousand moments.</summary>
public sealed class SeekTests
{
    private static readonly Timeline Petrograd = Timeline.Build(Dataset.From(SeedFolder.Read(Repository.Seeds)));

    [Fact]
    public void A_seek_shows_what_playing_forwards_to_the_moment_shows() => PlayThrough(RandomMoments().Order());

    [Fact]
    public void A_seek_shows_what_playing_backwards_to_the_moment_shows() => PlayThrough(RandomMoments().OrderDescending());

    private static void PlayThrough(IEnumerable<StoryTime> moments)
    {
        var played = Petrograd.At(Petrograd.First);
        foreach (var moment in moments)
        {
            played = played.Apply(Petrograd.Next(played.Window, StoryWindow.At(moment)));
            var sought = Petrograd.At(moment);
            Assert.Equal(sought.Spans.GetHashCode(), played.Spans.GetHashCode());
            Assert.Equal(sought, played);
        }
    }

    private static IEnumerable<StoryTime> RandomMoments()
    {
        var random = new Random(1917);
        for (var moment = 0; moment < 10_000; moment++)
            yield return new StoryTime(random.NextInt64(Petrograd.First.Milliseconds, Petrograd.Last.Milliseconds));
    }
}
