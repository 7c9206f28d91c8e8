using MapService.Client.Scenes;

namespace MapService.Client.Layouts;

/// <summary>How the map lies on the screen.</summary>
/// <param name="Centre">What is in the middle.</param>
/// <param name="Resolution">Web Mercator metres a pixel.</param>
/// <param name="Width">Width of the screen in pixels.</param>
/// <param name="Height">Height of the screen in pixels.</param>
/// <param name="TurnDegrees">How far it is turned, clockwise; at 0 north is up.</param>
public readonly record struct MapView(MercatorPoint Centre, double Resolution, double Width, double Height, double TurnDegrees = 0)
{
    /// <summary>A turn by key, in degrees: as on the web.</summary>
    private const double TurnStep = 15;

    /// <summary>Web Mercator metres a pixel at zoom 0, where the world is 256 pixels wide.</summary>
    private const double ResolutionAtZoom0 = 2 * Math.PI * 6_378_137 / 256;

    /// <summary>Zoom as web maps count it: one more is twice as near.</summary>
    public double Zoom => Math.Log2(ResolutionAtZoom0 / Resolution);

    /// <summary>A view at a zoom.</summary>
    public static MapView AtZoom(MercatorPoint centre, double zoom, double width, double height) =>
        new(centre, ResolutionAtZoom0 / Math.Pow(2, zoom), width, height);

    /// <summary>Where a point is on the screen, in pixels from the upper left corner.</summary>
    public Pixel ToPixel(MercatorPoint point)
    {
        var (x, y) = Turned((point.X - Centre.X) / Resolution, (Centre.Y - point.Y) / Resolution, TurnDegrees);
        return new Pixel(x + (Width / 2), y + (Height / 2));
    }

    /// <summary>What is at a pixel.</summary>
    public MercatorPoint ToMercator(Pixel pixel)
    {
        var (x, y) = Turned(pixel.X - (Width / 2), pixel.Y - (Height / 2), -TurnDegrees);
        return new MercatorPoint(Centre.X + (x * Resolution), Centre.Y - (y * Resolution));
    }

    /// <summary>The turn after some steps by key, clockwise for positive ones; in [0, 360).</summary>
    public double TurnAfter(int steps) => ((((Math.Round(TurnDegrees / TurnStep) + steps) * TurnStep) % 360) + 360) % 360;

    /// <summary>The same screen, turned as it is, with all between two corners in view.</summary>
    /// <param name="one">A corner.</param>
    /// <param name="other">The corner across.</param>
    /// <param name="finestZoom">Not nearer than this.</param>
    public MapView Showing(MercatorPoint one, MercatorPoint other, double finestZoom)
    {
        var (sin, cos) = Math.SinCos(TurnDegrees * Math.PI / 180);
        var (width, height) = (Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y));
        var across = ((width * Math.Abs(cos)) + (height * Math.Abs(sin))) / Width;
        var down = ((width * Math.Abs(sin)) + (height * Math.Abs(cos))) / Height;
        var finest = ResolutionAtZoom0 / Math.Pow(2, finestZoom);
        return this with { Centre = new((one.X + other.X) / 2, (one.Y + other.Y) / 2), Resolution = Math.Max(finest, Math.Max(across, down)) };
    }

    /// <summary>Whether a pixel is on the screen or not farther than a margin off it.</summary>
    public bool IsNear(Pixel pixel, double margin) =>
        pixel.X > -margin && pixel.Y > -margin && pixel.X < Width + margin && pixel.Y < Height + margin;

    /// <summary>Clockwise, where down is positive.</summary>
    private static (double X, double Y) Turned(double x, double y, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return ((x * cos) - (y * sin), (x * sin) + (y * cos));
    }
}

/// <summary>A point on the screen, in pixels from the upper left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct Pixel(double X, double Y)
{
    /// <summary>How far another one is, in pixels.</summary>
    public double DistanceTo(Pixel other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}

/// <summary>A rectangle on the screen, in pixels.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The rectangle around a point.</summary>
    public static Box Around(Pixel middle, double halfWidth, double halfHeight) =>
        new(middle.X - halfWidth, middle.Y - halfHeight, middle.X + halfWidth, middle.Y + halfHeight);

    /// <summary>Whether the two have more than an edge in common.</summary>
    public bool Overlaps(Box other) => Right > other.Left && Left < other.Right && Bottom > other.Top && Top < other.Bottom;
}
