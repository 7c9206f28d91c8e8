#!/usr/bin/env -S dotnet run
#:package NetTopologySuite
#:property PublishAot=false

// Rebuilds what the base map derives from packages: the coasts and lakes of the wider theatre, one file for each band of
// zooms, and the courses of its large rivers, out of GSHHG (LGPL). Needs Debian's gmt and gmt-gshhg-full:
//
//     apt-get install gmt gmt-gshhg-full && dotnet run geodata/rebuild.cs
//
// The same packages give the same files. What is chosen by hand stands in the tables below; README.md says why.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Polygonize;
using NetTopologySuite.Precision;
using NetTopologySuite.Simplify;

// Tolerances are half a pixel or less at the finest scale of a band; the smallest island and lake are a few pixels there.
Band[] bands =
[
    new("coast-near", new Envelope(20.8, 33.6, 56.7, 61.9), 'f', ToleranceMetres: 75, LeastIslandKm2: 0.3, LeastLakeKm2: 2, Decimals: 4, AccuracyMetres: 250, MeetsFineMap: true),
    new("coast-theatre", new Envelope(7, 49, 43.2, 68.4), 'h', ToleranceMetres: 450, LeastIslandKm2: 5, LeastLakeKm2: 14, Decimals: 3, AccuracyMetres: 800, MeetsFineMap: true),
    new("coast-world", new Envelope(-130, 110, 10, 76), 'l', ToleranceMetres: 4_500, LeastIslandKm2: 600, LeastLakeKm2: 1_200, Decimals: 2, AccuracyMetres: 4_000, MeetsFineMap: false),
];

var folder = Path.Combine(args.FirstOrDefault() ?? "geodata", "petrograd-1917");
foreach (var band in bands)
    GeoJson.Write(folder, band.Theme, Coasts.Of(band));
GeoJson.Write(folder, "theatre-rivers", Rivers.All());

/// <summary>The coast as it is drawn for a band of zooms. Lengths are of the ground, areas too.</summary>
internal sealed record Band(
    string Theme, Envelope Box, char Resolution, double ToleranceMetres, double LeastIslandKm2, double LeastLakeKm2, int Decimals, int AccuracyMetres, bool MeetsFineMap);

internal sealed record Drawn(string Id, string Kind, string[] Names, int AccuracyMetres, string Basis, Geometry Shape, int Decimals);

internal static class Coasts
{
    /// <summary>Where the map's own drawing of the Gulf lies on this one, so that there must be land under it.</summary>
    private static readonly Envelope OwnGulf = new(29.1, 30.6, 59.8, 60.28);

    /// <summary>Where the map's own drawing of Lake Ladoga takes over.</summary>
    private static readonly Envelope OwnLadoga = new(30.5, 31.75, 59.8, 60.5);

    /// <summary>Reservoirs that were dammed after 1917: points in or beside them.</summary>
    private static readonly Coordinate[] Reservoirs =
    [
        new(38.3, 58.5), new(37.7, 58.75), new(38.5, 58.3), new(37.0, 56.75), new(37.1, 56.8), new(43.0, 57.0), new(42.5, 57.3), new(43.1, 56.8), new(37.9, 57.4), new(38.3, 57.6), new(37.6, 59.7), new(38.0, 59.5),
        new(30.5, 50.8), new(30.5, 51.0), new(31.3, 49.95), new(31.6, 49.8), new(32.5, 49.3), new(33.0, 49.1), new(33.9, 48.8), new(34.3, 48.6), new(35.1, 48.0), new(35.2, 48.3), new(34.5, 47.5), new(33.7, 47.0), new(35.0, 47.6),
        new(42.5, 47.7), new(42.9, 48.1), new(43.3, 48.5), new(28.4, 59.3), new(28.15, 59.33), new(28.3, 59.25), new(27.4, 54.0), new(27.25, 53.97), new(24.2, 54.9), new(24.2, 56.85), new(24.5, 56.75), new(25.2, 56.6), new(25.5, 56.5),
        new(45.3, 50.2), new(45.7, 50.9), new(46.0, 51.5), new(48.0, 52.8), new(48.4, 53.5), new(48.5, 54.3), new(49.0, 55.2), new(47.5, 56.1), new(46.9, 56.2), new(45.0, 49.2), new(27.1, 48.5), new(29.3, 47.3),
        new(48.77, 54.38), new(48.19, 52.41), new(48.8, 53.31), new(48.6, 53.0), new(49.63, 54.67), new(51.17, 55.41), new(56.27, 58.9), new(56.88, 58.21), new(56.71, 57.89), new(56.65, 58.09), new(56.34, 58.17),
        new(41.22, 46.96), new(37.71, 56.08), new(37.71, 59.82), new(38.28, 54.1), new(24.12, 54.85), new(34.3, 59.2), new(35.6, 56.2), new(36.0, 55.6), new(19.0, 52.6), new(21.1, 52.5), new(22.3, 49.4), new(27.1, 47.9), new(22.5, 44.7), new(36.8, 49.6),
    ];

