using System.Globalization;
using MapService.History;
using NodaTime;

namespace MapService.Archive;

/// <summary>A place in the log: 1 for the first entry, then one more each, without gaps; 0 is before the first.</summary>
public readonly record struct LogPosition(long Value) : IComparable<LogPosition>
{
    /// <summary>Before the first entry.</summary>
    public static readonly LogPosition Start;

    /// <inheritdoc/>
    public int CompareTo(LogPosition other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => $"position {Value}";
}

/// <summary>How often an item was written: 1 when it is first recorded; 0 if it never was.</summary>
public readonly record struct ItemVersion(int Value)
{
    /// <summary>Never recorded.</summary>
    public static readonly ItemVersion None;

    /// <summary>The version after this one.</summary>
    public ItemVersion Next => new(Value + 1);

    /// <summary>The number alone: written out with all properties it would never end.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What an entry did to its item.</summary>
public enum LogChange
{
    /// <summary>It was not there, and is now.</summary>
    Recorded,

    /// <summary>It is another now.</summary>
    Revised,

    /// <summary>It no longer holds.</summary>
    Withdrawn,
}

/// <summary>One line of the log. Never changed once it is written.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="Key">The item.</param>
/// <param name="Version">The item's version from then on.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Body">The item as <see cref="ItemJson"/> writes it; null for a withdrawal.</param>
/// <param name="At">When it was written, to the millisecond.</param>
/// <param name="By">Who wrote it.</param>
public sealed record LogEntry(
    LogPosition Position, ItemKey Key, ItemVersion Version, LogChange Change, string? Body, Instant At, string By);
