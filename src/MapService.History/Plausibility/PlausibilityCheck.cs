namespace MapService.History.Plausibility;

/// <summary>
/// Looks for what cannot have been so in items that fit together: marches that nobody could make, a unit at two places, a
/// ship on land. An import does not ask for it; whoever writes a history does. <c>docs/data-formats.md</c> states the limits.
/// </summary>
public static class PlausibilityCheck
{
    /// <summary>
    /// Every problem, in order of the checks. References that lead nowhere are passed over: <see cref="DatasetValidation"/>
    /// tells of them.
    /// </summary>
    /// <param name="items">The items, whether they make a data set or not.</param>
    /// <param name="ground">Where there is land and water; <see cref="Ground.Unknown"/> for no check of that.</param>
    public static IReadOnlyList<Problem> Check(IReadOnlyCollection<Item> items, Ground ground)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(ground);
        var story = new ToldItems(items);
        return
        [
            .. SpeedCheck.Check(story),
            .. AttendanceCheck.Check(story),
            .. RegionCheck.Check(story),
            .. GroundCheck.Check(story, ground),
            .. NameCheck.Check(story),
            .. ControlCheck.Check(story),
        ];
    }
}
