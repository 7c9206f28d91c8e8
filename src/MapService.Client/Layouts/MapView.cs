using MapService.Client.Scenes;

namespace MapService.Client.Layouts;

/// <summary>How the map lies on the screen: north is up.</summary>
/// <param name="Centre">What is in the middle.</param>
/// <param name="Resolution">Web Mercator metres a pixel.</param>
/// <param name="Width">Width of the screen in pixels.</param>
/// <param name="Height">Height of the screen in pixels.</param>
public readonly record struct MapView(MercatorPoint Centre, double Resolution, double Width, double Height)
{
    /// <summary>Web Mercator metres a pixel at zoom 0, where the world is 256 pixels wide.</summary>
    private const double ResolutionAtZoom0 = 2 * Math.PI * 6_378_137 / 256;

    /// <summary>Zoom as web maps count it: one more is twice as near.</summary>
    public double Zoom => Math.Log2(ResolutionAtZoom0 / Resolution);

    /// <summary>A view at a zoom.</summary>
    public static MapView AtZoom(MercatorPoint centre, double zoom, double width, double height) =>
        new(centre, ResolutionAtZoom0 / Math.Pow(2, zoom), width, height);

    /// <summary>Where a point is on the screen, in pixels from the upper left corner.</summary>
    public Pixel ToPixel(MercatorPoint point) =>
        new(((point.X - Centre.X) / Resolution) + (Width / 2), ((Centre.Y - point.Y) / Resolution) + (Height / 2));

    /// <summary>What is at a pixel.</summary>
    public MercatorPoint ToMercator(Pixel pixel) =>
        new(Centre.X + ((pixel.X - (Width / 2)) * Resolution), Centre.Y - ((pixel.Y - (Height / 2)) * Resolution));

    /// <summary>Whether a pixel is on the screen or not farther than a margin off it.</summary>
    public bool IsNear(Pixel pixel, double margin) =>
        pixel.X > -margin && pixel.Y > -margin && pixel.X < Width + margin && pixel.Y < Height + margin;
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
