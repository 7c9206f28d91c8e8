using MapService.History.Movements;
using NetTopologySuite.Geometries;

namespace MapService.History.Tests.Movements;

/// <summary>A way over lines, on small drawings and on random ones.</summary>
public sealed class RouteNetworkTests
{
    private const double ReachMetres = 3000;

    private static readonly LineString Street = Line((30.0, 60.0), (30.1, 60.0));

    [Fact]
    public void A_way_leads_straight_to_the_line_along_it_and_straight_to_the_end() => Assert.Equal(
        [new(30.02, 60.001), new(30.02, 60.0), new(30.08, 60.0), new(30.08, 59.999)],
        PathOver([Street], (30.02, 60.001), (30.08, 59.999))!.Coordinates);

    [Fact]
    public void Lines_meet_where_they_share_a_vertex() =>
        Assert.NotNull(PathOver([Line((30.0, 60.0), (30.05, 60.0), (30.1, 60.0)), Line((30.05, 60.0), (30.05, 60.05))], (30.0, 60.0), (30.05, 60.05)));

    [Fact]
    public void Streets_meet_where_they_cross() => Assert.Equal(
        [new(30.0, 60.0), new(30.05, 60.0), new(30.05, 60.05)],
        PathOver([Street, Line((30.05, 59.95), (30.05, 60.05))], (30.0, 60.0), (30.05, 60.05))!.Coordinates);

    [Fact]
    public void Railways_that_cross_pass_over_each_other()
    {
        var network = RouteNetwork.Of([Street, Line((30.05, 59.95), (30.05, 60.05))], crossingsJoin: false);

        Assert.Null(network.FindPath(new(30.0, 60.0), new(30.05, 60.05), reachMetres: 10));
    }

    [Theory]
    [InlineData(60.0001, true)]
    [InlineData(60.0002, false)]
    public void An_end_that_stops_just_before_a_line_belongs_to_it(double end, bool meets) =>
        Assert.Equal(meets, PathOver([Street, Line((30.05, 60.05), (30.05, end))], (30.0, 60.0), (30.05, 60.05), reachMetres: 10) is not null);

    [Fact]
    public void Lines_that_do_not_meet_join_nothing() =>
        Assert.Null(PathOver([Street, Line((30.0, 60.05), (30.1, 60.05))], (30.0, 60.0), (30.0, 60.05), reachMetres: 10));

    [Fact]
    public void What_is_out_of_reach_is_not_joined() => Assert.Null(PathOver([Street], (30.0, 60.01), (30.1, 60.0), reachMetres: 1000));

    [Fact]
    public void Who_gets_on_and_off_between_two_corners_need_not_go_to_either() =>
        Assert.Equal([new(30.02, 60.0), new(30.03, 60.0)], PathOver([Street], (30.02, 60.0), (30.03, 60.0))!.Coordinates);

    [Fact]
    public void The_nearest_street_is_left_alone_when_it_leads_nowhere()
    {
        var alley = Line((30.05, 60.0006), (30.0501, 60.0006));

        Assert.NotNull(PathOver([Street, alley], (30.05, 60.0005), (30.1, 60.0), reachMetres: 100));
    }

    [Fact]
    public void A_map_without_lines_joins_nothing()
    {
        Assert.True(RouteNetwork.Of([], crossingsJoin: true).IsEmpty);
        Assert.Null(RouteNetwork.None.FindPath(new(30, 60), new(30, 60), ReachMetres));
    }

    [Fact]
    public void A_way_is_never_shorter_than_the_straight_line() => ForEachPath((from, to, path, _) =>
        Assert.True(Geodesy.LengthMetres(path) >= Geodesy.DistanceMetres(from, to) - 1e-6));

    [Fact]
    public void A_way_starts_and_ends_where_it_should() =>
        ForEachPath((from, to, path, _) => Assert.Equal((from, to), (path.Coordinates[0], path.Coordinates[^1])));

    [Fact]
    public void A_way_lies_on_the_lines_but_for_its_two_ends() => ForEachPath((_, _, path, lines) =>
    {
        var on = path.Coordinates[1..^1];
        Assert.All(on.Zip(on.Skip(1)), piece => Assert.True(MetresOff(lines, Middle(piece.First, piece.Second)) <= RouteNetwork.ToleranceMetres));
    });

