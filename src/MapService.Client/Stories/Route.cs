using System.Collections.Immutable;
using MapService.Client.Scenes;
using MapService.History;
using NetTopologySuite.Geometries;

namespace MapService.Client.Stories;

/// <summary>A way with the distance of each of its points from the start.</summary>
public sealed class Route
{
    private readonly ImmutableArray<Coordinate> _points;
    private readonly double[] _metres;

    /// <summary>Measures a line.</summary>
    /// <param name="positions">[[longitude, latitude], ...] in degrees, one or more.</param>
    public Route(IEnumerable<IReadOnlyList<double>> positions)
    {
        _points = [.. positions.Select(position => new Coordinate(position[0], position[1]))];
        _metres = new double[_points.Length];
        for (var point = 1; point < _points.Length; point++)
            _metres[point] = _metres[point - 1] + Geodesy.DistanceMetres(_points[point - 1], _points[point]);
    }

    /// <summary>Length of the whole way in metres.</summary>
    public double LengthMetres => _metres[^1];

    /// <summary>The position at a distance from the start, in degrees; distances beyond an end give that end.</summary>
    public (double Lon, double Lat) PositionAt(double metres)
    {
        var next = IndexAfter(metres);
        if (next == 0 || next == _points.Length)
            return (_points[next == 0 ? 0 : ^1].X, _points[next == 0 ? 0 : ^1].Y);
        var (from, to) = (_points[next - 1], _points[next]);
        var share = (metres - _metres[next - 1]) / (_metres[next] - _metres[next - 1]);
        return (from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
    }

    /// <summary>The piece between two distances in metres, with the points in between.</summary>
    public ImmutableArray<MercatorPoint> Piece(double from, double to)
    {
        var piece = ImmutableArray.CreateBuilder<MercatorPoint>();
        piece.Add(MercatorAt(from));
        for (var point = IndexAfter(from); point < _points.Length && _metres[point] < to; point++)
            piece.Add(MercatorPoint.FromLonLat(_points[point].X, _points[point].Y));
        piece.Add(MercatorAt(to));
        return piece.ToImmutable();
    }

    private MercatorPoint MercatorAt(double metres)
    {
        var (lon, lat) = PositionAt(metres);
        return MercatorPoint.FromLonLat(lon, lat);
    }

    /// <summary>The first point that is farther from the start.</summary>
    private int IndexAfter(double metres)
    {
        var (low, high) = (0, _metres.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_metres[middle] > metres)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