    /// <summary>How far a point may lie beside its reservoir, in degrees.</summary>
    private const double Beside = 0.05;

    public static IEnumerable<Drawn> Of(Band band)
    {
        var faces = Faces(band);
        var water = faces.Where(face => face.Level == 2 && !IsReservoir(face.Shape)).Select(face => face.Shape).ToList();
        var dry = Union(faces.Where(face => face.Level > 0).Select(face => face.Shape));
        var land = Generalise(dry, band, band.LeastIslandKm2);
        var lakes = Generalise(Union(water), band, band.LeastLakeKm2);
        if (band.MeetsFineMap)
        {
            land = land.Union(Box(OwnGulf));
            lakes = lakes.Difference(Box(OwnLadoga));
        }
        const string Basis = "derived from the GSHHG 2.3.7 coastline by rebuild.cs";
        yield return new Drawn($"{band.Theme}-sea", "open-sea", [], band.AccuracyMetres, "the limits of the drawing", Box(band.Box), band.Decimals);
        yield return new Drawn($"{band.Theme}-land", "land", [], band.AccuracyMetres, Basis, Reduced(land, band), band.Decimals);
        yield return new Drawn($"{band.Theme}-lakes", "lake", [], band.AccuracyMetres, Basis, Reduced(lakes, band), band.Decimals);
    }

    /// <summary>The box cut up by the shores in it, each face with its level: 0 sea, 1 land, 2 lake, 3 island in a lake. Without what is too small.</summary>
    private static List<(Polygon Shape, int Level)> Faces(Band band)
    {
        var shores = Gmt.Lines($"coast {Gmt.Region(band.Box)} -D{band.Resolution} -A0+l -W -M");
        var polygonizer = new Polygonizer();
        polygonizer.Add(new GeometryFactory().BuildGeometry([.. shores, Box(band.Box).Boundary]).Union());
        var least = Math.Min(band.LeastIslandKm2, band.LeastLakeKm2) / 2;
        var faces = polygonizer.GetPolygons().Cast<Polygon>().Where(face => AreaKm2((Polygon)Mercator.Of(face)) > least).ToList();
        var levels = Gmt.Levels([.. faces.Select(face => face.InteriorPoint.Coordinate)], band);
        return [.. faces.Select((face, index) => (face, levels[index]))];
    }

    private static bool IsReservoir(Polygon lake) =>
        Reservoirs.Any(point => lake.EnvelopeInternal.Distance(new Envelope(point)) < Beside && lake.Distance(new Point(point)) < Beside);

    /// <summary>The shape with fewer points and without what is too small to be seen, simplified as it is seen: in Mercator's projection.</summary>
    private static Geometry Generalise(Geometry shape, Band band, double leastKm2)
    {
        var middle = Mercator.ScaleAt(band.Box.Centre.Y);
        var simple = TopologyPreservingSimplifier.Simplify(Mercator.Of(Shifted(shape)), band.ToleranceMetres * middle);
        var parts = Parts(simple).Where(part => AreaKm2(part) >= leastKm2).Select(part => WithoutSmallHoles(part, leastKm2));
        return Mercator.Back(Union(parts)).Intersection(Box(band.Box));
    }

