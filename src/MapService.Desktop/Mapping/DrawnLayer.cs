using MapService.Client.Layouts;
using MapService.Client.Scenes;
using Mapsui;
using Mapsui.Layers;
using Mapsui.Rendering.Skia;
using SkiaSharp;

namespace MapService.Desktop.Mapping;

/// <summary>
/// A layer without features, that draws itself: one call for each picture, on the render thread. So what it reads must be immutable
/// or its own.
/// </summary>
/// <param name="name">Name of the layer.</param>
/// <param name="draw">Draws, in pixels of the view.</param>
/// <param name="isMoving">Whether the next picture differs by itself.</param>
internal sealed class DrawnLayer(string name, Action<SKCanvas, MapView> draw, Func<bool> isMoving) : BaseLayer(name)
{
    private const string Renderer = "mapservice-drawn";

    /// <summary>To be called once, before the first map is drawn.</summary>
    public static void Register() =>
        MapRenderer.RegisterLayerRenderer(Renderer, (canvas, viewport, layer, _) => ((DrawnLayer)layer).Draw(canvas, ViewOf(viewport)));

    /// <summary>A layer that is drawn in this way.</summary>
    public static DrawnLayer Of(string name, Action<SKCanvas, MapView> draw, Func<bool> isMoving) =>
        new(name, draw, isMoving) { CustomLayerRendererName = Renderer, Style = null };

    /// <summary>How the map lies on the screen.</summary>
    public static MapView ViewOf(Viewport viewport) =>
        new(new MercatorPoint(viewport.CenterX, viewport.CenterY), viewport.Resolution, viewport.Width, viewport.Height, viewport.Rotation);

    /// <inheritdoc/>
    public override IEnumerable<IFeature> GetFeatures(MRect box, double resolution) => [];

    /// <inheritdoc/>
    public override bool UpdateAnimations() => isMoving();

    private void Draw(SKCanvas canvas, MapView view) => draw(canvas, view);
}
