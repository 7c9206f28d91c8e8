using MapService.Client.Playing;
using MapService.Client.Stories;
using NodaTime;

namespace MapService.Client.Directing;

/// <summary>Leads a camera to where things happen, until the user takes it. Not safe for many threads.</summary>
public sealed class Director
{
    private Shot? _shot;

    /// <summary>Whether the camera is led.</summary>
    public bool IsLeading { get; private set; }

    /// <summary>Leads the camera, or leaves it to the user.</summary>
    public void Lead(bool isLeading) => (IsLeading, _shot) = (isLeading, null);

    /// <summary>What the camera should show now; null for what it shows already.</summary>
    /// <param name="story">What is played.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="now">Wall time.</param>
    public ShotBox? Next(Story story, ClockReading clock, Instant now)
    {
        if (!IsLeading)
            return null;
        var next = Shot.Next(_shot, ActionSpot.AllAt(story, clock.Moment, ActionSpot.LookAheadMs(clock.Speed)), now);
        if (next == _shot)
            return null;
        _shot = next;
        return next?.Box;
    }
}
