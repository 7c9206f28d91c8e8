using System.Collections.Immutable;
using MapService.History;
using MapService.History.Dating;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.Benchmarks.Timelines;

/// <summary>
/// Units that are all on the map from the first to the last moment and take turns marching and resting, the same for the
/// same numbers. A march has four straight pieces, so march and rest together are five segments.
/// </summary>
internal sealed class SyntheticBattle
{
    /// <summary>Segments of one march and the rest before it.</summary>
    public const int SegmentsInTurn = 5;

    private const int PiecesInMarch = 4;
    private const int Places = 500;
    private const int MeanTurnSeconds = 4 * 3600;

    private static readonly LocalDateTime Start = new(1917, 11, 6, 21, 0);

    private static readonly ImmutableArray<Citation> Citations =
        [new(new("chronicle"), new LineRange(1, 1), ImmutableSortedDictionary<string, string>.Empty, [])];

    private readonly Random _random = new(1917);
    private readonly List<Item> _items = [];
    private readonly double _movingShare;
    private LocalDateTime _end = Start.PlusHours(1);

    private SyntheticBattle(double movingShare) => _movingShare = movingShare;

    /// <summary>A battle.</summary>
    /// <param name="units">How many units.</param>
    /// <param name="segmentsPerUnit">Segments of each; the last is a rest without an end.</param>
    /// <param name="movingShare">The share of its time that a unit is under way.</param>
    public static Dataset Generate(int units, int segmentsPerUnit, double movingShare) =>
        Dataset.From(Items(units, segmentsPerUnit, movingShare));

    /// <summary>The items of a battle.</summary>
    public static IReadOnlyCollection<Item> Items(int units, int segmentsPerUnit, double movingShare)
    {
        var battle = new SyntheticBattle(movingShare);
        for (var unit = 0; unit < units; unit++)
            battle.AddUnit(unit, segmentsPerUnit / SegmentsInTurn);
        battle.AddStage();
        return battle._items;
    }

    private void AddStage()
    {
        _items.Add(new DatasetHeader(
            "battle", "Battle", "Made up.", "en", "local mean time", Start, _end, null, new GeographicBounds(29, 59, 31, 61), [], []));
        _items.Add(new Source(new("chronicle"), "Chronicle", "Nobody", "en", Calendar.Gregorian, "chronicle.txt", 1, null));
        _items.Add(new Side(new("red"), "red", "A side.", "#000000", SidePattern.Solid));
        for (var place = 0; place < Places; place++)
            _items.Add(new Place(PlaceOf(place), "building", Position(), 10, [new Name($"place {place}", "en")], null));
    }

    private void AddUnit(int number, int marches)
    {
        var (unit, home) = (new UnitId($"unit-{number}"), _random.Next(Places));
        var (place, second) = (home, 0.0);
        for (var march = 0; march < marches; march++)
        {
            var depart = second + Around(MeanTurnSeconds * (1 - _movingShare));
            second = depart + Around(MeanTurnSeconds * _movingShare);
            var goal = _random.Next(Places);
            _items.Add(new Movement(
                new MovementId($"march-{number}-{march}"), unit, PlaceOf(place), PlaceOf(goal), Way(), TravelMode.Foot, At(depart), At(second), Certainty.Certain, [], Citations));
            place = goal;
        }
        _end = LocalDateTime.Max(_end, Start.PlusSeconds((long)second));
        _items.Add(new Unit(unit, new("red"), UnitKind.Infantry, unit.Value, [], new Presence(PlaceOf(home), Start, null), [], [], Citations));
    }

    private ImmutableArray<Waypoint> Way() => [.. Enumerable.Range(0, PiecesInMarch - 1).Select(_ => new Waypoint(null, Position()))];

    private Point Position() => new(30 + (_random.NextDouble() / 2), 59.7 + (_random.NextDouble() / 2));

    /// <summary>Between half and one and a half times as long.</summary>
    private double Around(double seconds) => Math.Round(seconds * (0.5 + _random.NextDouble()));

    private static PlaceId PlaceOf(int number) => new($"place-{number}");

    private static When At(double second) => When.AtInstant(Start.PlusSeconds((long)second), Precision.Minute, Calendar.Gregorian);
}
