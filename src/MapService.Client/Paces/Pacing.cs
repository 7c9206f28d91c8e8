using System.Collections.Immutable;
using MapService.Client.Stories;
using MapService.Playback.Clocks;

namespace MapService.Client.Paces;

/// <summary>What a pace asks of the clock.</summary>
/// <param name="SeekTo">Where to go first; null for nowhere.</param>
/// <param name="Speed">The speed to set, in story seconds a second.</param>
public readonly record struct PaceChange(StoryTime? SeekTo, double Speed);

/// <summary>
/// Chooses the speed of a session of one's own while it plays: slower where much happens, faster where nothing does. Not safe for many
/// threads.
/// </summary>
public sealed class Pacing
{
    /// <summary>A clock that ran past the end of a fast stretch by more than this much wall time of the next one is brought back.</summary>
    private const double OverrunMs = 250;

    /// <summary>One that is farther off, in wall time of the fast stretch, did not run there.</summary>
    private const double JumpMs = 1_000;

    private ImmutableArray<Stretch> _plan = [];
    private Stretch? _played;

    /// <summary>The speed that single events are played at; null while the user chooses the speed of all.</summary>
    public double? UsualSpeed { get; private set; }

    /// <summary>Chooses the speed from now on.</summary>
    public void Begin(Story story, double usualSpeed) => (_plan, _played, UsualSpeed) = (Stretch.AllOf(story), null, usualSpeed);

    /// <summary>The user has chosen another usual speed.</summary>
    public void Choose(double usualSpeed) => (_played, UsualSpeed) = (null, usualSpeed);

    /// <summary>Leaves the speed to the user.</summary>
    public void End() => (_played, UsualSpeed) = (null, null);

    /// <summary>What the clock needs now; null for nothing. To be asked some times a second.</summary>
    /// <param name="at">The moment that is shown.</param>
    /// <param name="isMoving">Whether the clock moves.</param>
    public PaceChange? Tick(StoryTime at, bool isMoving)
    {
        if (!isMoving)
            _played = null;
        if (UsualSpeed is not { } usual || !isMoving || (_played is { } played && played.From <= at && at < played.To))
            return null;
        if (_plan.Select(one => (Stretch?)one).FirstOrDefault(one => one!.Value.To > at) is not { } next)
        {
            End();
            return new PaceChange(null, usual);
        }
        var speed = next.SpeedAbout(usual);
        StoryTime? back = _played is { } before && HasOverrun(at, before, before.SpeedAbout(usual), speed) ? before.To : null;
        _played = next;
        return new PaceChange(back, speed);
    }

    private static bool HasOverrun(StoryTime at, Stretch before, double speedBefore, double speed)
    {
        var over = at.Milliseconds - before.To.Milliseconds;
        return over > speed * OverrunMs && over < speedBefore * JumpMs;
    }
}
