using NetTopologySuite.Geometries;
using Xunit;

namespace MapService.Geodata.Tests;

/// <summary>The drawing against published positions, and against itself.</summary>
public sealed class AccuracyTests
{
    /// <summary>Largest error in the centre and outside it, in metres.</summary>
    private const double MostInCentre = 60;
    private const double MostOutside = 250;

    private static readonly Envelope Centre = new(30.26, 30.41, 59.905, 59.985);
    private static readonly Geometry Water = Metres.Of(Theme.Area("sea", "rivers", "lakes"));

    [Theory]
    [InlineData("buildings", "winter-palace", 30.3137, 59.9405)]
    [InlineData("buildings", "district-headquarters", 30.3174, 59.9400)]
    [InlineData("buildings", "admiralty", 30.30802, 59.93783)]
    [InlineData("buildings", "tauride-palace", 30.37603, 59.9477)]
    [InlineData("buildings", "peter-and-paul-cathedral", 30.31595, 59.95012)]
    [InlineData("buildings", "peter-and-paul-fortress", 30.31736, 59.94873)]
    [InlineData("buildings", "peter-and-paul-fortress", 30.31359, 59.94868)]
    [InlineData("buildings", "kshesinskaya-mansion", 30.32458, 59.95461)]
    [InlineData("buildings", "marble-palace", 30.32668, 59.94515)]
    [InlineData("buildings", "stroganov-palace", 30.32056, 59.93564)]
    [InlineData("buildings", "corps-of-pages", 30.33194, 59.93139)]
    [InlineData("buildings", "hermitage-theatre", 30.3173, 59.94258)]
    [InlineData("buildings", "city-duma", 30.32961, 59.93471)]
    [InlineData("buildings", "telephone-exchange", 30.3151, 59.9345)]
    [InlineData("buildings", "state-bank", 30.3277, 59.9313)]
    [InlineData("buildings", "menshikov-palace", 30.29586, 59.93889)]
    [InlineData("buildings", "narodny-dom", 30.3114, 59.9554)]
    [InlineData("buildings", "alexandrinsky-theatre", 30.33588, 59.93198)]
    [InlineData("buildings", "public-library", 30.33536, 59.93241)]
    [InlineData("buildings", "kazan-cathedral", 30.32456, 59.93438)]
    [InlineData("buildings", "st-isaac", 30.30615, 59.93409)]
    [InlineData("buildings", "alexander-nevsky-lavra", 30.3882, 59.921)]
    [InlineData("buildings", "gostiny-dvor", 30.33339, 59.93408)]
    [InlineData("buildings", "astoria", 30.30903, 59.93302)]
    [InlineData("buildings", "moscow-gate", 30.31943, 59.8914)]
    [InlineData("buildings", "putilov-works", 30.2628, 59.8788)]
    [InlineData("buildings", "obukhov-works", 30.47897, 59.86052)]
    [InlineData("buildings", "treugolnik", 30.2779, 59.90851)]
    [InlineData("buildings", "nobel-works", 30.33864, 59.96578)]
    [InlineData("buildings", "pulkovo-observatory", 30.3265, 59.7717)]
    [InlineData("buildings", "gatchina-palace", 30.10749, 59.56345)]
    [InlineData("buildings", "ropsha", 29.86056, 59.72361)]
    [InlineData("buildings", "peterhof-palace", 29.9089, 59.8848)]
    [InlineData("buildings", "kronstadt-cathedral", 29.7778, 59.99167)]
    [InlineData("buildings", "pavlovsk-cadet-school", 30.285, 59.9585)]
    [InlineData("buildings", "konstantin-cadet-school", 30.3166, 59.9203)]
    [InlineData("buildings", "egersky-barracks", 30.3285, 59.9168)]
    [InlineData("buildings", "finlyandsky-barracks", 30.272, 59.932)]
    [InlineData("stations", "nikolaevsky-station", 30.3619, 59.9293)]
    [InlineData("buildings", "tsarskoselsky-station", 30.32944, 59.91964)]
    [InlineData("buildings", "finland-station", 30.3562, 59.9557)]
    [InlineData("bridges", "troitsky-bridge", 30.32747, 59.94875)]
    [InlineData("bridges", "exchange-bridge", 30.30342, 59.9463)]
    [InlineData("bridges", "tuchkov-bridge", 30.28552, 59.94896)]
    [InlineData("bridges", "okhta-bridge", 30.40123, 59.94266)]
    [InlineData("bridges", "finland-railway-bridge", 30.40517, 59.91467)]
    [InlineData("bridges", "kamennoostrovsky-bridge", 30.30152, 59.97751)]
    [InlineData("bridges", "anichkov-bridge", 30.34339, 59.93324)]
    [InlineData("bridges", "politseysky-bridge", 30.31966, 59.93612)]
    [InlineData("bridges", "blue-bridge", 30.30895, 59.93168)]
    [InlineData("bridges", "potseluev-bridge", 30.29505, 59.92825)]
    [InlineData("bridges", "obukhovsky-bridge", 30.31778, 59.92165)]
    [InlineData("bridges", "egyptian-bridge", 30.2973, 59.91692)]
    [InlineData("bridges", "panteleimonovsky-bridge", 30.33832, 59.94205)]
    [InlineData("bridges", "simeonovsky-bridge", 30.34322, 59.93835)]
    [InlineData("bridges", "chernyshev-bridge", 30.33573, 59.92847)]
    [InlineData("bridges", "semenovsky-bridge", 30.327, 59.92514)]
    [InlineData("bridges", "novo-moskovsky-bridge", 30.3181, 59.9086)]
    [InlineData("stations", "krasnoye-selo-station", 30.10342, 59.73234)]
    [InlineData("stations", "ligovo", 30.18084, 59.82307)]
    [InlineData("stations", "tsarskoye-selo-station", 30.42968, 59.72304)]
    [InlineData("stations", "gatchina-warsaw-station", 30.13286, 59.55186)]
    [InlineData("stations", "strelna-station", 30.03191, 59.84729)]
    [InlineData("stations", "novy-peterhof-station", 29.92842, 59.86365)]
    [InlineData("stations", "oranienbaum-station", 29.77344, 59.917)]
    [InlineData("stations", "sestroretsk-station", 29.95883, 60.09227)]
    [InlineData("stations", "udelnaya", 30.31339, 60.01754)]
    [InlineData("stations", "obukhovo", 30.45351, 59.84892)]
    [InlineData("stations", "kolpino-station", 30.61452, 59.7498)]
    [InlineData("stations", "tosno", 30.88191, 59.54453)]
    [InlineData("stations", "mga", 31.06154, 59.75517)]
    [InlineData("stations", "luga-station", 29.8454, 58.7412)]
    [InlineData("stations", "narva-station", 28.19951, 59.36849)]
    [InlineData("stations", "volosovo", 29.48018, 59.44172)]
    [InlineData("stations", "siverskaya", 30.06274, 59.35483)]
    [InlineData("stations", "divenskaya", 30.01104, 59.20462)]
    [InlineData("stations", "preobrazhenskaya", 29.89668, 58.86463)]
    [InlineData("stations", "vyritsa", 30.34495, 59.41448)]
    [InlineData("stations", "novgorod-station", 31.25022, 58.52674)]
    [InlineData("stations", "vyborg-station", 28.75235, 60.71548)]
    [InlineData("stations", "chudovo", 31.67779, 59.12298)]
    public void What_is_drawn_lies_at_its_published_position(string theme, string id, double lon, double lat)
    {
        var drawn = Theme.Read(theme).Single(feature => feature.Id == id);
        var metres = Metres.Between(drawn.Shape, new Point(lon, lat));
        var most = Centre.Contains(lon, lat) ? MostInCentre : MostOutside;

        Assert.True(metres < most, $"{drawn} is drawn {metres:F0} m off, more than {most} m");
    }