    [Fact]
    public void The_way_back_is_as_long() => Seeds.ForEach(200, random =>
    {
        var map = new RandomLines(random);
        var (network, one, other) = (RouteNetwork.Of(map.Lines(), crossingsJoin: true), map.Position(), map.Position());
        var (there, back) = (network.FindPath(one, other, ReachMetres), network.FindPath(other, one, ReachMetres));

        Assert.Equal(there is null, back is null);
        if (there is not null)
            Assert.Equal(Geodesy.LengthMetres(there), Geodesy.LengthMetres(back!), tolerance: 1e-3);
    });

    [Fact]
    public void No_way_from_corner_to_corner_is_shorter() => Seeds.ForEach(100, random =>
    {
        var map = new RandomLines(random);
        Coordinate[] corners = [.. Enumerable.Range(0, random.Next(2, 12)).Select(_ => map.Position())];
        var lines = map.LinesBetween(corners);
        if (AnEndIsTied(lines))
            return;
        var network = RouteNetwork.Of(lines, crossingsJoin: false);

        var shortest = ShortestBetween(corners, lines);
        for (var to = 1; to < corners.Length; to++)
            Assert.Equal(shortest[0, to], Geodesy.LengthMetres(network.FindPath(corners[0], corners[to], reachMetres: 0.01)!), tolerance: 0.1);
    });

    /// <summary>R. W. Floyd, Algorithm 97, Communications of the ACM 5, 1962.</summary>
    private static double[,] ShortestBetween(Coordinate[] corners, List<LineString> lines)
    {
        var metres = new double[corners.Length, corners.Length];
        for (var from = 0; from < corners.Length; from++)
        {
            for (var to = 0; to < corners.Length; to++)
                metres[from, to] = from == to ? 0 : double.PositiveInfinity;
        }
        foreach (var (one, other) in lines.SelectMany(line => line.Coordinates.Zip(line.Coordinates.Skip(1))))
        {
            var (from, to) = (Array.IndexOf(corners, one), Array.IndexOf(corners, other));
            metres[from, to] = metres[to, from] = Geodesy.DistanceMetres(one, other);
        }
        for (var over = 0; over < corners.Length; over++)
        {
            for (var from = 0; from < corners.Length; from++)
            {
                for (var to = 0; to < corners.Length; to++)
                    metres[from, to] = Math.Min(metres[from, to], metres[from, over] + metres[over, to]);
            }
        }
        return metres;
    }

    private static void ForEachPath(Action<Coordinate, Coordinate, LineString, List<LineString>> holds) => Seeds.ForEach(200, random =>
    {
        var map = new RandomLines(random);
        var (lines, from, to) = (map.Lines(), map.Position(), map.Position());
        if (RouteNetwork.Of(lines, crossingsJoin: true).FindPath(from, to, ReachMetres) is { } path)
            holds(from, to, path, lines);
    });

    /// <summary>
    /// Whether a corner lies so near to a piece that does not lead to it that the two may be joined, so that corners are not all there
    /// is. Metres along a parallel are counted double by <see cref="MetresOff"/>.
    /// </summary>
    private static bool AnEndIsTied(List<LineString> lines)
    {
        var pieces = lines.SelectMany(line => line.Coordinates.Zip(line.Coordinates.Skip(1))).ToList();
        return lines.SelectMany(line => line.Coordinates).Any(corner => pieces.Any(piece => piece.First != corner && piece.Second != corner
            && MetresOff([new LineString([piece.First, piece.Second])], corner) <= 2 * RouteNetwork.ToleranceMetres));
    }

    private static double MetresOff(List<LineString> lines, Coordinate position) =>
        Geodesy.MetresPerDegree * lines.Min(line => line.Distance(new Point(position)));

    private static Coordinate Middle(Coordinate one, Coordinate other) => new((one.X + other.X) / 2, (one.Y + other.Y) / 2);

    private static LineString? PathOver(
        LineString[] lines, (double Lon, double Lat) from, (double Lon, double Lat) to, double reachMetres = ReachMetres) =>
        RouteNetwork.Of(lines, crossingsJoin: true).FindPath(new(from.Lon, from.Lat), new(to.Lon, to.Lat), reachMetres);

    private static LineString Line(params (double Lon, double Lat)[] points) => new([.. points.Select(point => new Coordinate(point.Lon, point.Lat))]);
}
