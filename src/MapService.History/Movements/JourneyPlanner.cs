using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace MapService.History.Movements;

/// <summary>Plans ways over one network by the rules of one mode; <see cref="RoutePlanner"/> tells them in words.</summary>
internal sealed class JourneyPlanner(RouteNetwork network, Waters waters, TravelRules rules)
{
    /// <summary>What a metre of a barred element counts for more: the far bank of a canal is not the nearest street.</summary>
    private const double CostBarred = 10;

    /// <summary>Of a place that is known less exactly than this nobody can say on which bank it is.</summary>
    private const double KnownMetres = 1000;

    /// <summary>
    /// What a metre beside the lines counts for where the place itself may be: a train ends at the station of a town and does not go on to
    /// the line that leads nearer to its middle, but it goes into a region as far as its line does.
    /// </summary>
    private const double CostInPlace = 1.5;

    /// <summary>A way across squares and yards is taken when the streets lead this much farther.</summary>
    private const double CostOfShortCut = 2;

    /// <summary>So many times the straight line nothing leads round that the map shows whole: a line is missing.</summary>
    private const double LongestDetour = 4;

    /// <summary>Ways up to here are never too long: over the next bridge, out of a harbour, by way of the junction.</summary>
    private const double NeverTooLongMetres = 10_000;

    /// <summary>What a piece may be in the water and still be dry: what banks are drawn off by.</summary>
    private const double WetMetres = 5;

    /// <summary>Bends smaller than this are not worth a segment of their own; streets are drawn to some ten metres.</summary>
    private const double SimplifiedMetres = 4;

    public RoutePlan Plan(IReadOnlyList<NamedStop> stops)
    {
        var legs = FindLegs(stops);
        if (legs.Count < stops.Count - 1)
            return new RoutePlan.NotFound(WhyNot(stops[legs.Count], stops[legs.Count + 1]));
        for (var leg = 0; leg < legs.Count; leg++)
        {
            if (IsTooLong(stops[leg], stops[leg + 1], Geodesy.LengthMetres(legs[leg])))
                return new RoutePlan.NotFound(Detour(stops[leg], stops[leg + 1], Geodesy.LengthMetres(legs[leg])));
        }
        return new RoutePlan.Found([.. Joined(legs)[1..^1].Select(position => new Point(position))]);
    }

    /// <summary>Nearly always the lines close by are enough; those farther off are for places beside a line that leads nowhere.</summary>
    private IReadOnlyList<IReadOnlyList<Coordinate>> FindLegs(IReadOnlyList<NamedStop> stops)
    {
        var legs = RouteSearch.Find(network, Searched(stops, widely: false));
        return legs.Count == stops.Count - 1 ? legs : RouteSearch.Find(network, Searched(stops, widely: true));
    }

    private List<RouteStop> Searched(IReadOnlyList<NamedStop> stops, bool widely)
    {
        var joins = stops.Select(stop => JoinsOf(stop, widely)).ToList();
        return [.. stops.Select((stop, index) => new RouteStop(stop.At, joins[index], stop.ReachMetres, CostBefore(index)))];

        double? CostBefore(int index) => index == 0 ? null
            : IsAway(index - 1) || IsAway(index) ? 1
            : CostStraight(stops[index - 1], stops[index]);

        bool IsAway(int index) => stops[index].IsBare && joins[index].Count == 0;
    }

    private List<NetworkJoin> JoinsOf(NamedStop stop, bool widely)
    {
        var limit = LimitAt(stop);
        if (network.MetresToNearest(stop.At, limit) is not { } nearest)
            return [];
        // Half as far again as the nearest line is about as near.
        var near = stop.AccuracyMetres + Math.Max(1.5 * nearest, NamedStop.BesideMetres);
        return [.. network.JoinsNear(stop.At, widely ? limit : Math.Min(limit, near)).Select(join => WithCost(join, stop))];
    }

    private NetworkJoin WithCost(NetworkJoin join, NamedStop stop)
    {
        var inPlace = Math.Min(join.Metres, stop.AccuracyMetres);
        var barred = stop.AccuracyMetres > KnownMetres ? 0 : CostBarred * rules.MetresBarred(stop.At, join.At, waters);
        return join with
        {
            Cost = (CostInPlace * inPlace) + (RouteNetwork.CostBeside * (join.Metres - inPlace)) + barred,
            CostOfPassing = join.CostOfPassing + barred,
        };
    }

    private double? CostStraight(NamedStop from, NamedStop to)
    {
        if (from.MetresTo(to) <= rules.StraightMetres && rules.MetresBarred(from.At, to.At, waters) <= WetMetres)
            return CostOfShortCut;
        return from.MayBe(to) ? LongestDetour : null;
    }

    private double LimitAt(NamedStop stop) => rules.JoinMetres + stop.AccuracyMetres;

    private static bool IsTooLong(NamedStop from, NamedStop to, double metres) =>
        metres > Math.Max(NeverTooLongMetres, LongestDetour * from.MetresTo(to)) + from.AccuracyMetres + to.AccuracyMetres;

    private string WhyNot(NamedStop from, NamedStop to)
    {
        var away = new[] { from, to }.FirstOrDefault(stop => network.MetresToNearest(stop.At, LimitAt(stop)) is null);
        return away is null
            ? $"{rules.LineName}s of the map at {from} and {to} that do not meet"
            : $"no {rules.LineName} of the map within {Kilometres(LimitAt(away))} of {away}";
    }

    private string Detour(NamedStop from, NamedStop to, double metres) =>
        $"{Kilometres(metres)} by {rules.LineName} from {from} to {to}, which are {Kilometres(from.MetresTo(to))} apart";

    /// <summary>One line from the legs, each simplified by itself: a way that turns back at a stop keeps the turn.</summary>
    private static Coordinate[] Joined(IReadOnlyList<IReadOnlyList<Coordinate>> legs)
    {
        var line = CoordinateArrays.RemoveRepeatedPoints([.. legs.SelectMany(leg => Simplified(leg).Select(Rounded))]);
        return line is [var only] ? [only, only] : line;
    }

    /// <summary>Douglas and Peucker's line (The Canadian Cartographer 10, 1973), in degrees that are as long one way as the other.</summary>
    private static IEnumerable<Coordinate> Simplified(IReadOnlyList<Coordinate> leg)
    {
        var shrink = Math.Cos(leg[0].Y * Math.PI / 180);
        Coordinate[] plane = [.. leg.Select(position => new Coordinate(position.X * shrink, position.Y))];
        var line = DouglasPeuckerLineSimplifier.Simplify(plane, SimplifiedMetres / Geodesy.MetresPerDegree);
        return line.Select(position => new Coordinate(position.X / shrink, position.Y));
    }

    /// <summary>To a metre, so that what is stored is short.</summary>
    private static Coordinate Rounded(Coordinate position) => new(Math.Round(position.X, 5), Math.Round(position.Y, 5));

    private static string Kilometres(double metres) => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km");
}