    [Fact]
    public void A_bridge_joins_two_banks()
    {
        foreach (var bridge in Theme.Read("bridges"))
        {
            var line = (LineString)Metres.Of(bridge.Shape);
            var banks = Parts(Lengthened(line, bridge.AccuracyMetres).Buffer(8).Difference(Water)).Where(part => part.Area > 1).ToList();
            var (start, end) = (Nearest(banks, line.StartPoint), Nearest(banks, line.EndPoint));
            Assert.True(start is not null && end is not null && start != end, $"{bridge} does not lead over the water from one bank to another");
        }
    }

    [Theory]
    [InlineData("roads", 30)]
    [InlineData("railways", 40)]
    public void Lines_cross_water_on_bridges_only(string theme, double mostMetres)
    {
        var bridges = Theme.Read("bridges").Select(bridge => Metres.Of(bridge.Shape).Buffer(20)).Aggregate((one, other) => one.Union(other));
        var swims = Theme.Read(theme)
            .Select(line => (line, metres: LongestPiece(Metres.Of(line.Shape).Intersection(Water).Difference(bridges))))
            .Where(pair => pair.metres > mostMetres);

        Assert.Empty(swims.Select(pair => $"{pair.line} swims {pair.metres:F0} m"));
    }

    [Theory]
    [InlineData("railways")]
    [InlineData("roads")]
    public void A_line_ends_at_another_or_well_away_from_all(string theme)
    {
        const double NearMetres = 12;
        var lines = Theme.Read(theme).Select(line => (line, shape: Metres.Of(line.Shape))).ToList();
        var missed =
            from one in lines
            from end in new[] { ((LineString)one.shape).StartPoint, ((LineString)one.shape).EndPoint }
            let nearest = lines.Where(other => other.line != one.line).Min(other => other.shape.Distance(end))
            where nearest > 0.5 && nearest < NearMetres
            select $"{one.line} ends {nearest:F0} m beside another";

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("railways")]
    [InlineData("bridges")]
    [InlineData("theatre")]
    [InlineData("restored")]
    public void No_line_crosses_itself(string theme) =>
        Assert.Empty(Theme.Read(theme).Where(feature => feature.Shape is LineString { IsSimple: false }).Select(feature => feature.ToString()));