    private static Polygon WithoutSmallHoles(Polygon part, double leastKm2)
    {
        var holes = part.Holes.Where(hole => AreaKm2(new Polygon(hole)) >= leastKm2);
        return new Polygon(part.Shell, [.. holes]);
    }

    private static double AreaKm2(Polygon mercator)
    {
        var scale = Mercator.ScaleAt(Mercator.Back(mercator.Centroid).Coordinate.Y);
        return mercator.Area / scale / scale / 1e6;
    }

    /// <summary>GSHHG lies about 75 m east and north of the shores here; measured at known shores of the Gulf.</summary>
    private static Geometry Shifted(Geometry shape) =>
        AffineTransformation.TranslationInstance(-75 / (111_320 * Math.Cos(59.9 * Math.PI / 180)), -75 / 111_320.0).Transform(shape);

    private static Geometry Reduced(Geometry shape, Band band) =>
        GeometryPrecisionReducer.Reduce(shape, new PrecisionModel(Math.Pow(10, band.Decimals)));

    private static Geometry Union(IEnumerable<Geometry> shapes) =>
        NetTopologySuite.Operation.Union.CascadedPolygonUnion.Union([.. shapes]);

    private static IEnumerable<Polygon> Parts(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>();

    private static Geometry Box(Envelope box) => new GeometryFactory().ToGeometry(box);
}

/// <summary>
/// The large rivers of the theatre, traced over the river lines of GSHHG by the shortest way between points set by hand. Where
/// GSHHG has no line, as in reservoirs, the points themselves are the river.
/// </summary>
internal static class Rivers
{
    /// <summary>Where the lines of a river are interrupted it goes on straight, over this many degrees at most and at this cost.</summary>
    private const double MostGap = 0.6;
    private const double GapCost = 4;

