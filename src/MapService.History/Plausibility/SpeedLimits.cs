using MapService.History.Movements;
using MapService.History.Units;

namespace MapService.History.Plausibility;

/// <summary>
/// The speeds that nobody kept up over a whole way in 1917, in km/h. They are set above the records of the time and not at
/// what was usual: what is beyond them is a wrong time, place or mode.
/// </summary>
public static class SpeedLimits
{
    /// <summary>The limit of a kind of unit in a mode of travel.</summary>
    public static double Of(TravelMode mode, UnitKind kind) => (mode, kind) switch
    {
        // Troops at the double for some minutes; a person may run.
        (TravelMode.Foot, UnitKind.Person) => 12,
        (TravelMode.Foot, UnitKind.Cavalry) => 20,
        (TravelMode.Foot, UnitKind.MotorCar or UnitKind.ArmouredCar) => 40,
        (TravelMode.Foot, _) => 10,
        // A column of horses between trot and gallop; guns and their teams.
        (TravelMode.Road, UnitKind.Cavalry) => 20,
        (TravelMode.Road, UnitKind.Artillery) => 15,
        // Built on the chassis of lorries.
        (TravelMode.Road, UnitKind.ArmouredCar) => 60,
        // The best cars on a good highway; whoever goes by road may have gone in one.
        (TravelMode.Road, _) => 90,
        // The fastest express from Petrograd to Moscow made 75 on the whole.
        (TravelMode.Rail, _) => 90,
        (TravelMode.River, _) => 40,
        // The destroyer Novik made 37 knots on her trials.
        (TravelMode.Sea, _) => 70,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Invariant: a mode of travel."),
    };
}
