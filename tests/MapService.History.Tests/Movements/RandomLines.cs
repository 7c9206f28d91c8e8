using NetTopologySuite.Geometries;

namespace MapService.History.Tests.Movements;

/// <summary>Lines in a box of about 11 by 11 kilometres.</summary>
internal sealed class RandomLines(Random random)
{
    public Coordinate Position() => new(30 + (random.NextDouble() * 0.2), 59.9 + (random.NextDouble() * 0.1));

    /// <summary>A few lines of a few vertices, anyhow.</summary>
    public List<LineString> Lines() => [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Line())];

    /// <summary>Straight lines between some corners, and one from the first over all others to the last.</summary>
    public List<LineString> LinesBetween(Coordinate[] corners)
    {
        var more = Enumerable.Range(0, random.Next(20)).Select(_ => new LineString([corners[random.Next(corners.Length)], corners[random.Next(corners.Length)]]));
        return [new LineString(corners), .. more.Where(line => line.Length > 0)];
    }

    private LineString Line() => new([.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Position())]);
}
