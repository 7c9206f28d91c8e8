using MapService.History.Movements;
using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.History.Tests;

public sealed class DatasetTests
{
    [Fact]
    public void Events_are_in_order_of_start_then_id()
    {
        var dataset = new HistoryBuilder().Event("c", "02:00").Event("b", "01:00", "05:00").Event("a", "02:00").Build();

        Assert.Equal(["b", "a", "c"], dataset.Events.Select(happening => happening.Id.Value));
    }

    [Fact]
    public void Movements_are_in_order_of_departure()
    {
        var dataset = new HistoryBuilder().Place("a").Place("b").Unit("guards", at: "a")
            .Moves("guards", "b", "a", "03:00", "04:00").Moves("guards", "a", "b", "01:00", "02:00").Build();

        Assert.Equal(["b", "a"], dataset.Movements.Select(movement => movement.To.Value));
    }

    [Fact]
    public void Places_are_in_order_of_id_and_found_by_it()
    {
        var dataset = new HistoryBuilder().Place("b").Place("a").Build();

        Assert.Equal(["a", "b"], dataset.Places.Select(place => place.Id.Value));
        Assert.Same(dataset.Places[1], dataset.PlaceById[new PlaceId("b")]);
    }

    [Fact]
    public void The_order_in_which_items_are_given_does_not_matter()
    {
        var items = new HistoryBuilder().Place("a").Place("b").Unit("guards", at: "a").Event("x", "01:00").Event("y", "01:00").Items;

        Assert.Equal(
            Dataset.From(items).Events.Select(happening => happening.Id),
            Dataset.From([.. items.Reverse()]).Events.Select(happening => happening.Id));
    }

    [Fact]
    public void A_route_leads_from_its_first_place_over_its_waypoints_to_its_last()
    {
        Waypoint[] via = [new(new PlaceId("bridge"), null), new(null, new Point(30.3, 60))];
        var march = Sample.Movement("guards", "a", "b", "01:00", "02:00") with { Via = [.. via] };
        var dataset = new HistoryBuilder()
            .Place("a", 30.1, 60).Place("bridge", 30.2, 60).Place("b", 30.4, 60).Unit("guards", at: "a").With(march).Build();

        Assert.Equal([30.1, 30.2, 30.3, 30.4], dataset.RouteOf(march).Coordinates.Select(point => point.X));
    }

    [Fact]
    public void A_route_leads_over_the_way_that_was_found_for_it()
    {
        var march = Sample.Movement("guards", "a", "b", "01:00", "02:00") with { Via = [new(new PlaceId("bridge"), null)], Way = [new(30.2, 60.1), new(30.3, 60.1)] };
        var dataset = new HistoryBuilder()
            .Place("a", 30.1, 60).Place("bridge", 30.2, 60).Place("b", 30.4, 60).Unit("guards", at: "a").With(march).Build();

        Assert.Equal([60, 60.1, 60.1, 60], dataset.RouteOf(march).Coordinates.Select(point => point.Y));
    }

    [Fact]
    public void Items_that_do_not_fit_together_make_no_data_set()
    {
        var refused = Assert.Throws<InvalidDatasetException>(() => new HistoryBuilder().Unit("guards", at: "nowhere").Build());

        Assert.Contains("nowhere", Assert.Single(refused.Problems).Found, StringComparison.Ordinal);
        Assert.Contains("present.place", refused.Message, StringComparison.Ordinal);
    }
}
