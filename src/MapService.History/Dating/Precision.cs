namespace MapService.History.Dating;

/// <summary>How exactly a source states a time.</summary>
public enum Precision
{
    /// <summary>To the minute: "1.50 uur".</summary>
    Minute,

    /// <summary>To the hour: "om 6 uur". The adopted moment is the full hour.</summary>
    Hour,

    /// <summary>A part of a day: "in the morning".</summary>
    PartOfDay,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A month.</summary>
    Month,
}
