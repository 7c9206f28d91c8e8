using MapService.Client.Paces;
using MapService.Client.Playing;
using MapService.Client.Stories;
using MapService.Playback.Clocks;

namespace MapService.Desktop.Transports;

/// <summary>What buttons and keys do to the clock. Not safe for many threads.</summary>
public sealed class Transport(Player player)
{
    private const long SmallStepMs = 5 * 60_000;
    private const long LargeStepMs = 30 * 60_000;

    private readonly Pacing _pacing = new();
    private readonly LoopMarks _marks = new();

    /// <summary>Paces, in story seconds a second, and their names.</summary>
    public static IReadOnlyList<(double Speed, string Name)> Speeds { get; } =
    [
        (60, "1 min/s"), (300, "5 min/s"), (600, "10 min/s"), (1_800, "30 min/s"), (3_600, "1 h/s"), (21_600, "6 h/s"), (86_400, "1 day/s"),
    ];

    /// <summary>Whether the speed is chosen by how much happens.</summary>
    public bool IsPaced => _pacing.UsualSpeed is not null;

    /// <summary>Where a loop begins whose end is not marked yet; null for nowhere.</summary>
    public StoryTime? LoopFrom => _marks.From;

    /// <summary>Moves the clock as a key asks for; nothing for keys that do something else, and for who follows a presenter.</summary>
    public Task ExecuteAsync(KeyCommand command)
    {
        if (!player.IsOurs || player.Story is not { } story)
            return Task.CompletedTask;
        var clock = player.ClockNow();
        return command.Action switch
        {
            KeyAction.Toggle => clock.IsMoving ? player.PauseAsync() : player.PlayAsync(),
            KeyAction.Slower => ChooseSpeedAsync(NextSpeed(_pacing.UsualSpeed ?? clock.Speed, -1)),
            KeyAction.Faster => ChooseSpeedAsync(NextSpeed(_pacing.UsualSpeed ?? clock.Speed, 1)),
            KeyAction.Pace => PaceAsync(clock, story),
            KeyAction.BeginLoop => PlayOverAsync(_marks.Begin(clock.Moment, clock.Loop)),
            KeyAction.EndLoop => PlayOverAsync(_marks.End(clock.Moment, clock.Loop)),
            _ => TargetOf(command, clock.Moment, story) is { } moment ? player.SeekToAsync(moment) : Task.CompletedTask,
        };
    }

    /// <summary>A speed as it is read: <c>10 min/s</c>, and about what it is where it is chosen by how much happens.</summary>
    public string SpeedText(double speed)
    {
        var known = Speeds.FirstOrDefault(one => one.Speed == speed).Name;
        return IsPaced ? $"paced, {Math.Round(speed / 60, 1)} min/s" : known ?? $"{Math.Round(speed / 60, 1)} min/s";
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

    /// <summary>The next of the <see cref="Speeds"/>, quicker for 1 and slower for -1; null at either end.</summary>
    public static double? NextSpeed(double speed, int step)
    {
        var known = Speeds.Select(one => (double?)one.Speed);
        return step > 0 ? known.FirstOrDefault(one => one > speed) : known.LastOrDefault(one => one < speed);
    }

    /// <summary>Keeps the pace; to be called some times a second. Null if there was nothing to do.</summary>
    public Task? KeepPace()
    {
        if (!IsAlone)
            _pacing.End();
        var clock = player.ClockNow();
        if (_pacing.Tick(clock.Moment, clock.IsMoving) is not { } change)
            return null;
        // Both at once: the clock must not run on at the old speed while the server answers.
        return Task.WhenAll(change.SeekTo is { } moment ? player.SeekToAsync(moment) : Task.CompletedTask, player.SetSpeedAsync(change.Speed));
    }

    /// <summary>Plays on to the end.</summary>
    public Task EndLoopAsync() => player.IsOurs ? player.LoopAsync(null) : Task.CompletedTask;

    /// <summary>Only who watches alone has the speed chosen for him: others would not know what is going on.</summary>
    private bool IsAlone => player.IsOurs && player.JoinCode is null;

    private Task PaceAsync(ClockReading clock, Story story)
    {
        if (_pacing.UsualSpeed is { } usual)
        {
            _pacing.End();
            return player.SetSpeedAsync(usual);
        }
        if (IsAlone)
            _pacing.Begin(story, clock.Speed);
        return Task.CompletedTask;
    }

    /// <summary>The speed of all, or that of single events while the others follow from it.</summary>
    private Task ChooseSpeedAsync(double? speed)
    {
        if (speed is not { } chosen)
            return Task.CompletedTask;
        if (IsPaced)
            _pacing.Choose(chosen);
        return player.SetSpeedAsync(chosen);
    }

    private Task PlayOverAsync(StoryLoop? loop) => loop is null ? Task.CompletedTask : player.LoopAsync(loop);
}
