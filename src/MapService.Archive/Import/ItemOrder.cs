using MapService.History;
using MapService.History.Events;
using MapService.History.Movements;
using NodaTime;

namespace MapService.Archive.Import;

/// <summary>An order in which items can be recorded one by one so that each refers only to those before it.</summary>
internal static class ItemOrder
{
    /// <summary>By kind; events after their causes, movements as they follow one another. Causes in a circle come in some order.</summary>
    public static IEnumerable<Item> Of(IReadOnlyList<Item> items)
    {
        var events = items.OfType<HistoricalEvent>().ToDictionary(happening => happening.Id);
        var placed = new HashSet<EventId>();
        return items
            .OrderBy(item => item.Key.Kind)
            .ThenBy(TimeOf)
            .SelectMany(item => item is HistoricalEvent happening ? WithCauses(happening, events, placed) : [item]);
    }

    /// <summary>An event with those of its causes that have not been placed yet, the first causes first.</summary>
    private static List<Item> WithCauses(HistoricalEvent happening, Dictionary<EventId, HistoricalEvent> events, HashSet<EventId> placed)
    {
        var order = new List<Item>();
        var open = new Stack<(HistoricalEvent Event, bool AreCausesPlaced)>([(happening, false)]);
        while (open.TryPop(out var next))
        {
            if (next.AreCausesPlaced)
                order.Add(next.Event);
            else if (placed.Add(next.Event.Id))
            {
                open.Push((next.Event, true));
                foreach (var cause in next.Event.Causes.Select(events.GetValueOrDefault).OfType<HistoricalEvent>())
                    open.Push((cause, false));
            }
        }
        return order;
    }

    private static LocalDateTime TimeOf(Item item) => item switch
    {
        HistoricalEvent happening => happening.When.From,
        Movement movement => movement.Departure.From,
        _ => default,
    };
}
