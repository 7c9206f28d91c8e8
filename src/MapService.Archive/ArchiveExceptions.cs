using MapService.History;

namespace MapService.Archive;

/// <summary>An item was not in the version that a revision expected; nothing was written.</summary>
/// <param name="key">The item.</param>
/// <param name="expected">The version that was expected; null for absent.</param>
/// <param name="actual">The version that is there; null for absent.</param>
public sealed class WrongExpectedVersionException(ItemKey key, ItemVersion? expected, ItemVersion? actual)
    : Exception($"{key} was expected {Describe(expected)} but is {Describe(actual)}. Read it again and repeat the change.")
{
    /// <summary>The item.</summary>
    public ItemKey Key { get; } = key;

    /// <summary>The version that was expected; null for absent.</summary>
    public ItemVersion? Expected { get; } = expected;

    /// <summary>The version that is there; null for absent.</summary>
    public ItemVersion? Actual { get; } = actual;

    private static string Describe(ItemVersion? version) => version is { Value: var number } ? $"in version {number}" : "absent";
}

/// <summary>The log has grown since it was judged; nothing was written.</summary>
/// <param name="expected">Where it was expected to end.</param>
/// <param name="actual">Where it ends.</param>
public sealed class WrongExpectedPositionException(LogPosition expected, LogPosition actual)
    : Exception($"The log was expected to end at {expected} but ends at {actual}. Read it again and repeat the change.")
{
    /// <summary>Where it was expected to end.</summary>
    public LogPosition Expected { get; } = expected;

    /// <summary>Where it ends.</summary>
    public LogPosition Actual { get; } = actual;
}

/// <summary>The log does not read as it was written.</summary>
/// <param name="position">The first entry that is wrong.</param>
public sealed class CorruptLogException(LogPosition position)
    : Exception($"The log is damaged at {position}: the entry is missing or does not match its checksum. Restore the store from a copy.")
{
    /// <summary>The first entry that is wrong.</summary>
    public LogPosition Position { get; } = position;
}

/// <summary>The file is not a store of this program, or one of a later version.</summary>
public sealed class UnknownStoreException(string file, string found)
    : Exception($"{file} is not a store that this version can open: found {found}. Choose another data folder or a newer version.");

/// <summary>The store cannot be reached now; it may be again in a moment. Whether a write that met this was done is unknown.</summary>
/// <param name="cause">What the driver said.</param>
public sealed class StoreUnavailableException(Exception cause)
    : Exception($"The store cannot be reached: {Describe(cause)}. Try again in a moment.", cause)
{
    /// <summary>The driver often says what it was doing, and only the cause of that what went wrong.</summary>
    private static string Describe(Exception cause) =>
        cause.InnerException is null ? Text(cause) : $"{Text(cause)} ({Text(cause.GetBaseException())})";

    private static string Text(Exception error) => error.Message.TrimEnd('.', ' ');
}
