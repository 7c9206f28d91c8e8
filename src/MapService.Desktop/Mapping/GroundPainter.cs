using System.Collections.Immutable;
using MapService.Client.Layouts;
using MapService.Client.Scenes;
using MapService.Desktop.BaseMaps;
using MapService.Desktop.Drawing;
using SkiaSharp;

namespace MapService.Desktop.Mapping;

/// <summary>
/// Draws the base map. Its paths are made once, in Web Mercator about an origin near by, because a canvas counts in single precision.
/// </summary>
internal sealed class GroundPainter(ImmutableArray<GroundFeature> features, MercatorPoint origin, Palette palette)
{
    private readonly ImmutableArray<(SKPath Path, bool IsArea, GroundStyle Style)> _shapes =
        [.. features.Select(feature => (PathOf(feature, origin), feature.IsArea, GroundStyle.Of(feature.Theme, feature.Kind, palette)))];

    private readonly SKPaint _paint = new() { IsAntialias = true, StrokeJoin = SKStrokeJoin.Round };

    /// <summary>Draws all that is seen at the view's zoom.</summary>
    public void Draw(SKCanvas canvas, MapView view)
    {
        var zero = view.ToPixel(origin);
        canvas.Clear(MarkPainter.Skia(palette.Paper));
        canvas.Save();
        canvas.Translate((float)zero.X, (float)zero.Y);
        canvas.RotateDegrees((float)view.TurnDegrees);
        canvas.Scale((float)(1 / view.Resolution), (float)(-1 / view.Resolution));
        foreach (var (path, isArea, style) in _shapes)
        {
            if (view.Zoom >= style.LeastZoom)
                Draw(canvas, path, isArea, style, view);
        }
        canvas.Restore();
    }

    private void Draw(SKCanvas canvas, SKPath path, bool isArea, GroundStyle style, MapView view)
    {
        if (isArea && style.Fill is { } fill)
        {
            (_paint.Style, _paint.Color) = (SKPaintStyle.Fill, MarkPainter.Skia(fill));
            canvas.DrawPath(path, _paint);
        }
        if (style.Line is { } line && view.Zoom >= style.LineZoom)
        {
            (_paint.Style, _paint.Color, _paint.StrokeWidth) = (SKPaintStyle.Stroke, MarkPainter.Skia(line), (float)(style.Width * view.Resolution));
            canvas.DrawPath(path, _paint);
        }
    }

    private static SKPath PathOf(GroundFeature feature, MercatorPoint origin)
    {
        var path = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var line in feature.Lines)
        {
            path.MoveTo(At(line[0]));
            foreach (var point in line.Skip(1))
                path.LineTo(At(point));
            if (feature.IsArea)
                path.Close();
        }
        return path;

        SKPoint At(MercatorPoint point) => new((float)(point.X - origin.X), (float)(point.Y - origin.Y));
    }
}
