using MapService.History;
using MapService.History.Events;

namespace MapService.Playback.Tests;

/// <summary>
/// Small histories in which much falls together: times on a grid of five minutes, places on a grid of positions, units
/// that set out again at once, sides that take a place from each other, or again, at one moment, bridges that are opened and closed likewise.
/// </summary>
internal static class RandomHistory
{
    private static readonly string[] Places = ["a", "b", "c", "d"];

    private static readonly string[] Bridges = ["long-bridge", "short-bridge"];

    public static Dataset From(Random random)
    {
        var history = new HistoryBuilder();
        foreach (var place in Places)
            history.Place(place, 30 + (random.Next(3) / 10.0), 60 + (random.Next(3) / 10.0));
        foreach (var bridge in Bridges)
            history.Bridge(bridge);
        for (var unit = random.Next(6); unit > 0; unit--)
            AddUnit(history, $"unit-{unit}", random);
        for (var happening = random.Next(12); happening > 0; happening--)
            AddEvent(history, $"event-{happening}", random);
        for (var taking = random.Next(12); taking > 0; taking--)
            AddTaking(history, $"taking-{taking}", random);
        for (var turning = random.Next(8); turning > 0; turning--)
            AddTurning(history, $"turning-{turning}", random);
        return history.Build();
    }

    private static void AddUnit(HistoryBuilder history, string unit, Random random)
    {
        var (start, home) = (random.Next(0, 100), Pick(random));
        var (time, place) = (start, home);
        for (var movement = random.Next(5); movement > 0; movement--)
        {
            var (depart, goal) = (time + Gap(random), Pick(random));
            time = depart + 1 + Gap(random);
            history.Moves(unit, place, goal, Clock(depart), Clock(time), Way(random));
            place = goal;
        }
        string? end = random.Next(2) == 0 ? null : Clock(Math.Max(time, start + 1) + Gap(random));
        history.Unit(unit, home, Clock(start), end);
    }

    private static void AddEvent(HistoryBuilder history, string id, Random random)
    {
        var start = random.Next(288);
        history.Event(id, Clock(start), random.Next(2) == 0 ? null : Clock(start + Gap(random)));
    }

    private static void AddTaking(HistoryBuilder history, string id, Random random)
    {
        var start = random.Next(0, 40);
        var (place, side) = (Pick(random), random.Next(2) == 0 ? "red" : "white");
        history.With(Sample.Event(id, Sample.Between(Clock(start), Clock(start + Gap(random)))) with
        {
            Control = [new(new(place), new(side))],
        });
    }

    private static void AddTurning(HistoryBuilder history, string id, Random random)
    {
        var start = random.Next(0, 40);
        var (bridge, state) = (Bridges[random.Next(Bridges.Length)], random.Next(2) == 0 ? BridgeState.Opened : BridgeState.Closed);
        history.With(Sample.Event(id, Sample.Between(Clock(start), Clock(start + Gap(random)))) with
        {
            Bridges = [new(new(bridge), state)],
        });
    }

    private static string Pick(Random random) => Places[random.Next(Places.Length)];

    private static int Gap(Random random) => random.Next(3) * random.Next(12);

    private static (double Lon, double Lat)[] Way(Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => (30 + (random.Next(3) / 10.0), 60 + (random.Next(3) / 10.0)))];

    /// <summary>The five-minute step of the day as a time; later than the day's end where it is 288 or more.</summary>
    private static string Clock(int step) => $"1917-11-{7 + (step / 288):00}T{step % 288 / 12:00}:{step % 12 * 5:00}";
}
