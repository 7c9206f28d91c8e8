using MapService.Client.Layouts;
using MapService.Desktop.Drawing;
using SkiaSharp;

namespace MapService.Desktop.Mapping;

/// <summary>Draws marks on a canvas. For one thread at a time.</summary>
internal sealed class MarkPainter
{
    private readonly SKPaint _fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint _stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeJoin = SKStrokeJoin.Round, StrokeCap = SKStrokeCap.Round };
    private readonly SKPathEffect _broken = SKPathEffect.CreateDash([9, 6], 0);
    private readonly SKPaint _hatch = new() { IsAntialias = true };
    private readonly SKTypeface _letters = SKTypeface.FromFamilyName("PT Sans");
    private readonly SKTypeface _slopingLetters = SKTypeface.FromFamilyName("PT Serif", SKFontStyle.Italic);
    private readonly Dictionary<string, SKPath> _paths = [];
    private readonly Dictionary<(double Size, bool IsItalic), SKFont> _fonts = [];
    private readonly Dictionary<Pattern, SKShader> _hatches = [];

    /// <summary>How large a text is, in pixels.</summary>
    public (double Width, double Height) Measure(string text, double size) => (FontOf(size, isItalic: false).MeasureText(text), size);

    /// <summary>Draws marks one over another.</summary>
    public void Draw(SKCanvas canvas, IEnumerable<Mark> marks)
    {
        foreach (var mark in marks)
            Draw(canvas, mark);
    }

    private void Draw(SKCanvas canvas, Mark mark)
    {
        switch (mark)
        {
            case Mark.Line line:
                using (var path = PathOf(line.Points, isClosed: false))
                    canvas.DrawPath(path, Stroke(line.Ink, line.Width, line.IsBroken));
                break;
            case Mark.Area area:
                using (var path = PathOf(area.Points, isClosed: true))
                {
                    canvas.DrawPath(path, Stroke(area.Edge, area.EdgeWidth * 2, isBroken: false));
                    canvas.DrawPath(path, Fill(area.Fill));
                    DrawHatch(canvas, path, area.Hatch);
                }
                break;
            case Mark.Circle circle:
                canvas.DrawCircle((float)circle.Middle.X, (float)circle.Middle.Y, (float)circle.Radius, Fill(circle.Fill));
                if (circle.Hatch is not null)
                    DrawHatch(canvas, circle);
                canvas.DrawCircle((float)circle.Middle.X, (float)circle.Middle.Y, (float)circle.Radius, Stroke(circle.Edge, circle.EdgeWidth, circle.IsBroken));
                break;
            case Mark.Picture picture:
                DrawPicture(canvas, picture);
                break;
            case Mark.Text text:
                DrawText(canvas, text);
                break;
            default:
                throw new InvalidOperationException($"Invariant: {mark} is no mark.");
        }
    }

    private void DrawPicture(SKCanvas canvas, Mark.Picture picture)
    {
        const float Box = 24;
        const double GroundWidth = 9;
        var scale = (float)picture.Size / Box;
        canvas.Save();
        canvas.Translate((float)picture.Middle.X - (scale * Box / 2), (float)picture.Middle.Y - (scale * Box / 2));
        canvas.Scale(scale);
        foreach (var path in new[] { picture.Shown.Fill, picture.Shown.Stroke }.OfType<string>())
            canvas.DrawPath(PathOf(path), Stroke(picture.Ground, GroundWidth, isBroken: false));
        if (picture.Shown.Fill is { } fill)
            canvas.DrawPath(PathOf(fill), Fill(picture.Ink));
        if (picture.Shown.Stroke is { } stroke)
            canvas.DrawPath(PathOf(stroke), Stroke(picture.Ink, 2.2, isBroken: false));
        canvas.Restore();
    }

    private void DrawHatch(SKCanvas canvas, Mark.Circle circle)
    {
        using var path = new SKPath();
        path.AddCircle((float)circle.Middle.X, (float)circle.Middle.Y, (float)circle.Radius);
        DrawHatch(canvas, path, circle.Hatch);
    }

    /// <summary>The pattern lies still on what it is of, not on the screen.</summary>
    private void DrawHatch(SKCanvas canvas, SKPath path, Pattern? hatch)
    {
        if (hatch is null)
            return;
        var (x, y) = (path.Bounds.MidX, path.Bounds.MidY);
        path.Transform(SKMatrix.CreateTranslation(-x, -y));
        _hatch.Shader = ShaderOf(hatch);
        canvas.Save();
        canvas.Translate(x, y);
        canvas.DrawPath(path, _hatch);
        canvas.Restore();
    }

    private void DrawText(SKCanvas canvas, Mark.Text text)
    {
        var font = FontOf(text.Size, text.IsItalic);
        var (x, y) = ((float)text.Middle.X, (float)(text.Middle.Y + (text.Size * 0.35)));
        canvas.DrawText(text.Content, x, y, SKTextAlign.Center, font, Stroke(text.Halo, 4, isBroken: false));
        canvas.DrawText(text.Content, x, y, SKTextAlign.Center, font, Fill(text.Ink));
    }

    private SKPaint Fill(Colour ink)
    {
        _fill.Color = Skia(ink);
        return _fill;
    }

    private SKPaint Stroke(Colour ink, double width, bool isBroken)
    {
        _stroke.Color = Skia(ink);
        _stroke.StrokeWidth = (float)width;
        _stroke.PathEffect = isBroken ? _broken : null;
        return _stroke;
    }

    private SKFont FontOf(double size, bool isItalic)
    {
        if (!_fonts.TryGetValue((size, isItalic), out var font))
            _fonts[(size, isItalic)] = font = new SKFont(isItalic ? _slopingLetters : _letters, (float)size);
        return font;
    }

    private SKPath PathOf(string data)
    {
        if (!_paths.TryGetValue(data, out var path))
            _paths[data] = path = SKPath.ParseSvgPathData(data);
        return path;
    }

    private SKShader ShaderOf(Pattern pattern)
    {
        if (!_hatches.TryGetValue(pattern, out var shader))
            _hatches[pattern] = shader = NewShader(pattern);
        return shader;
    }

    private SKShader NewShader(Pattern pattern)
    {
        var tile = SKRect.Create(Pattern.Tile, Pattern.Tile);
        using var recorder = new SKPictureRecorder();
        var canvas = recorder.BeginRecording(tile);
        if (pattern.Lines is { } lines)
            canvas.DrawPath(PathOf(lines), Stroke(Pattern.Ink, Pattern.LineWidth, isBroken: false));
        if (pattern.Areas is { } areas)
            canvas.DrawPath(PathOf(areas), Fill(Pattern.Ink));
        using var picture = recorder.EndRecording();
        return SKShader.CreatePicture(picture, SKShaderTileMode.Repeat, SKShaderTileMode.Repeat, tile);
    }

    private static SKPath PathOf(IReadOnlyList<Pixel> points, bool isClosed)
    {
        var path = new SKPath();
        path.MoveTo((float)points[0].X, (float)points[0].Y);
        for (var point = 1; point < points.Count; point++)
            path.LineTo((float)points[point].X, (float)points[point].Y);
        if (isClosed)
            path.Close();
        return path;
    }

    internal static SKColor Skia(Colour colour) => new(colour.Red, colour.Green, colour.Blue, (byte)Math.Round(255 * Math.Clamp(colour.Opacity, 0, 1)));
}