    [Fact]
    public void Buildings_stand_on_land_and_beside_one_another()
    {
        var buildings = Theme.Read("buildings").Where(building => building.Kind != "works").Select(building => (building, shape: Metres.Of(building.Shape))).ToList();
        var wet = buildings.Where(pair => pair.shape.Intersection(Water).Area > 0.02 * pair.shape.Area).Select(pair => $"{pair.building} stands in the water");
        var stacked =
            from one in buildings
            from other in buildings
            where string.CompareOrdinal(one.building.Id, other.building.Id) < 0 && one.shape.EnvelopeInternal.Intersects(other.shape.EnvelopeInternal)
            where one.shape.Intersection(other.shape).Area > 0.02 * Math.Min(one.shape.Area, other.shape.Area)
            select $"{one.building} stands on {other.building}";

        Assert.Empty(wet);
        Assert.Empty(stacked);
    }

    [Fact]
    public void A_shore_that_was_put_back_is_a_shore_of_the_map_and_says_how_exact_it_is()
    {
        var shores = Water.Boundary;
        foreach (var restored in Theme.Read("restored"))
        {
            // Where a stream comes out the line goes on over its mouth.
            Assert.True(Metres.Of(restored.Shape).Difference(shores.Buffer(1)).Length < 60, $"{restored} is not drawn as a shore");
            Assert.InRange(restored.AccuracyMetres, 150, 500);
        }
    }

    private static IEnumerable<Geometry> Parts(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN);

    /// <summary>A line that goes on straight at both ends: a bridge may end a little before its bank, as exact as it is.</summary>
    private static LineString Lengthened(LineString line, double metres)
    {
        var points = line.Coordinates;
        return new LineString([Beyond(points[1], points[0], metres), .. points, Beyond(points[^2], points[^1], metres)]);
    }

    private static Coordinate Beyond(Coordinate from, Coordinate to, double metres)
    {
        var share = 1 + (metres / from.Distance(to));
        return new Coordinate(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
    }

    private static Geometry? Nearest(IReadOnlyList<Geometry> parts, Point point) => parts.MinBy(part => part.Distance(point));

    private static double LongestPiece(Geometry shape) => Parts(shape).Select(part => part.Length).DefaultIfEmpty(0).Max();
}
