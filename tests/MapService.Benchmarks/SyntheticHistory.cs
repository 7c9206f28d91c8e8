using System.Collections.Immutable;
using MapService.History;
using MapService.History.Dating;
using MapService.History.Events;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.Benchmarks;

/// <summary>
/// Histories of any size, the same for the same numbers. A larger one lasts longer, it is not denser: at any moment some
/// 70 units and 20 events are on the map. Of the items about 5 % are units, 35 % their movements and 60 % events.
/// </summary>
public sealed class SyntheticHistory
{
    private const int MostPlaces = 500;
    private const int ItemsPerHour = 20;
    private const int MovementsOfUnit = 7;

    /// <summary>The longest that a unit is about after it has come: seven marches of four hours, each after sixteen of rest, and an hour.</summary>
    private const int LongestStay = (MovementsOfUnit * 20 * 60) + 70 + 60;

    private static readonly LocalDateTime Start = new(1917, 11, 6, 21, 0);
    private static readonly SideId[] Sides = [new("red"), new("white"), new("green"), new("black")];

    private static readonly ImmutableArray<Citation> Citations =
        [new(new("chronicle"), new LineRange(1, 1), ImmutableSortedDictionary<string, string>.Empty, [])];

    private readonly Random _random;
    private readonly List<Item> _items;
    private readonly int _minutes;
    private readonly PlaceId[] _places;

    private SyntheticHistory(int items, int seed)
    {
        _random = new Random(seed);
        _items = new List<Item>(items);
        _minutes = Math.Max(1, items * 60 / ItemsPerHour);
        _places = [.. Enumerable.Range(0, Math.Clamp(items / 10, 2, MostPlaces)).Select(number => new PlaceId($"place-{number}"))];
    }

    /// <summary>A history of exactly so many items.</summary>
    /// <param name="items">How many; at least 100.</param>
    /// <param name="seed">Another number gives another history.</param>
    public static Dataset Generate(int items, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 100);
        var history = new SyntheticHistory(items, seed);
        history.AddStage();
        history.AddUnits((items - history._items.Count) / 20);
        history.AddEvents(items - history._items.Count);
        return Dataset.From(history._items);
    }

    /// <summary>A history of so many events and movements, and the units that make them.</summary>
    public static Dataset Generate(int events, int movements, int seed)
    {
        var history = new SyntheticHistory(events + movements, seed);
        history.AddStage();
        history.AddUnits(movements / MovementsOfUnit);
        history.AddEvents(events);
        return Dataset.From(history._items);
    }

    private void AddUnits(int units)
    {
        for (var unit = 0; unit < units; unit++)
            AddUnit(unit, MovementsOfUnit);
    }

    private void AddEvents(int events)
    {
        for (var happening = 0; happening < events; happening++)
            AddEvent(happening);
    }

    private void AddStage()
    {
        _items.Add(new DatasetHeader(
            "synthetic", "Synthetic", "Made up.", "en", "local mean time", Start, Start.PlusMinutes(_minutes + LongestStay),
            null, new GeographicBounds(29, 59, 31, 61), [new EventKind("seizure", "Seizure")], []));
        _items.Add(new Source(new("chronicle"), "Chronicle", "Nobody", "en", Calendar.Gregorian, "chronicle.txt", 1, null));
        _items.AddRange(Sides.Select(side => new Side(side, side.Value, "A side.", "#000000", SidePattern.Solid)));
        _items.AddRange(_places.Select(place => new Place(place, "building", Position(), 10, [new Name(place.Value, "en")], null)));
    }

    /// <summary>A unit that comes at some moment, marches from place to place with rests between, and leaves.</summary>
    private void AddUnit(int number, int movements)
    {
        var (unit, home, from) = (new UnitId($"unit-{number}"), Pick(_places), _random.Next(_minutes));
        var (place, minute) = (home, from);
        for (var leg = 0; leg < movements; leg++)
        {
            var (depart, goal) = (minute + _random.Next(16 * 60), Pick(_places));
            minute = depart + 10 + _random.Next(4 * 60);
            ImmutableArray<Waypoint> via = [.. Enumerable.Range(0, _random.Next(5)).Select(_ => new Waypoint(null, Position()))];
            _items.Add(new Movement(
                new MovementId($"movement-{number}-{leg}"), unit, place, goal, via, TravelMode.Foot, At(depart), At(minute), Certainty.Certain, [], Citations));
            place = goal;
        }
        var presence = new Presence(home, Start.PlusMinutes(from), Start.PlusMinutes(minute + _random.Next(1, 60)));
        _items.Add(new Unit(unit, Pick(Sides), UnitKind.Infantry, unit.Value, [], presence, [], [], Citations));
    }

    /// <summary>An event of up to three hours; every fifth gives a place to a side.</summary>
    private void AddEvent(int number)
    {
        var start = _random.Next(_minutes);
        var when = When.Between(
            Start.PlusMinutes(start), Start.PlusMinutes(start + _random.Next(3 * 60)), Precision.Minute, Calendar.Gregorian);
        var (place, side) = (Pick(_places), Pick(Sides));
        ImmutableArray<ControlChange> control = number % 5 == 0 ? [new ControlChange(place, side)] : [];
        _items.Add(new HistoricalEvent(
            new EventId($"event-{number}"), "seizure", "Something", "It happened.", when, [place], [], side, control, [], [], Certainty.Certain, [], Citations));
    }

    private Point Position() => new(30 + (_random.NextDouble() / 2), 59.7 + (_random.NextDouble() / 2));

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private static When At(int minute) => When.AtInstant(Start.PlusMinutes(minute), Precision.Minute, Calendar.Gregorian);
}