    private static readonly (string Id, string[] Names, double[] Points)[] Known =
    [
        ("narova", ["Narova", "Нарова", "Narva", "Narova"], [27.73, 58.99, 27.85, 59.1, 28.02, 59.2, 28.17, 59.33, 28.2, 59.38, 28.04, 59.46]),
        ("luga", ["Luga", "Луга", "Loega", "Luga"], [30.95, 58.95, 30.55, 58.8, 30.2, 58.7, 29.85, 58.74, 29.72, 58.92, 29.4, 59.05, 29.05, 59.13, 28.75, 59.28, 28.62, 59.38, 28.45, 59.5, 28.28, 59.67]),
        ("volkhov", ["Volkhov", "Волхов", "Wolchov", "Volchov"], [31.28, 58.48, 31.7, 59.1, 32.33, 60.12]),
        ("svir", ["Svir", "Свирь", "Svir", "Svir"], [35.25, 60.92, 32.8, 60.52]),
        ("velikaya", ["Velikaya", "Великая", "Velikaja", "Velikaja"], [28.9, 56.3, 28.35, 57.34, 28.17, 57.87]),
        ("lovat", ["Lovat", "Ловать", "Lovat", "Lovat"], [30.55, 56.34, 31.45, 58.2]),
        ("msta", ["Msta", "Мста", "Msta", "Msta"], [34.5, 57.9, 33.9, 58.4, 31.4, 58.5]),
        ("western-dvina", ["Western Dvina (Düna)", "Западная Двина", "Westelijke Dvina", "Düna"], [32.0, 56.7, 31.5, 55.75, 30.2, 55.19, 28.78, 55.49, 26.53, 55.87, 24.05, 57.06]),
        ("livonian-aa", ["Aa", "Аа", "Aa", "Aa"], [25.9, 57.12, 26.4, 57.3, 26.65, 57.5, 26.3, 57.62, 25.95, 57.63, 25.42, 57.54, 25.2, 57.35, 24.85, 57.17, 24.27, 57.16]),
        ("niemen", ["Niemen", "Неман", "Njemen", "Njemen"], [26.5, 53.45, 23.82, 53.68, 23.9, 54.9, 21.9, 55.08, 21.25, 55.3]),
        ("vistula", ["Vistula", "Висла", "Weichsel", "Weichsel"], [19.2, 50.05, 21.75, 50.68, 21.03, 52.25, 18.6, 53.0, 18.95, 54.34]),
        ("bug", ["Bug", "Буг", "Boeg", "Bug"], [24.6, 49.95, 23.65, 52.08, 20.75, 52.45]),
        ("dnieper", ["Dnieper", "Днепр", "Dnjepr", "Dnjepr"], [33.6, 55.5, 32.05, 54.78, 30.41, 54.5, 30.33, 53.89, 30.55, 50.45, 31.0, 50.0, 31.46, 49.75, 32.06, 49.42, 32.75, 49.12, 33.42, 49.05, 33.95, 48.85, 34.33, 48.65, 34.6, 48.52, 35.05, 48.47, 35.25, 48.2, 35.1, 47.85, 34.45, 47.57, 33.9, 47.25, 33.4, 46.8, 32.62, 46.62, 32.25, 46.55]),
        ("berezina", ["Berezina", "Березина", "Berezina", "Berezina"], [28.2, 54.7, 28.5, 54.23, 29.23, 53.13, 30.2, 52.55]),
        ("pripyat", ["Pripyat", "Припять", "Pripjat", "Pripjat"], [24.7, 51.6, 26.1, 52.11, 29.25, 52.05, 30.4, 51.2]),
        ("desna", ["Desna", "Десна", "Desna", "Desna"], [33.5, 54.2, 34.4, 53.25, 31.3, 51.5, 30.55, 50.6]),
        ("dniester", ["Dniester", "Днестр", "Dnjestr", "Dnjestr"], [23.3, 49.5, 26.5, 48.5, 27.8, 48.45, 29.48, 46.83, 30.25, 46.35]),
        ("southern-bug", ["Southern Bug", "Южный Буг", "Zuidelijke Boeg", "Södra Bug"], [27.3, 49.5, 28.48, 49.23, 30.2, 48.1, 31.6, 47.35, 31.98, 46.97]),
        ("prut", ["Prut", "Прут", "Proet", "Prut"], [24.6, 48.3, 25.93, 48.3, 28.15, 45.5]),
        ("danube", ["Danube", "Дунай", "Donau", "Donau"], [10.0, 48.4, 12.1, 49.02, 16.4, 48.2, 19.05, 47.5, 20.45, 44.83, 22.7, 44.6, 24.0, 43.75, 28.0, 45.3, 29.6, 45.2]),
        ("don", ["Don", "Дон", "Don", "Don"], [38.9, 53.2, 39.1, 51.7, 40.1, 50.45, 40.6, 49.95, 41.72, 49.63, 42.73, 49.57, 43.1, 49.3, 43.53, 48.7, 43.1, 48.2, 42.1, 47.63, 41.1, 47.58, 40.38, 47.32, 39.7, 47.2, 39.3, 47.15]),
        ("donets", ["Donets", "Донец", "Donets", "Donets"], [36.9, 49.9, 38.0, 49.0, 40.9, 47.6]),
        ("volga", ["Volga", "Волга", "Wolga", "Volga"], [32.9, 57.1, 34.3, 56.26, 35.9, 56.86, 37.35, 56.85, 38.85, 58.05, 39.88, 57.63, 41.0, 57.8, 42.13, 57.45, 43.05, 57.32, 43.3, 57.0, 43.47, 56.65, 44.0, 56.33, 46.0, 56.15, 48.8, 55.8]),
        ("oka", ["Oka", "Ока", "Oka", "Oka"], [36.07, 52.97, 36.27, 54.5, 38.8, 55.1, 39.75, 54.7, 41.8, 54.9, 43.9, 56.3]),
        ("vuoksi", ["Vuoksi", "Вуокса", "Vuoksen", "Vuoksen"], [28.78, 61.18, 30.1, 61.05]),
        ("kymmene", ["Kymmene", "Кюмень", "Kymmene", "Kymmene älv"], [26.6, 61.0, 26.95, 60.48]),
        ("torne", ["Torne", "Торнео", "Torne", "Torne älv"], [23.7, 66.4, 24.15, 65.85]),
        ("oder", ["Oder", "Одер", "Oder", "Oder"], [18.2, 49.9, 17.03, 51.1, 14.55, 52.35, 14.55, 53.4]),
        ("elbe", ["Elbe", "Эльба", "Elbe", "Elbe"], [15.8, 50.2, 13.74, 51.05, 11.65, 52.1, 9.99, 53.54]),
    ];

