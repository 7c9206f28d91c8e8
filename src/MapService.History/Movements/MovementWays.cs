using MapService.History.Places;

namespace MapService.History.Movements;

/// <summary>Gives the movements of a history their ways.</summary>
public sealed class MovementWays
{
    private const string Allowed =
        "places that the lines of the base map join for this mode, positions in via where it has none, or course: direct";

    private readonly RoutePlanner _routes;
    private readonly Dictionary<PlaceId, Place> _places;

    /// <summary>Ways between the places of a history.</summary>
    /// <param name="items">The history, whether it makes a data set or not; its view tells which lines concern it.</param>
    /// <param name="routes">Finds the ways.</param>
    public MovementWays(IReadOnlyCollection<Item> items, RoutePlanner routes)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(routes);
        _routes = items.OfType<DatasetHeader>().FirstOrDefault() is { } header ? routes.Within(header.View) : RoutePlanner.None;
        _places = items.OfType<Place>().DistinctBy(place => place.Id).ToDictionary(place => place.Id);
    }

    /// <summary>
    /// A movement with its way, and without where there is none, which is added to <paramref name="problems"/>. Other items, and
    /// movements that name a place which is not there, are given back as they are.
    /// </summary>
    public Item WithWay(Item item, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (item is not Movement movement || !movement.PlacesNamed.All(_places.ContainsKey))
            return item;
        var plan = _routes.Plan(movement, _places);
        if (plan is RoutePlan.NotFound notFound)
            problems.Add(new Problem(item.Key, "mode", notFound.Problem, Allowed));
        return movement with { Way = plan is RoutePlan.Found found ? found.Way : [] };
    }
}
