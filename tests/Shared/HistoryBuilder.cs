using System.Collections.Immutable;
using MapService.History;
using MapService.History.Events;
using MapService.History.Places;
using MapService.History.Sides;

namespace MapService.Tests.Shared;

/// <summary>
/// A small history as a story is told: <c>.Place("bank", 30, 60).Unit("guards", at: "bank").Moves("guards", "bank",
/// "palace", "01:00", "02:00")</c>. It has a header, one source and the sides red and white from the start.
/// </summary>
public sealed class HistoryBuilder
{
    private readonly List<Item> _items = [Sample.Header, Sample.Source, Sample.Side("red"), Sample.Side("white")];

    public IReadOnlyList<Item> Items => _items;

    public HistoryBuilder Lasts(string from, string to)
    {
        _items[0] = Sample.Header with { From = Sample.Time(from), To = Sample.Time(to) };
        return this;
    }

    public HistoryBuilder Place(string id, double lon = 30, double lat = 60) => With(Sample.Place(id, lon, lat));

    public HistoryBuilder Unit(string id, string at, string from = "00:00", string? to = null) => With(Sample.Unit(id, at, from, to));

    /// <summary>A march; <paramref name="via"/> are bare positions on the way, longitude first.</summary>
    public HistoryBuilder Moves(
        string unit, string from, string to, string depart, string arrive, params (double Lon, double Lat)[] via) =>
        With(Sample.Movement(unit, from, to, depart, arrive) with
        {
            Via = [.. via.Select(point => new History.Movements.Waypoint(null, new NetTopologySuite.Geometries.Point(point.Lon, point.Lat)))],
        });

    public HistoryBuilder Event(string id, string from, string? to = null) =>
        With(Sample.Event(id, to is null ? Sample.At(from) : Sample.Between(from, to)));

    /// <summary>An event after which <paramref name="side"/> holds <paramref name="place"/>.</summary>
    public HistoryBuilder Takes(string side, string place, string at) =>
        With(Sample.Event($"{side}-takes-{place}-{at.Replace(':', '-').ToLowerInvariant()}", Sample.At(at)) with
        {
            Control = ImmutableArray.Create(new ControlChange(new PlaceId(place), new SideId(side))),
        });

    public HistoryBuilder Bridge(string id) => With(Sample.Place(id) with { Kind = History.Places.Place.BridgeKind });

    /// <summary>An event after which a bridge is <paramref name="state"/>.</summary>
    public HistoryBuilder Turns(string bridge, BridgeState state, string at) =>
        With(Sample.Event($"{bridge}-{state}-{at}".Replace(':', '-').ToLowerInvariant(), Sample.At(at)) with
        {
            Bridges = ImmutableArray.Create(new BridgeChange(new PlaceId(bridge), state)),
        });

    public HistoryBuilder With(params Item[] items)
    {
        _items.AddRange(items);
        return this;
    }

    public Dataset Build() => Dataset.From(_items);
}
