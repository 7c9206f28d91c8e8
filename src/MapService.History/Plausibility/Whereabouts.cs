using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.History.Plausibility;

/// <summary>Where a unit may be at what time: the stays and ways of its itinerary, each within the outer bounds of its times.</summary>
internal sealed class Whereabouts
{
    private readonly List<Sojourn> _sojourns = [];

    private Whereabouts()
    {
    }

    public static Whereabouts Of(ToldItems story, Unit unit)
    {
        var whereabouts = new Whereabouts();
        var (place, since) = (story.Find(unit.Presence.Place), unit.Presence.From);
        foreach (var movement in story.MovementsOf[unit.Id])
        {
            whereabouts.Stay(place, since, Stretch.Around(movement.Departure).To);
            if (story.RouteOf(movement) is { } route)
                whereabouts._sojourns.Add(new Journey(movement, route));
            (place, since) = (story.Find(movement.To), Stretch.Around(movement.Arrival).From);
        }
        whereabouts.Stay(place, since, unit.Presence.To ?? LocalDateTime.MaxIsoValue);
        return whereabouts;
    }

    /// <summary>Where it may be in a stretch of time; empty if it is not on the map.</summary>
    public IReadOnlyList<Sojourn> During(Stretch stretch) => [.. _sojourns.Where(sojourn => sojourn.Time.Touches(stretch))];

    private void Stay(Place? place, LocalDateTime from, LocalDateTime to)
    {
        if (place is not null)
            _sojourns.Add(new Stay(place, new Stretch(from, to)));
    }
}

/// <summary>A stay or a way of a unit; the cases are read together here.</summary>
/// <param name="Time">When it may last.</param>
internal abstract record Sojourn(Stretch Time)
{
    /// <summary>Where the unit is, for a message.</summary>
    public abstract string Description { get; }

    /// <summary>How far the unit surely is from a place at all times of a stretch: 0 where accuracies overlap.</summary>
    public abstract double MetresFrom(Place place, Stretch during);
}

/// <summary>Standing at a place.</summary>
internal sealed record Stay(Place Place, Stretch Time) : Sojourn(Time)
{
    public override string Description => $"at '{Place.Id}'";

    public override double MetresFrom(Place place, Stretch during) => Math.Max(
        0, Geodesy.DistanceMetres(Place.Location.Coordinate, place.Location.Coordinate) - Place.AccuracyMetres - place.AccuracyMetres);
}

/// <summary>Being under way, at an even pace: it may have set out and arrived early, or both late.</summary>
internal sealed record Journey(Movement Movement, IReadOnlyList<Coordinate> Route)
    : Sojourn(new Stretch(Stretch.Around(Movement.Departure).From, Stretch.Around(Movement.Arrival).To))
{
    /// <summary>Enough that the way between two of them is short beside the distances that matter.</summary>
    private const int Steps = 200;

    public override string Description => $"on the way of '{Movement.Id}'";

    public override double MetresFrom(Place place, Stretch during)
    {
        var (departure, arrival) = (Stretch.Around(Movement.Departure), Stretch.Around(Movement.Arrival));
        var first = ShareAt(during.From, departure.To, arrival.To);
        var last = Math.Max(first, ShareAt(during.To, departure.From, arrival.From));
        var passed = PositionsAt([.. Enumerable.Range(0, Steps + 1).Select(step => first + ((last - first) * step / Steps))]);
        return Math.Max(0, passed.Min(position => Geodesy.DistanceMetres(position, place.Location.Coordinate)) - place.AccuracyMetres);
    }

    /// <summary>The part of the way that is done at a moment, from 0 to 1.</summary>
    private static double ShareAt(LocalDateTime moment, LocalDateTime start, LocalDateTime end)
    {
        var (done, all) = (Ticks(start, moment), Ticks(start, end));
        return done <= 0 ? 0 : done >= all ? 1 : done / all;
    }

    private static double Ticks(LocalDateTime from, LocalDateTime to) => Period.Between(from, to, PeriodUnits.Ticks).Ticks;

    /// <summary>Where the unit is when so much of the way is done.</summary>
    /// <param name="shares">From 0 to 1, ascending.</param>
    private IEnumerable<Coordinate> PositionsAt(IReadOnlyList<double> shares)
    {
        var length = Geodesy.LengthMetres([.. Route]);
        var (piece, before) = (1, 0.0);
        foreach (var metres in shares.Select(share => share * length))
        {
            while (piece < Route.Count - 1 && before + PieceMetres(piece) < metres)
                before += PieceMetres(piece++);
            var share = PieceMetres(piece) is > 0 and var whole ? Math.Clamp((metres - before) / whole, 0, 1) : 0;
            var (from, to) = (Route[piece - 1], Route[piece]);
            yield return new Coordinate(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
        }
    }

    private double PieceMetres(int piece) => Geodesy.DistanceMetres(Route[piece - 1], Route[piece]);
}