    public static IEnumerable<Drawn> All()
    {
        var box = new Envelope(7, 49, 43.2, 68.4);
        var network = new Network(Gmt.Lines($"coast {Gmt.Region(box)} -Dh -Ir -M"), MostGap, GapCost);
        foreach (var (id, names, points) in Known)
        {
            var line = new LineString([.. Enumerable.Range(0, (points.Length / 2) - 1).SelectMany(leg => network.Path(At(points, leg), At(points, leg + 1)))]);
            var simple = Mercator.Back(DouglasPeuckerSimplifier.Simplify(Rounded(Rounded(Mercator.Of(line))), 500));
            yield return new Drawn(id, "river", names, 2_000, "traced over the river lines of GSHHG 2.3.7 (WDBII) by rebuild.cs, along points set by hand", simple, 3);
        }
    }

    /// <summary>A line with its corners cut (Chaikin); its ends stay.</summary>
    private static LineString Rounded(Geometry line)
    {
        var points = line.Coordinates;
        var cut = points.Zip(points.Skip(1)).SelectMany(piece => new[] { Between(piece.First, piece.Second, 0.25), Between(piece.First, piece.Second, 0.75) });
        return new LineString([points[0], .. cut, points[^1]]);
    }

    private static Coordinate Between(Coordinate from, Coordinate to, double share) =>
        new(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));

    private static Coordinate At(double[] points, int index) => new(points[2 * index], points[(2 * index) + 1]);
}

/// <summary>Lines as a graph of their points.</summary>
internal sealed class Network
{
    /// <summary>A position that lies farther off every line than this, in degrees, is on none of them.</summary>
    private const double MostOff = 0.25;

    /// <summary>A way that is longer than so many times the straight one is another river's.</summary>
    private const double MostDetour = 3.5;

    private readonly Dictionary<Coordinate, List<(Coordinate To, double Cost)>> _ways = [];
    private readonly NetTopologySuite.Index.KdTree.KdTree<Coordinate> _near = new();

    public Network(IEnumerable<LineString> lines, double mostGap, double gapCost)
    {
        var ends = new List<Coordinate>();
        foreach (var points in lines.Select(line => line.Coordinates.Select(Rounded).ToArray()))
        {
            for (var index = 1; index < points.Length; index++)
                Join(points[index - 1], points[index], points[index - 1].Distance(points[index]));
            ends.AddRange([points[0], points[^1]]);
        }
        foreach (var point in _ways.Keys)
            _near.Insert(point, point);
        foreach (var end in ends.Distinct().Where(end => _ways[end].Count == 1))
        {
            foreach (var other in _near.Query(new Envelope(end.X - mostGap, end.X + mostGap, end.Y - mostGap, end.Y + mostGap)).Select(node => node.Data))
            {
                if (other != end && end.Distance(other) < mostGap)
                    Join(end, other, gapCost * end.Distance(other));
            }
        }
    }

