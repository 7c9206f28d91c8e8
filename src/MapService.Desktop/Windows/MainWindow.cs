using Avalonia.Controls;
using Avalonia.Input;
using Avalonia.Interactivity;
using Avalonia.Layout;
using Avalonia.Platform.Storage;
using Avalonia.Threading;
using MapService.Client.Clocks;
using MapService.Client.Connection;
using MapService.Client.Directing;
using MapService.Client.Layouts;
using MapService.Client.Playing;
using MapService.Client.Stories;
using MapService.Desktop.BaseMaps;
using MapService.Desktop.Drawing;
using MapService.Desktop.Mapping;
using MapService.Desktop.Texts;
using MapService.Desktop.Transports;
using MapService.Playback.Clocks;

namespace MapService.Desktop.Windows;

/// <summary>The window: the map, the card beside it, and the transport below.</summary>
internal sealed class MainWindow : Window
{
    /// <summary>Lists and texts follow the clock this often; more could not be read.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(100);

    private readonly Player _player;
    private readonly Transport _transport;
    private readonly HistoryApi _history;
    private readonly MapPane _map;
    private readonly TransportBar _bar;
    private readonly SidePanel _side = new();
    private readonly TextBlock _status = new() { VerticalAlignment = VerticalAlignment.Center };
    private readonly TextBox _code = new() { PlaceholderText = "Join code", Width = 120 };
    private readonly Button _follow = new();
    private readonly Director _director = new();
    private readonly WallClock _wall = new(TimeProvider.System);
    private readonly DispatcherTimer _timer;
    private Story? _story;
    private string? _failure;

    /// <summary>Shows a player.</summary>
    /// <param name="player">What plays; the window ends it when it is closed.</param>
    /// <param name="server">Where the base map comes from.</param>
    /// <param name="code">Whom to follow; null for nobody.</param>
    public MainWindow(Player player, Uri server, string? code)
    {
        (_player, _transport, _history, _map) = (player, new Transport(player), new HistoryApi(server), new MapPane(player));
        _code.Text = code;
        _bar = new TransportBar(player, _transport, Press, moment => Run(() => _player.SeekToAsync(moment)), () => Run(_transport.EndLoopAsync));
        _map.Picked += Choose;
        _map.Taken += () => _director.Lead(false);
        _follow.Click += (_, _) => Run(() => _player.IsOurs ? _player.FollowAsync(_code.Text ?? "") : _player.RoamAsync());
        _timer = new DispatcherTimer(Calm, DispatcherPriority.Background, (_, _) => Follow());
        (Title, Width, Height, Content) = ("MapService", 1280, 800, Layout());
        // Before a button or the slider takes the key for itself.
        AddHandler(KeyDownEvent, OnKey, RoutingStrategies.Tunnel);
        Opened += async (_, _) =>
        {
            _timer.Start();
            await FetchGroundAsync();
        };
        Closed += async (_, _) =>
        {
            _timer.Stop();
            await _player.DisposeAsync();
            _map.Dispose();
            _history.Dispose();
        };
    }

    private DockPanel Layout()
    {
        var still = new Button { Content = "Save picture" };
        still.Click += (_, _) => Run(SaveStillAsync);
        var above = new StackPanel { Orientation = Orientation.Horizontal, Spacing = 12, Margin = new(8) };
        above.Children.AddRange([_code, _follow, still, _status]);
        _bar.Margin = new(8);
        var all = new DockPanel();
        DockPanel.SetDock(above, Dock.Top);
        DockPanel.SetDock(_bar, Dock.Bottom);
        DockPanel.SetDock(_side, Dock.Right);
        all.Children.AddRange([above, _bar, _side, _map.Content]);
        return all;
    }

    /// <summary>Brings everything that is not the map to the present.</summary>
    private void Follow()
    {
        if (_player.Story is { } story && story != _story)
        {
            _story = story;
            Title = story.Dataset.Title;
            _map.Use(story);
        }
        _bar.Show();
        _follow.Content = _player.IsOurs ? "Follow the presenter" : "Roam";
        _follow.IsEnabled = !_player.IsOurs || !string.IsNullOrWhiteSpace(_code.Text);
        _status.Text = _failure ?? _player.Trouble ?? string.Join("   ", Notes());
        if (_transport.KeepPace() is { } kept)
            Run(() => kept);
        if (_story is { } shown && _director.Next(shown, _player.ClockNow(), _wall.Now) is { } scene)
            _map.Show(scene);
        if (_player.ClockNow().IsMoving || _player.Status != ConnectionStatus.Live)
            _map.Redraw();
    }

    private IEnumerable<string> Notes()
    {
        if (_player.JoinCode is { } join)
            yield return $"Others join with {join}";
        if (_director.IsLeading)
            yield return "Following the action";
    }

    private async Task FetchGroundAsync()
    {
        try
        {
            var known = (await _history.BaseMapAsync()).Themes;
            var (features, names) = (new List<GroundFeature>(), new List<GroundName>());
            foreach (var theme in GroundFeature.Themes.Union(GroundName.Themes).Where(known.Contains))
            {
                var geoJson = await _history.ThemeAsync(theme);
                if (GroundFeature.Themes.Contains(theme))
                    features.AddRange(GroundFeature.Read(theme, geoJson));
                if (GroundName.Themes.Contains(theme))
                    names.AddRange(GroundName.Read(theme, geoJson));
            }
            _map.Use([.. features], [.. names]);
        }
        catch (Exception error) when (error is ConnectionLostException or CallRefusedException)
        {
            // Without a base map there is still a replay; the next try is a second away.
            DispatcherTimer.RunOnce(async () => await FetchGroundAsync(), TimeSpan.FromSeconds(1));
        }
    }

