using MapService.Client.Playing;
using MapService.Client.Stories;
using MapService.Playback.Clocks;

namespace MapService.Desktop.Transports;

/// <summary>What buttons and keys do to the clock.</summary>
public sealed class Transport(Player player)
{
    private const long SmallStepMs = 5 * 60_000;
    private const long LargeStepMs = 30 * 60_000;

    /// <summary>Paces, in story seconds a second, and their names.</summary>
    public static IReadOnlyList<(double Speed, string Name)> Speeds { get; } =
    [
        (60, "1 min/s"), (300, "5 min/s"), (600, "10 min/s"), (1_800, "30 min/s"), (3_600, "1 h/s"), (21_600, "6 h/s"), (86_400, "1 day/s"),
    ];

    /// <summary>Moves the clock as a key asks for; nothing for keys that do something else, and for who follows a presenter.</summary>
    public Task ExecuteAsync(KeyCommand command)
    {
        if (!player.IsOurs || player.Story is not { } story)
            return Task.CompletedTask;
        var clock = player.ClockNow();
        return command.Action switch
        {
            KeyAction.Toggle => clock.IsMoving ? player.PauseAsync() : player.PlayAsync(),
            KeyAction.Slower => StepSpeedAsync(clock.Speed, -1),
            KeyAction.Faster => StepSpeedAsync(clock.Speed, 1),
            _ => TargetOf(command, clock.Moment, story) is { } moment ? player.SeekToAsync(moment) : Task.CompletedTask,
        };
    }

    /// <summary>The moment that a key leads to; null for keys that lead to none.</summary>
    public static StoryTime? TargetOf(KeyCommand command, StoryTime from, Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var (first, last) = (story.Span.From, story.Span.To);
        return command.Action switch
        {
            KeyAction.Back => new StoryTime(from.Milliseconds - SmallStepMs),
            KeyAction.Forward => new StoryTime(from.Milliseconds + SmallStepMs),
            KeyAction.FarBack => new StoryTime(from.Milliseconds - LargeStepMs),
            KeyAction.FarForward => new StoryTime(from.Milliseconds + LargeStepMs),
            KeyAction.PreviousEvent => story.PreviousEvent(from)?.Start,
            KeyAction.NextEvent => story.NextEvent(from)?.Start,
            KeyAction.Start => first,
            KeyAction.End => last,
            KeyAction.Tenth => new StoryTime(first.Milliseconds + ((last.Milliseconds - first.Milliseconds) * command.Tenths / 10)),
            _ => null,
        };
    }

    private Task StepSpeedAsync(double speed, int step)
    {
        var index = Speeds.ToList().FindIndex(one => one.Speed == speed) + step;
        return index >= 0 && index < Speeds.Count ? player.SetSpeedAsync(Speeds[index].Speed) : Task.CompletedTask;
    }
}