    /// <summary>The shortest way between the points nearest to two positions; straight where there is none.</summary>
    public IEnumerable<Coordinate> Path(Coordinate from, Coordinate to)
    {
        var (start, goal) = (Nearest(from), Nearest(to));
        if (start.Distance(from) > MostOff || goal.Distance(to) > MostOff)
            return [from, to];
        var (best, before, open) = (new Dictionary<Coordinate, double> { [start] = 0 }, new Dictionary<Coordinate, Coordinate>(), new PriorityQueue<Coordinate, double>());
        open.Enqueue(start, 0);
        while (open.TryDequeue(out var here, out var cost) && here != goal)
        {
            if (cost > best[here])
                continue;
            foreach (var (next, step) in _ways[here].Where(way => cost + way.Cost < best.GetValueOrDefault(way.To, double.MaxValue)))
            {
                (best[next], before[next]) = (cost + step, here);
                open.Enqueue(next, cost + step);
            }
        }
        if (!before.ContainsKey(goal) || best[goal] > MostDetour * from.Distance(to))
            return [from, to];
        var way = new List<Coordinate> { goal };
        while (way[^1] != start)
            way.Add(before[way[^1]]);
        way.Reverse();
        return way;
    }

    private Coordinate Nearest(Coordinate position) => _ways.Keys.MinBy(point => point.Distance(position))!;

    private void Join(Coordinate one, Coordinate other, double cost)
    {
        foreach (var (from, to) in new[] { (one, other), (other, one) })
        {
            if (!_ways.TryGetValue(from, out var ways))
                _ways[from] = ways = [];
            ways.Add((to, cost));
        }
    }

    private static Coordinate Rounded(Coordinate point) => new(Math.Round(point.X, 4), Math.Round(point.Y, 4));
}

/// <summary>The Generic Mapping Tools, which read GSHHG.</summary>
internal static class Gmt
{
    public static string Region(Envelope box) => FormattableString.Invariant($"-R{box.MinX}/{box.MaxX}/{box.MinY}/{box.MaxY}");

    public static List<LineString> Lines(string command)
    {
        var (lines, points) = (new List<LineString>(), new List<Coordinate>());
        foreach (var text in Run(command, "").Append(">"))
        {
            if (text.StartsWith('#'))
                continue;
            if (!text.StartsWith('>'))
            {
                points.Add(Position(text));
                continue;
            }
            if (points.Distinct().Count() > 1)
                lines.Add(new LineString([.. points]));
            points.Clear();
        }
        return lines;
    }

    /// <summary>What lies at positions: 0 sea, 1 land, 2 lake, 3 island in a lake.</summary>
    public static int[] Levels(Coordinate[] positions, Band band)
    {
        var input = string.Concat(positions.Select((at, index) => FormattableString.Invariant($"{at.X:R} {at.Y:R} {index}\n")));
        var levels = new int[positions.Length];
        for (var level = 1; level < 4; level++)
        {
            var mask = string.Join('/', Enumerable.Range(0, 5).Select(one => one == level ? 'k' : 's'));
            foreach (var kept in Run($"select {Region(band.Box)} -D{band.Resolution} -A0+l -N{mask} -fg --FORMAT_FLOAT_OUT=%.12g", input))
                levels[(int)double.Parse(kept.Split('\t')[2], CultureInfo.InvariantCulture)] = level;
        }
        return levels;
    }

    private static Coordinate Position(string text)
    {
        var parts = text.Split('\t');
        var lon = double.Parse(parts[0], CultureInfo.InvariantCulture);
        return new Coordinate(lon > 180 ? lon - 360 : lon, double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string[] Run(string command, string input)
    {
        // GMT would leave a file about its last command in the folder it runs in.
        var start = new ProcessStartInfo("gmt", $"{command} --GMT_HISTORY=false") { RedirectStandardOutput = true, RedirectStandardInput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("gmt is not installed: apt-get install gmt gmt-gshhg-full");
        var writing = Task.Run(() =>
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        });
        var output = process.StandardOutput.ReadToEnd();
        writing.Wait();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"gmt {command} failed with {process.ExitCode}");
    }
}

/// <summary>Mercator's projection of a sphere, in metres at the equator.</summary>
internal static class Mercator
{
    private const double Radius = 6_378_137;

