using System.Collections.Frozen;
using System.Collections.Immutable;
using MapService.History.Events;
using MapService.History.Lectures;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.History;

/// <summary>A whole history: every item that holds, in fixed order. Immutable and consistent in itself.</summary>
public sealed class Dataset
{
    /// <summary>A history of which later parts are left out.</summary>
    private Dataset(Dataset whole, LocalDateTime furthest)
    {
        (Header, Sources, Sides, Places, PlaceById, UnitById) = (whole.Header, whole.Sources, whole.Sides, whole.Places, whole.PlaceById, whole.UnitById);
        Header = Header with { Chapters = [.. Header.Chapters.Where(chapter => chapter.From <= furthest)] };
        Units = [.. whole.Units.Where(unit => unit.Presence.From <= furthest)];
        var there = Units.Select(unit => unit.Id).ToHashSet();
        Events = [.. whole.Events.Where(one => one.When.From <= furthest).Select(one => Naming(there, one))];
        Movements = [.. whole.Movements.Where(one => one.Departure.From <= furthest)];
        Lectures = [];
    }

    private Dataset(IReadOnlyCollection<Item> items)
    {
        Header = items.OfType<DatasetHeader>().Single();
        Sources = ById<Source>(items);
        Sides = ById<Side>(items);
        Places = ById<Place>(items);
        Units = ById<Unit>(items);
        Events = [.. ById<HistoricalEvent>(items).OrderBy(one => one.When.From)];
        Movements = [.. ById<Movement>(items).OrderBy(one => one.Departure.From)];
        Lectures = ById<Lecture>(items);
        PlaceById = Places.ToFrozenDictionary(place => place.Id);
        UnitById = Units.ToFrozenDictionary(unit => unit.Id);
    }

    /// <summary>What this data set is.</summary>
    public DatasetHeader Header { get; }

    /// <summary>The documents, by id.</summary>
    public ImmutableArray<Source> Sources { get; }

    /// <summary>The sides, by id.</summary>
    public ImmutableArray<Side> Sides { get; }

    /// <summary>The gazetteer, by id.</summary>
    public ImmutableArray<Place> Places { get; }

    /// <summary>The units, by id.</summary>
    public ImmutableArray<Unit> Units { get; }

    /// <summary>The events, by start, then by id.</summary>
    public ImmutableArray<HistoricalEvent> Events { get; }

    /// <summary>The movements, by departure, then by id.</summary>
    public ImmutableArray<Movement> Movements { get; }

    /// <summary>The lectures, by id.</summary>
    public ImmutableArray<Lecture> Lectures { get; }

    /// <summary>A place by its id.</summary>
    public FrozenDictionary<PlaceId, Place> PlaceById { get; }

    /// <summary>A unit by its id.</summary>
    public FrozenDictionary<UnitId, Unit> UnitById { get; }

    /// <summary>Puts items together.</summary>
    /// <param name="items">Every item, in any order.</param>
    /// <exception cref="InvalidDatasetException">The items do not fit together.</exception>
    public static Dataset From(IReadOnlyCollection<Item> items)
    {
        var problems = DatasetValidation.Check(items);
        return problems.Count == 0 ? new Dataset(items) : throw new InvalidDatasetException(problems);
    }

    /// <summary>What has begun by a moment: no later event, movement, chapter or unit, and no lecture.</summary>
    public Dataset Until(LocalDateTime furthest) => new(this, furthest);

    /// <summary>
    /// The way of a movement from its first place to its last: the way that was found for it, else straight from waypoint to
    /// waypoint. WGS84, longitude first, degrees.
    /// </summary>
    public LineString RouteOf(Movement movement)
    {
        ArgumentNullException.ThrowIfNull(movement);
        var via = movement.Via.Select(waypoint => waypoint.Position ?? PlaceById[waypoint.Place!.Value].Location);
        var between = movement.Way.IsEmpty ? via : movement.Way;
        Point[] points = [PlaceById[movement.From].Location, .. between, PlaceById[movement.To].Location];
        return new LineString([.. points.Select(point => point.Coordinate)]);
    }

    /// <summary>An event that names only units which are there; it may name one that is on the map only later.</summary>
    private static HistoricalEvent Naming(HashSet<UnitId> there, HistoricalEvent happening) =>
        happening.Units.All(there.Contains) ? happening : happening with { Units = [.. happening.Units.Where(there.Contains)] };

    private static ImmutableArray<T> ById<T>(IEnumerable<Item> items)
        where T : Item =>
        [.. items.OfType<T>().OrderBy(item => item.Key.Id, StringComparer.Ordinal)];
}

/// <summary>Items that do not fit together.</summary>
public sealed class InvalidDatasetException(IReadOnlyList<Problem> problems)
    : Exception($"The data set has {problems.Count} problem(s); the first: {problems[0]}")
{
    /// <summary>What is wrong, at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
