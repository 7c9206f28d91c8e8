using System.ComponentModel.DataAnnotations;

namespace MapService.Server.Live;

/// <summary>The section <c>Live</c> of the configuration; checked at start.</summary>
public sealed class LiveOptions
{
    /// <summary>How often a moving clock is looked at, milliseconds. 10 times a second keeps what is sent ahead of what is shown.</summary>
    [Range(20, 1000)]
    public int TickMs { get; set; } = 100;

    /// <summary>A viewer of a moving clock hears at least this often, milliseconds.</summary>
    [Range(100, 10_000)]
    public int HeartbeatMs { get; set; } = 1000;

    /// <summary>What begins within this much wall time is sent now, milliseconds, so that it is there when its moment comes.</summary>
    [Range(500, 60_000)]
    public int LookAheadMs { get; set; } = 3000;

    /// <summary>What ended within this much wall time is kept, milliseconds, for viewers whose clock is a little behind.</summary>
    [Range(0, 60_000)]
    public int LookBehindMs { get; set; } = 1000;

    /// <summary>Commands that come quicker than this are shown together, milliseconds: a dragged timeline does not flood a hall.</summary>
    [Range(0, 1000)]
    public int GatherMs { get; set; } = 40;

    /// <summary>A viewer that has taken nothing for so long is let go, seconds: it is gone, or its connection does not carry a map.</summary>
    [Range(1, 600)]
    public int SilenceSeconds { get; set; } = 15;

    /// <summary>How many sessions are kept; more are opened only in place of those that nobody watches.</summary>
    [Range(1, 10_000_000)]
    public int MostSessions { get; set; } = 20_000;

    /// <summary>A session that nobody has watched or controlled for so long is forgotten, minutes; longer than a phone sleeps between two looks.</summary>
    [Range(1, 100_000)]
    public int IdleMinutes { get; set; } = 30;
}