    private void OnKey(object? sender, KeyEventArgs pressed)
    {
        var isTyping = pressed.Source is TextBox && pressed.Key != Key.Escape;
        if (isTyping || pressed.KeyModifiers.HasFlag(KeyModifiers.Control) || pressed.KeyModifiers.HasFlag(KeyModifiers.Alt))
            return;
        var key = pressed.KeyModifiers.HasFlag(KeyModifiers.Shift) ? $"Shift+{pressed.Key}" : $"{pressed.Key}";
        var name = pressed.KeySymbol is { Length: 1 } sign && !char.IsControl(sign[0]) ? sign : key;
        if (KeyMap.Find(name) is not { } command)
            return;
        Press(command);
        pressed.Handled = true;
    }

    private void Press(KeyCommand command)
    {
        switch (command.Action)
        {
            case KeyAction.Search:
                _side.ShowSearch(FindAsync);
                break;
            case KeyAction.Moment:
                AskMoment();
                break;
            case KeyAction.Help:
                _side.ShowKeys();
                break;
            case KeyAction.Close:
                CloseTop();
                break;
            case KeyAction.FullScreen:
                WindowState = WindowState == WindowState.FullScreen ? WindowState.Normal : WindowState.FullScreen;
                break;
            case KeyAction.Map:
                _map.UsePalette(_map.IsDark ? Palette.Day : Palette.Night);
                break;
            case KeyAction.ZoomIn:
                _map.Zoom(1);
                break;
            case KeyAction.ZoomOut:
                _map.Zoom(-1);
                break;
            case KeyAction.TurnLeft:
                _map.Turn(-1);
                break;
            case KeyAction.TurnRight:
                _map.Turn(1);
                break;
            case KeyAction.North:
                _map.TurnNorthUp();
                break;
            case KeyAction.FollowAction:
                _director.Lead(!_director.IsLeading);
                break;
            default:
                Run(() => _transport.ExecuteAsync(command));
                break;
        }
    }

    private void AskMoment()
    {
        if (_player.IsOurs && _story is { } story)
            _side.ShowMoment(_player.ClockNow().Moment, story.Span, GoTo);

        void GoTo(StoryTime moment)
        {
            _side.Close();
            Run(() => _player.SeekToAsync(moment));
        }
    }

    /// <summary>The panel first, then full screen.</summary>
    private void CloseTop()
    {
        if (!_side.IsVisible)
            WindowState = WindowState.Normal;
        Choose(null);
    }

    private void Choose(Selection? chosen)
    {
        _map.Chosen = chosen;
        _map.Redraw();
        var card = chosen is { } one && _story is { } story ? CardOf(one, story) : null;
        if (card is null)
            _side.Close();
        else
            _side.Show(card);
    }

    /// <summary>A place tells of the event by which it is held.</summary>
    private Card? CardOf(Selection chosen, Story story) => chosen.Kind switch
    {
        SelectionKind.Event => story.FindEvent(chosen.Id) is { } told ? Card.Of(told, story) : null,
        SelectionKind.Unit => story.FindUnit(chosen.Id) is { } unit ? Card.Of(unit, story) : null,
        SelectionKind.Place => _player.SceneNow().Control.FirstOrDefault(held => held.Spot.Id == chosen.Id) is { } held
            && story.FindEvent(held.Event) is { } cause ? Card.Of(cause, story) : null,
        _ => null,
    };

    private async Task<IReadOnlyList<(string Name, Action Choose)>> FindAsync(string text)
    {
        const int Few = 12;
        if (text.Length < 2 || _story is not { } story)
            return [];
        try
        {
            var events = await _history.FindEventsAsync(new EventQuery(text));
            var places = await _history.FindPlacesAsync(text, limit: 5);
            return
            [
                .. places.Select(place => (place.Name, (Action)(() => _map.GoTo(Client.Scenes.MercatorPoint.FromLonLat(place.Lon, place.Lat))))),
                .. events.Take(Few).Select(found => (found.Properties.Title, (Action)(() => Show(story.FindEvent(found.Id))))),
            ];
        }
        catch (Exception error) when (error is ConnectionLostException or CallRefusedException)
        {
            return [];
        }
    }

    private void Show(StoryEvent? told)
    {
        if (told is null)
            return;
        if (_player.IsOurs)
            Run(() => _player.SeekToAsync(told.Start));
        if (!told.Spots.IsEmpty)
            _map.GoTo(told.Spots[0].Position);
        Choose(new Selection(SelectionKind.Event, told.Id));
    }

    private async Task SaveStillAsync()
    {
        var picture = _map.Still();
        var name = $"{_story?.Dataset.Id ?? "map"}-{_player.ClockNow().Moment.ToLocal():uuuu-MM-dd'T'HH-mm}.png";
        var file = await StorageProvider.SaveFilePickerAsync(new FilePickerSaveOptions { SuggestedFileName = name, DefaultExtension = "png" });
        if (file is null)
            return;
        await using var stream = await file.OpenWriteAsync();
        await stream.WriteAsync(picture);
    }

    /// <summary>Does what may fail on the way to the server or the disk, and says so where it does.</summary>
    private async void Run(Func<Task> act)
    {
        try
        {
            await act();
            _failure = null;
            _map.Redraw();
        }
        catch (Exception error) when (error is ConnectionLostException or CallRefusedException or IOException)
        {
            _failure = error.Message;
        }
    }
}
