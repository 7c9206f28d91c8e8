using System.Collections.Immutable;
using Avalonia.Controls;
using Avalonia.Input;
using Avalonia.Interactivity;
using MapService.Client.Directing;
using MapService.Client.Layouts;
using MapService.Client.Playing;
using MapService.Client.Scenes;
using MapService.Client.Stories;
using MapService.Desktop.BaseMaps;
using MapService.Desktop.Drawing;
using Mapsui;
using Mapsui.Rendering.Skia;
using Mapsui.UI.Avalonia;
using SkiaSharp;

namespace MapService.Desktop.Mapping;

/// <summary>The map: the base map below, and the replay as one layer that draws what the player shows at each picture's instant.</summary>
internal sealed class MapPane : IDisposable
{
    /// <summary>Longer than a click takes to be seen, shorter than one waits; in milliseconds.</summary>
    private const long GlideMs = 600;

    /// <summary>A change of scene is slow enough to keep one's bearings; in milliseconds.</summary>
    private const long SceneMs = 1_800;

    /// <summary>The finest zoom that a scene is shown at: nearer, what stands around it is lost.</summary>
    private const double SceneZoom = 15;

    private readonly MapControl _control = new() { Map = new Map() };
    private readonly Player _player;
    private readonly MarkPainter _painter = new();
    private readonly Lock _onePicture = new();
    private readonly SceneArranger _arranger;
    private volatile GroundPainter? _ground;
    private volatile SceneDrawing? _drawing;
    private volatile NamePlan? _names;
    private volatile SceneLayout? _layout;
    private ImmutableArray<GroundFeature> _features = [];
    private ImmutableArray<GroundName> _groundNames = [];
    private Story? _story;
    private Palette _palette = Palette.Day;

    /// <summary>Shows what a player plays.</summary>
    public MapPane(Player player)
    {
        _player = player;
        _arranger = new SceneArranger(_painter.Measure);
        DrawnLayer.Register();
        _control.Map.Layers.Add(DrawnLayer.Of("ground", DrawGround, () => false));
        _control.Map.Layers.Add(DrawnLayer.Of("replay", DrawReplay, () => _player.ClockNow().IsMoving));
        _control.MapTapped += (_, tap) =>
        {
            Picked?.Invoke(_layout?.Pick(new Pixel(tap.ScreenPosition.X, tap.ScreenPosition.Y)));
            tap.Handled = true;
        };
        // The control's own way with them is none of this window's; it only hears of them.
        _control.AddHandler(InputElement.PointerWheelChangedEvent, (_, _) => Taken?.Invoke(), RoutingStrategies.Tunnel);
        _control.AddHandler(InputElement.PointerMovedEvent, TellOfDrag, RoutingStrategies.Tunnel);
    }

    /// <summary>Something was pointed at, or nothing.</summary>
    public event Action<Selection?>? Picked;

    /// <summary>The user has taken the map, to move or to zoom it.</summary>
    public event Action? Taken;

    /// <summary>What goes into the window.</summary>
    public Control Content => _control;

    /// <summary>What is looked at.</summary>
    public Selection? Chosen { get; set; }

    /// <summary>Whether the map is dark.</summary>
    public bool IsDark => _palette.IsDark;

    /// <summary>Takes over a history, and its first view when it is the first.</summary>
    public void Use(Story story)
    {
        var isFirst = _story is null;
        _story = story;
        UsePalette(_palette);
        if (isFirst)
            ZoomTo(story.Dataset.View);
    }

    /// <summary>Takes over the base map.</summary>
    public void Use(ImmutableArray<GroundFeature> features, ImmutableArray<GroundName> names)
    {
        (_features, _groundNames) = (features, names);
        UsePalette(_palette);
    }

    /// <summary>By day or by lamplight.</summary>
    public void UsePalette(Palette palette)
    {
        _palette = palette;
        if (_story is not { } story)
            return;
        var view = story.Dataset.View;
        _drawing = new SceneDrawing(story, palette);
        _ground = new GroundPainter(_features, MercatorPoint.FromLonLat((view[0] + view[2]) / 2, (view[1] + view[3]) / 2), palette);
        _names = new NamePlan(_groundNames, palette, _painter.Measure);
        Redraw();
    }

    /// <summary>Draws anew, for changes that are not the clock's.</summary>
    public void Redraw() => _control.RefreshGraphics();

    /// <summary>Nearer or farther.</summary>
    public void Zoom(int steps)
    {
        Taken?.Invoke();
        if (steps > 0)
            _control.Map.Navigator.ZoomIn(GlideMs);
        else
            _control.Map.Navigator.ZoomOut(GlideMs);
    }

    /// <summary>Turns by steps, clockwise for positive ones. At once: which way round a turn glides is not told.</summary>
    public void Turn(int steps) => _control.Map.Navigator.RotateTo(View.TurnAfter(steps));

    /// <summary>Turns north up.</summary>
    public void TurnNorthUp() => _control.Map.Navigator.RotateTo(0);

    /// <summary>Goes over to another scene.</summary>
    public void Show(ShotBox scene)
    {
        var (lower, upper) = (MercatorPoint.FromLonLat(scene.West, scene.South), MercatorPoint.FromLonLat(scene.East, scene.North));
        var view = View.Showing(lower, upper, SceneZoom);
        _control.Map.Navigator.CenterOnAndZoomTo(new MPoint(view.Centre.X, view.Centre.Y), view.Resolution, SceneMs);
    }

    /// <summary>Brings a point to the middle.</summary>
    public void GoTo(MercatorPoint point) => _control.Map.Navigator.CenterOn(point.X, point.Y, GlideMs);

    /// <summary>The view as a PNG, twice as fine as the screen.</summary>
    public byte[] Still()
    {
        using var picture = new MapRenderer().RenderToBitmapStream(_control.Map, pixelDensity: 2);
        return picture.ToArray();
    }

    public void Dispose()
    {
        _control.Dispose();
        _control.Map.Dispose();
    }

    private MapView View => DrawnLayer.ViewOf(_control.Map.Navigator.Viewport);

    private void TellOfDrag(object? sender, PointerEventArgs moved)
    {
        if (moved.Properties.IsLeftButtonPressed)
            Taken?.Invoke();
    }

    private void ZoomTo(IReadOnlyList<double> degrees)
    {
        var (lower, upper) = (MercatorPoint.FromLonLat(degrees[0], degrees[1]), MercatorPoint.FromLonLat(degrees[2], degrees[3]));
        _control.Map.Navigator.ZoomToBox(new MRect(lower.X, lower.Y, upper.X, upper.Y));
    }

    /// <summary>A still is drawn on another thread than the screen.</summary>
    private void DrawGround(SKCanvas canvas, MapView view)
    {
        lock (_onePicture)
            _ground?.Draw(canvas, view);
    }

    /// <summary>The moment is read here, so that a picture that is left out never shifts the time.</summary>
    private void DrawReplay(SKCanvas canvas, MapView view)
    {
        lock (_onePicture)
        {
            if (_drawing is not { } drawing)
                return;
            var layout = _arranger.Arrange(_player.SceneNow(), view, Chosen);
            _layout = layout;
            _painter.Draw(canvas, [.. _names?.For(layout) ?? [], .. drawing.Draw(layout, Chosen)]);
        }
    }
}
