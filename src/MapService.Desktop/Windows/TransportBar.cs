using Avalonia.Controls;
using Avalonia.Controls.Primitives;
using Avalonia.Layout;
using MapService.Client.Playing;
using MapService.Desktop.Texts;
using MapService.Desktop.Transports;
using MapService.Playback.Clocks;

namespace MapService.Desktop.Windows;

/// <summary>Play and pause, the timeline, the clock in both calendars, and the pace.</summary>
internal sealed class TransportBar : DockPanel
{
    private readonly Player _player;
    private readonly Transport _transport;
    private readonly Action<KeyCommand> _press;
    private readonly Action<StoryTime> _seek;
    private readonly Button _play = new() { Content = "Play", Width = 72 };
    private readonly Slider _timeline = new() { Minimum = 0, Maximum = 1, SmallChange = 0.001, LargeChange = 0.01 };
    private readonly TextBlock _clock = new() { FontSize = 20 };
    private readonly TextBlock _pace = new() { VerticalAlignment = VerticalAlignment.Center, Width = 120 };
    private readonly Button _loop = new() { IsVisible = false };
    private bool _isFollowing;

    /// <summary>Shows a player's clock; what is pressed and dragged is told.</summary>
    /// <param name="player">Whose clock it is.</param>
    /// <param name="transport">What chooses its pace and its loops.</param>
    /// <param name="press">A button stands for a key.</param>
    /// <param name="seek">A moment was pointed at.</param>
    /// <param name="endLoop">The loop shall end.</param>
    public TransportBar(Player player, Transport transport, Action<KeyCommand> press, Action<StoryTime> seek, Action endLoop)
    {
        (_player, _transport, _press, _seek) = (player, transport, press, seek);
        _play.Click += (_, _) => _press(new KeyCommand(KeyAction.Toggle));
        _loop.Click += (_, _) => endLoop();
        _timeline.ValueChanged += Drag;
        var pace = new StackPanel { Orientation = Orientation.Horizontal, Spacing = 4 };
        pace.Children.AddRange([_loop, ButtonFor("−", KeyAction.Slower), _pace, ButtonFor("+", KeyAction.Faster)]);
        SetDock(_clock, Dock.Top);
        SetDock(_play, Dock.Left);
        SetDock(pace, Dock.Right);
        Children.AddRange([_clock, _play, pace, _timeline]);
    }

    /// <summary>Follows the clock.</summary>
    public void Show()
    {
        if (_player.Story is not { } story)
            return;
        var clock = _player.ClockNow();
        var (first, last) = (story.Span.From.Milliseconds, story.Span.To.Milliseconds);
        _isFollowing = true;
        _timeline.Value = (double)(clock.Moment.Milliseconds - first) / (last - first);
        _isFollowing = false;
        _play.Content = clock.IsMoving ? "Pause" : "Play";
        _clock.Text = $"{StoryText.Time(clock.Moment)}   {StoryText.Weekday(clock.Moment)}   {StoryText.NewStyle(clock.Moment)} New Style   {StoryText.OldStyle(clock.Moment)} Old Style";
        _pace.Text = _transport.SpeedText(clock.Speed);
        (_loop.IsVisible, _loop.IsEnabled) = (clock.Loop is not null || _transport.LoopFrom is not null, clock.Loop is not null);
        _loop.Content = clock.Loop is { } loop
            ? $"End the loop {StoryText.Time(loop.From)} – {StoryText.Time(loop.To)}"
            : _transport.LoopFrom is { } from ? $"Loop from {StoryText.Time(from)}" : null;
        IsEnabled = _player.IsOurs;
    }

    /// <summary>The slider moves by hand, and not because the clock does.</summary>
    private void Drag(object? sender, RangeBaseValueChangedEventArgs change)
    {
        if (_isFollowing || _player.Story is not { } story)
            return;
        var (first, last) = (story.Span.From.Milliseconds, story.Span.To.Milliseconds);
        _seek(new StoryTime(first + (long)(change.NewValue * (last - first))));
    }

    private Button ButtonFor(string sign, KeyAction action)
    {
        var button = new Button { Content = sign };
        button.Click += (_, _) => _press(new KeyCommand(action));
        return button;
    }
}
