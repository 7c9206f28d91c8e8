using System.Globalization;
using MapService.History.Events;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;

namespace MapService.History.Plausibility;

/// <summary>The items of a history for one who judges them: looked up without a complaint where something is missing.</summary>
internal sealed class ToldItems
{
    private readonly Dictionary<PlaceId, Place> _places;
    private readonly Dictionary<UnitId, Unit> _units;

    public ToldItems(IReadOnlyCollection<Item> items)
    {
        Header = items.OfType<DatasetHeader>().FirstOrDefault();
        Places = [.. items.OfType<Place>()];
        Units = [.. items.OfType<Unit>().DistinctBy(unit => unit.Id)];
        Events = [.. items.OfType<HistoricalEvent>()];
        Movements = [.. items.OfType<Movement>().OrderBy(movement => movement.Departure.From)];
        MovementsOf = Movements.ToLookup(movement => movement.Unit);
        _places = Places.DistinctBy(place => place.Id).ToDictionary(place => place.Id);
        _units = Units.ToDictionary(unit => unit.Id);
    }

    public DatasetHeader? Header { get; }

    public IReadOnlyList<Place> Places { get; }

    public IReadOnlyList<Unit> Units { get; }

    public IReadOnlyList<HistoricalEvent> Events { get; }

    /// <summary>In order of departure.</summary>
    public IReadOnlyList<Movement> Movements { get; }

    /// <summary>The movements of a unit, in order of departure.</summary>
    public ILookup<UnitId, Movement> MovementsOf { get; }

    public Place? Find(PlaceId id) => id.Value is null ? null : _places.GetValueOrDefault(id);

    public Unit? Find(UnitId id) => id.Value is null ? null : _units.GetValueOrDefault(id);

    /// <summary>The way of a movement; null where a place of it is not known.</summary>
    public IReadOnlyList<Coordinate>? RouteOf(Movement movement)
    {
        var between = movement.Way.IsEmpty ? movement.Via.Select(Locate) : movement.Way;
        Point?[] points = [Find(movement.From)?.Location, .. between, Find(movement.To)?.Location];
        return points.Contains(null) ? null : [.. points.Select(point => point!.Coordinate)];
    }

    /// <summary>Where a waypoint is; null where its place is not known.</summary>
    public Point? Locate(Waypoint waypoint) => waypoint.Position ?? Find(waypoint.Place!.Value)?.Location;

    public static string Text(LocalDateTime time) => LocalDateTimePattern.ExtendedIso.Format(time);

    /// <summary>A distance for people: metres up to a kilometre.</summary>
    public static string Text(double metres) =>
        metres < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{metres:0} m") : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km");
}
