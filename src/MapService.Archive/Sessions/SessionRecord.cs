namespace MapService.Archive.Sessions;

/// <summary>
/// What a store keeps of one running replay, in plain numbers: who may control it and how its clock runs. Story times are
/// milliseconds since 1970-01-01T00:00:00 of the data set's own local clock, wall times Unix milliseconds. Every node that
/// reads the same record computes the same frames. A value: equal when every field is.
/// </summary>
/// <param name="Id">Enough to watch; unique.</param>
/// <param name="JoinCode">What people type to join; unique; null for a session that its opener watches alone.</param>
/// <param name="KeyHash">SHA-256 of the presenter's key, 64 lower-case hexadecimal digits; the key itself is nowhere.</param>
/// <param name="Version">1 when it is opened, then one more with each change of what follows, <paramref name="LastUsedMs"/> excepted.</param>
/// <param name="FirstMs">Story time of the earliest moment that the clock shows.</param>
/// <param name="LastMs">Story time of the latest, at which it stops; not before the earliest.</param>
/// <param name="AnchorWallMs">Wall time of the anchor.</param>
/// <param name="AnchorStoryMs">Story time of the anchor.</param>
/// <param name="Speed">Story seconds per second, finite and not 0; negative backwards.</param>
/// <param name="IsPlaying">Whether the clock runs.</param>
/// <param name="LoopFromMs">Story time at which the span that is played over and over starts; null for none.</param>
/// <param name="LoopToMs">Its end, after the start; null when and only when the start is.</param>
/// <param name="IsClosed">Whether it was ended for good. The record stays until it is swept, so that late viewers learn it.</param>
/// <param name="LastUsedMs">Wall time at which it was last known to be watched or was controlled; right to a minute or so.</param>
public sealed record SessionRecord(
    string Id,
    string? JoinCode,
    string KeyHash,
    long Version,
    long FirstMs,
    long LastMs,
    long AnchorWallMs,
    long AnchorStoryMs,
    double Speed,
    bool IsPlaying,
    long? LoopFromMs,
    long? LoopToMs,
    bool IsClosed,
    long LastUsedMs)
{
    /// <summary>Whether the stretch between <see cref="LoopFromMs"/> and <see cref="LoopToMs"/> is played once, and not over and over.</summary>
    public bool IsLoopOnce { get; init; }

    /// <summary>The hash of the key of a second presenter; null where there is none.</summary>
    public string? SecondKeyHash { get; init; }

    /// <summary>Whether nobody joins any more.</summary>
    public bool IsFull { get; init; }

    /// <summary>Story time of the furthest moment that was shown, where nothing later may be told; null where all may.</summary>
    public long? FurthestMs { get; init; }

    /// <summary>What is shown beside the clock, as JSON; null for nothing.</summary>
    public string? Showing { get; init; }

    /// <summary>What is drawn on the map, as JSON; null for nothing. It has a version of its own, so that drawing holds up no command.</summary>
    public string? Ink { get; init; }

    /// <summary>0 when the session is opened, then one more with each change of <see cref="Ink"/>.</summary>
    public long InkVersion { get; init; }
}

/// <summary>Notice that a session may be in a newer version than was last read.</summary>
/// <param name="Id">Id of the session; null where notices may have been missed, so that every session has to be read again.</param>
/// <param name="Version">Its version; 0 where the notice is of its ink alone.</param>
/// <param name="InkVersion">The version of its ink; 0 where the notice is not of that.</param>
public readonly record struct SessionChange(string? Id, long Version, long InkVersion = 0)
{
    /// <summary>Notices may have been missed.</summary>
    public static SessionChange Anything => default;
}
