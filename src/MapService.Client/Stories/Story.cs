using System.Collections.Frozen;
using System.Collections.Immutable;
using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Playback.Clocks;
using NodaTime.Text;

namespace MapService.Client.Stories;

/// <summary>The whole history as a client looks things up in it. Immutable. What is not found is null.</summary>
public sealed class Story
{
    private readonly FrozenDictionary<string, StoryEvent> _events;
    private readonly FrozenDictionary<string, StoryMovement> _movements;
    private readonly FrozenDictionary<string, UnitInfo> _units;
    private readonly FrozenDictionary<string, SideInfo> _sides;
    private readonly FrozenDictionary<string, SourceInfo> _sources;
    private readonly FrozenDictionary<string, Spot> _spots;

    /// <summary>Reads what the server answered.</summary>
    public Story(DatasetInfo dataset, EventCollection events, MovementCollection movements, PlaceCollection places, ReplayIds ids)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(movements);
        ArgumentNullException.ThrowIfNull(places);
        (Dataset, Ids) = (dataset, ids);
        Span = new StoryWindow(Parse(dataset.Span.From), Parse(dataset.Span.To));
        Opening = Parse(dataset.Opening);
        _spots = places.Features.SelectMany(SpotOf).ToFrozenDictionary(spot => spot.Id);
        Events = [.. events.Features.Select(Read).OrderBy(one => one.Start).ThenBy(one => one.Id, StringComparer.Ordinal)];
        Movements = [.. movements.Features.SelectMany(Read).OrderBy(one => one.Start).ThenBy(one => one.Id, StringComparer.Ordinal)];
        _events = Events.ToFrozenDictionary(one => one.Id);
        _movements = Movements.ToFrozenDictionary(one => one.Id);
        _units = dataset.Units.ToFrozenDictionary(unit => unit.Id);
        _sides = dataset.Sides.ToFrozenDictionary(side => side.Id);
        _sources = dataset.Sources.ToFrozenDictionary(source => source.Id);
        Timeline = new LocalTimeline(this);
    }

    /// <summary>What this history is, and the words it uses.</summary>
    public DatasetInfo Dataset { get; }

    /// <summary>What the indexes in frames stand for.</summary>
    public ReplayIds Ids { get; }

    /// <summary>All moments of the replay.</summary>
    public StoryWindow Span { get; }

    /// <summary>Where a replay starts that is not told where.</summary>
    public StoryTime Opening { get; }

    /// <summary>Events in order of start, then of id.</summary>
    public ImmutableArray<StoryEvent> Events { get; }

    /// <summary>Movements in order of departure, then of id.</summary>
    public ImmutableArray<StoryMovement> Movements { get; }

    /// <summary>The map at moments of which no frame tells.</summary>
    public LocalTimeline Timeline { get; }

    /// <summary>An event by its id.</summary>
    public StoryEvent? FindEvent(string id) => _events.GetValueOrDefault(id);

    /// <summary>A movement by its id.</summary>
    public StoryMovement? FindMovement(string id) => _movements.GetValueOrDefault(id);

    /// <summary>A unit by its id.</summary>
    public UnitInfo? FindUnit(string id) => _units.GetValueOrDefault(id);

    /// <summary>A side by its id.</summary>
    public SideInfo? FindSide(string id) => _sides.GetValueOrDefault(id);

    /// <summary>A document by its id.</summary>
    public SourceInfo? FindSource(string id) => _sources.GetValueOrDefault(id);

    /// <summary>A place by its id.</summary>
    public Spot? FindSpot(string id) => _spots.GetValueOrDefault(id);

    /// <summary>The first event that starts after a moment.</summary>
    public StoryEvent? NextEvent(StoryTime at) => Events.FirstOrDefault(one => one.Start > at);

    /// <summary>The last event that starts before a moment.</summary>
    public StoryEvent? PreviousEvent(StoryTime at) => Events.LastOrDefault(one => one.Start < at);

    private StoryEvent Read(EventFeature feature)
    {
        var (id, properties) = (feature.Id, feature.Properties);
        ImmutableArray<Spot> spots = [.. properties.Places.Select(place => FindSpot(place.Id)).OfType<Spot>()];
        return new StoryEvent(id, Parse(properties.From), Parse(properties.To), properties, spots);
    }

    private static IEnumerable<StoryMovement> Read(MovementFeature feature)
    {
        var properties = feature.Properties;
        if (feature.Geometry is LineStringGeometry line)
            yield return new StoryMovement(feature.Id, Parse(properties.From), Parse(properties.To), new Route(line.Coordinates), properties);
    }

    private static IEnumerable<Spot> SpotOf(PlaceFeature feature)
    {
        var position = feature.Geometry switch
        {
            PointGeometry point => point.Coordinates,
            MultiPointGeometry points => points.Coordinates[0],
            LineStringGeometry line => line.Coordinates[0],
            _ => null,
        };
        if (position is null)
            yield break;
        var (name, metres) = (feature.Properties.Name, feature.Properties.AccuracyMetres);
        yield return new Spot(
            feature.Id, name, MercatorPoint.FromLonLat(position[0], position[1]), metres, MercatorPoint.LengthAt(position[1], metres));
    }

    private static StoryTime Parse(string text) => StoryTime.From(LocalDateTimePattern.ExtendedIso.Parse(text).GetValueOrThrow());
}
