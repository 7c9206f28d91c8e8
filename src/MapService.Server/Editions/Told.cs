using MapService.History;
using MapService.Server.Sessions;

namespace MapService.Server.Editions;

/// <summary>
/// A history as it is told to somebody: all of it, or, to the viewers of a session that is guarded, what has begun by the
/// furthest moment that they were shown.
/// </summary>
/// <param name="Edition">The whole of it.</param>
/// <param name="Dataset">What is told; where it is not all, its items have other indexes than in <paramref name="Edition"/>.</param>
public sealed record Told(Edition Edition, Dataset Dataset)
{
    /// <summary>Whether something is held back.</summary>
    public bool IsPart => Dataset != Edition.Dataset;

    /// <summary>All of it.</summary>
    public static Told Wholly(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new Told(edition, edition.Dataset);
    }

    /// <summary>What the viewers of a session are told at a wall time.</summary>
    public static Told To(ReplaySession session, Edition edition, NodaTime.Instant now)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(edition);
        return session.View.FurthestAt(now) is { } furthest ? new Told(edition, edition.Dataset.Until(furthest.ToLocal())) : Wholly(edition);
    }
}