    /// <summary>How much longer a metre is in the projection at a latitude.</summary>
    public static double ScaleAt(double lat) => 1 / Math.Cos(lat * Math.PI / 180);

    public static Geometry Of(Geometry degrees) => Mapped(degrees, point => new Coordinate(
        point.X * Radius * Math.PI / 180, Radius * Math.Log(Math.Tan((Math.PI / 4) + (point.Y * Math.PI / 360)))));

    public static Geometry Back(Geometry metres) => Mapped(metres, point => new Coordinate(
        point.X * 180 / Radius / Math.PI, ((2 * Math.Atan(Math.Exp(point.Y / Radius))) - (Math.PI / 2)) * 180 / Math.PI));

    private static Geometry Mapped(Geometry shape, Func<Coordinate, Coordinate> map) => new Mapping(map).Edit(shape);

    private sealed class Mapping(Func<Coordinate, Coordinate> map)
    {
        public Geometry Edit(Geometry shape) => new GeometryEditor().Edit(shape, new Operation(map));

        private sealed class Operation(Func<Coordinate, Coordinate> map) : GeometryEditor.CoordinateOperation
        {
            public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) => [.. coordinates.Select(map)];
        }
    }
}

/// <summary>Writes a theme as the others are written: one feature a line.</summary>
internal static class GeoJson
{
    private static readonly string[] Languages = ["name", "name_ru", "name_nl", "name_sv"];

    public static void Write(string folder, string theme, IEnumerable<Drawn> features)
    {
        var lines = features.Select(Feature).ToList();
        var file = Path.Combine(folder, theme + ".geojson");
        File.WriteAllText(file, $$"""
            {"type":"FeatureCollection","name":"{{theme}}","credits":["GSHHG (LGPL)"],"features":[
            {{string.Join(",\n", lines)}}
            ]}

            """);
        Console.WriteLine($"{file}: {lines.Count} features, {new FileInfo(file).Length / 1024} KB");
    }

    private static string Feature(Drawn drawn)
    {
        var names = drawn.Names.Select((name, index) => $",\"{Languages[index]}\":\"{name}\"");
        var properties = $"\"id\":\"{drawn.Id}\",\"kind\":\"{drawn.Kind}\"{string.Concat(names)},\"accuracy_m\":{drawn.AccuracyMetres},\"basis\":\"{drawn.Basis}\"";
        return $"{{\"type\":\"Feature\",\"id\":\"{drawn.Id}\",\"properties\":{{{properties}}},\"geometry\":{Shape(drawn)}}}";
    }

    private static string Shape(Drawn drawn) => drawn.Shape switch
    {
        LineString line => $"{{\"type\":\"LineString\",\"coordinates\":{Points(line, drawn.Decimals)}}}",
        Polygon polygon => $"{{\"type\":\"Polygon\",\"coordinates\":{Rings(polygon, drawn.Decimals)}}}",
        var several => $"{{\"type\":\"MultiPolygon\",\"coordinates\":[{string.Join(',', Enumerable.Range(0, several.NumGeometries).Select(several.GetGeometryN).OfType<Polygon>().OrderByDescending(part => part.Area).Select(part => Rings(part, drawn.Decimals)))}]}}",
    };

    private static string Rings(Polygon polygon, int decimals)
    {
        var turned = (Polygon)polygon.Normalized().Reverse();
        return $"[{string.Join(',', new[] { turned.ExteriorRing }.Concat(turned.InteriorRings).Select(ring => Points(ring, decimals)))}]";
    }

    private static string Points(LineString line, int decimals)
    {
        var text = new StringBuilder("[");
        foreach (var point in line.Coordinates)
            text.Append(text.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"[{Math.Round(point.X, decimals)},{Math.Round(point.Y, decimals)}]");
        return text.Append(']').ToString();
    }
}
