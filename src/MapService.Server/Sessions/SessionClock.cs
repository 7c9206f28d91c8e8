using MapService.Archive.Sessions;
using MapService.Playback.Clocks;
using NodaTime;

namespace MapService.Server.Sessions;

/// <summary>A clock as the plain numbers of a record, and back.</summary>
public static class SessionClock
{
    /// <summary>The clock of a record.</summary>
    public static Clock Read(SessionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Clock.Restore(
            new StoryTime(record.FirstMs),
            new StoryTime(record.LastMs),
            Instant.FromUnixTimeMilliseconds(record.AnchorWallMs),
            new StoryTime(record.AnchorStoryMs),
            record.Speed,
            record.IsPlaying,
            record.LoopFromMs is { } from && record.LoopToMs is { } to ? new StoryLoop(new StoryTime(from), new StoryTime(to), record.IsLoopOnce) : null,
            record.Version);
    }

    /// <summary>The record with another clock, and with the clock's version.</summary>
    public static SessionRecord With(this SessionRecord record, Clock clock)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(clock);
        return record with
        {
            Version = clock.Version,
            FirstMs = clock.First.Milliseconds,
            LastMs = clock.Last.Milliseconds,
            AnchorWallMs = clock.AnchorWall.ToUnixTimeMilliseconds(),
            AnchorStoryMs = clock.AnchorStory.Milliseconds,
            Speed = clock.Speed,
            IsPlaying = clock.IsPlaying,
            LoopFromMs = clock.Loop?.From.Milliseconds,
            LoopToMs = clock.Loop?.To.Milliseconds,
            IsLoopOnce = clock.Loop?.IsOnce is true,
        };
    }
}
