using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Xunit;

namespace MapService.Geodata.Tests;

public sealed class BaseMapTests
{
    private static readonly Geometry Water = Theme.Area("sea", "rivers", "lakes");

    public static TheoryData<string> Themes => [.. Theme.Names];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_feature_says_what_it_is_how_exact_and_after_what(string theme)
    {
        var features = Theme.Read(theme);

        Assert.NotEmpty(features);
        Assert.DoesNotContain(features, feature => feature.Id.Length == 0 || feature.Kind.Length == 0 || feature.Basis.Length == 0);
        Assert.DoesNotContain(features, feature => !(feature.AccuracyMetres > 0));
        Assert.Empty(features.GroupBy(feature => feature.Id).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void No_shape_crosses_itself(string theme)
    {
        var broken = Theme.Read(theme).Select(feature => (feature, error: new IsValidOp(feature.Shape).ValidationError)).Where(pair => pair.error is not null);

        Assert.Empty(broken.Select(pair => $"{pair.feature}: {pair.error}"));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Outer_rings_run_counter_clockwise(string theme)
    {
        var clockwise = Theme.Read(theme).Where(feature => Polygons(feature.Shape).Any(polygon => !polygon.Shell.IsCCW));

        Assert.Empty(clockwise.Select(feature => feature.ToString()));
    }

    [Fact]
    public void Islands_are_surrounded_by_water_and_dry()
    {
        var islands = Theme.Read("islands").Select(island => (island, shape: Metres.Of(island.Shape))).ToList();
        var water = Metres.Of(Water);

        Assert.Empty(islands.Where(pair => pair.shape.Intersection(water).Area > 0.01 * pair.shape.Area).Select(pair => $"{pair.island} is wet"));
        Assert.Empty(islands.Where(pair => pair.shape.Boundary.Difference(water.Buffer(60)).Length > 0.02 * pair.shape.Boundary.Length)
            .Select(pair => $"{pair.island} is not surrounded"));
    }

    [Fact]
    public void A_bridge_crosses_water_from_bank_to_bank()
    {
        var water = Metres.Of(Water);
        foreach (var bridge in Theme.Read("bridges"))
        {
            var line = (LineString)Metres.Of(bridge.Shape);
            var wet = water.Buffer(-bridge.AccuracyMetres);
            Assert.True(line.Intersection(water).Length > 5, $"{bridge} crosses no water");
            Assert.True(!wet.Contains(line.StartPoint) && !wet.Contains(line.EndPoint), $"{bridge} ends in the water");
            Assert.True(line.StartPoint.Distance(water) < 60 && line.EndPoint.Distance(water) < 60, $"{bridge} ends {Math.Max(line.StartPoint.Distance(water), line.EndPoint.Distance(water)):F0} m from its bank");
        }
    }

    [Fact]
    public void A_station_lies_on_a_railway()
    {
        var railways = Theme.Read("railways");
        var far = Theme.Read("stations").Where(station => railways.Min(railway => Metres.Between(railway.Shape, station.Shape)) > 1);

        Assert.Empty(far.Select(station => station.ToString()));
    }

    // The network of the mainland; beside it the Irinovka railway, which had no track to the others, and the streets of Kronstadt.
    [Theory]
    [InlineData("railways", 2)]
    [InlineData("roads", 2)]
    [InlineData("fairways", 1)]
    public void Lines_meet_exactly_so_that_the_network_hangs_together(string theme, int mostPieces)
    {
        var lines = Theme.Read(theme);
        var pieces = lines.Select((_, index) => index).ToArray();
        var byVertex = lines.SelectMany((line, index) => line.Shape.Coordinates.Select(vertex => (vertex, index))).ToLookup(pair => pair.vertex, pair => pair.index);
        foreach (var meeting in byVertex)
        {
            var piece = Find(meeting.First());
            foreach (var line in meeting)
                pieces[Find(line)] = piece;
        }

        var groups = lines.Select((line, index) => (line, piece: Find(index))).GroupBy(pair => pair.piece, pair => pair.line).ToList();
        Assert.True(groups.Count <= mostPieces, string.Join(" | ", groups.Select(group => string.Join(", ", group.Take(4)))));

        int Find(int line)
        {
            while (pieces[line] != line)
                line = pieces[line];
            return line;
        }
    }

    [Theory]
    [InlineData("railways")]
    [InlineData("roads")]
    public void A_line_on_land_crosses_wide_water_on_a_bridge_only(string theme)
    {
        // Streams and the bridges over them may be drawn some tens of metres apart.
        var unbridged = Theme.Read("bridges").Select(bridge => Metres.Of(bridge.Shape).Buffer(60)).Aggregate(Metres.Of(Water), (water, bridge) => water.Difference(bridge));
        foreach (var line in Theme.Read(theme))
        {
            var wet = Metres.Of(line.Shape).Intersection(unbridged);
            var widest = Enumerable.Range(0, wet.NumGeometries).Max(index => wet.GetGeometryN(index).Length);
            Assert.True(widest < 90, $"{line} crosses {widest:F0} m of water");
        }
    }

    [Fact]
    public void A_fairway_lies_in_the_water()
    {
        var region = Metres.Of(new Envelope(27.5, 32, 59, 61).ToGeometry());
        var water = Metres.Of(Theme.Water);
        foreach (var fairway in Theme.Read("fairways"))
        {
            var dry = Metres.Of(fairway.Shape).Intersection(region).Difference(water);
            Assert.True(dry.Length < 1, $"{fairway} crosses {dry.Length:F0} m of land");
        }
    }

    [Fact]
    public void A_fairway_of_the_wider_theatre_crosses_its_land_no_farther_than_its_coasts_are_drawn_off()
    {
        var (near, far) = (Land("coast-near"), Land("coast-theatre"));
        var region = Metres.Of(new Envelope(27.5, 32, 59, 61).ToGeometry());
        var reach = Metres.Of(Theme.Read("coast-near").Single(part => part.Kind == "open-sea").Shape);
        foreach (var fairway in Theme.Read("fairways").Where(fairway => fairway.Kind == "sea"))
        {
            var beyond = Metres.Of(fairway.Shape).Difference(region);
            Assert.False(beyond.Intersection(reach).Intersects(near), $"{fairway} crosses land");
            Assert.False(beyond.Difference(reach).Intersects(far), $"{fairway} crosses land far away");
        }

        // Without the shores, which are as exact as they say.
        static Geometry Land(string band)
        {
            var land = Theme.Read(band).Single(part => part.Kind == "land");
            return Metres.Of(land.Shape).Buffer(-land.AccuracyMetres);
        }
    }

    // Published positions of buildings at the water's edge, and of anchorages off it.
    [Theory]
    [InlineData("Winter Palace", 30.3137, 59.9405, false)]
    [InlineData("Admiralty", 30.30802, 59.93783, false)]
    [InlineData("Peter and Paul Cathedral", 30.31595, 59.95012, false)]
    [InlineData("Naryshkin bastion", 30.31736, 59.94873, false)]
    [InlineData("Marble Palace", 30.32668, 59.94515, false)]
    [InlineData("Menshikov Palace", 30.29586, 59.93889, false)]
    [InlineData("Smolny Institute", 30.3967, 59.9463, false)]
    [InlineData("Kronstadt, Naval Cathedral", 29.7778, 59.99167, false)]
    [InlineData("Fort Kronshlot", 29.7481, 59.9795, false)]
    [InlineData("Tolbukhin lighthouse", 29.54204, 60.04239, false)]
    [InlineData("Oranienbaum station", 29.77344, 59.917, false)]
    [InlineData("Peterhof, Great Palace", 29.9089, 59.8848, false)]
    [InlineData("Sestroretsk station", 29.95883, 60.09227, false)]
    [InlineData("Obukhov works", 30.47897, 59.86052, false)]
    [InlineData("Troitsky Bridge, middle", 30.32747, 59.94875, true)]
    [InlineData("Tuchkov Bridge, middle", 30.28552, 59.94896, true)]
    [InlineData("Okhta Bridge, middle", 30.40123, 59.94266, true)]
    [InlineData("Aurora off the English Embankment", 30.2885, 59.9337, true)]
    [InlineData("Neva Bay", 30.05, 59.93, true)]
    [InlineData("Gulf west of Kotlin", 29.3, 60.03, true)]
    public void Known_positions_lie_on_their_side_of_the_bank(string name, double lon, double lat, bool isWater) =>
        Assert.True(Water.Contains(new Point(lon, lat) { SRID = 4326 }) == isWater, $"{name} is on the wrong side");

    [Fact]
    public void Nothing_of_today_is_drawn()
    {
        string[] modern = ["metro", "ring-road", "alexander-nevsky-bridge", "volodarsky-bridge", "kantemirovsky-bridge", "betancourt-bridge", "dam", "marine-facade"];

        Assert.Empty(Theme.Names.SelectMany(Theme.Read).Where(feature => modern.Contains(feature.Id)).Select(feature => feature.ToString()));
    }

    private static IEnumerable<Polygon> Polygons(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>();
}
