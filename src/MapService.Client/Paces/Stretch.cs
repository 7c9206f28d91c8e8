using System.Collections.Immutable;
using MapService.Client.Stories;
using MapService.Playback.Clocks;

namespace MapService.Client.Paces;

/// <summary>A stretch of the story, [From, To), in which about as much happens all along.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end.</param>
/// <param name="Level">How much happens: 0 for nothing, 1 for what is not dated to the hour, 2 for single events, and so on up to 4.</param>
public readonly record struct Stretch(StoryTime From, StoryTime To, int Level)
{
    private const double Slowest = 1;
    private const double Fastest = 86_400;

    /// <summary>The story is looked at in pieces of this length, in milliseconds.</summary>
    private const long PieceMs = 30 * 60_000;

    /// <summary>The quiet before an event counts as part of it: one should be there when it begins; in milliseconds.</summary>
    private const long LeadMs = 10 * 60_000;

    /// <summary>What took longer, or fell somewhere in a longer time, leaves its days as quiet as they are; in milliseconds.</summary>
    private const long LongestSpellMs = 7 * 86_400_000L;

    /// <summary>The level of single events.</summary>
    private const int EventLevel = 2;

    /// <summary>From how many events in a piece on it has the level of single events and each above.</summary>
    private static readonly int[] LevelCounts = [1, 2, 4];

    /// <summary>How much longer an hour of each level is watched than a quiet one.</summary>
    private static readonly double[] Watching = [1, 3, 8, 14, 22];

    /// <summary>Cuts a story by how much happens in it. The stretches join on to one another.</summary>
    public static ImmutableArray<Stretch> AllOf(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var spells = story.Events.Where(one => one.Lingers && one.End.Milliseconds - one.Start.Milliseconds <= LongestSpellMs);
        return Cut(
            [.. story.Events.Where(one => !one.Lingers).Select(one => one.Start)],
            [.. spells.Select(one => new StoryWindow(one.Start, one.End))],
            story.Span);
    }

    /// <summary>Cuts a span by how much happens in it.</summary>
    /// <param name="moments">When events begin.</param>
    /// <param name="spells">When something went on at an hour that is not known.</param>
    /// <param name="span">What is cut.</param>
    public static ImmutableArray<Stretch> Cut(IReadOnlyCollection<StoryTime> moments, IReadOnlyCollection<StoryWindow> spells, StoryWindow span)
    {
        ArgumentNullException.ThrowIfNull(moments);
        ArgumentNullException.ThrowIfNull(spells);
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        foreach (var (piece, count) in CountsOf(moments, span).Index())
        {
            var from = new StoryTime(span.From.Milliseconds + (piece * PieceMs));
            var to = new StoryTime(Math.Min(span.To.Milliseconds, from.Milliseconds + PieceMs));
            var isSpell = spells.Any(spell => spell.From < to && spell.To > from);
            var level = count > 0 ? EventLevel - 1 + LevelCounts.Count(least => count >= least) : isSpell ? 1 : 0;
            if (stretches.Count > 0 && stretches[^1].Level == level)
                stretches[^1] = stretches[^1] with { To = to };
            else
                stretches.Add(new Stretch(from, to, level));
        }
        return stretches.ToImmutable();
    }

    /// <summary>Its speed, in story seconds a second: slower where more happens, faster where nothing does.</summary>
    /// <param name="usualSpeed">The speed at which single events are played.</param>
    public double SpeedAbout(double usualSpeed) => Math.Clamp(Watching[EventLevel] * usualSpeed / Watching[Level], Slowest, Fastest);

    /// <summary>How many events begin in each piece; one that is about to begin at the end of a piece makes it a lively one.</summary>
    private static int[] CountsOf(IReadOnlyCollection<StoryTime> moments, StoryWindow span)
    {
        var length = span.To.Milliseconds - span.From.Milliseconds;
        var counts = new int[(length + PieceMs - 1) / PieceMs];
        foreach (var moment in moments)
        {
            if (PieceOf(moment.Milliseconds) is { } piece)
                counts[piece]++;
        }
        foreach (var moment in moments)
        {
            if (PieceOf(moment.Milliseconds - LeadMs) is { } before && counts[before] == 0)
                counts[before] = 1;
        }
        return counts;

        int? PieceOf(long at)
        {
            var piece = (long)Math.Floor((at - span.From.Milliseconds) / (double)PieceMs);
            return piece >= 0 && piece < counts.Length ? (int)piece : null;
        }
    }
}
