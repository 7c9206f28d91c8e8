namespace MapService.Archive;

/// <summary>Follows entries as they are read, each of which has to continue the one before.</summary>
/// <param name="after">The position before the first of them.</param>
/// <param name="hash">The checksum at that position.</param>
internal sealed class LogChain(LogPosition after, byte[] hash)
{
    private LogPosition _position = after;
    private byte[] _hash = hash;

    /// <summary>Follows one entry.</summary>
    /// <exception cref="CorruptLogException">It is not the next one as it was written.</exception>
    public LogEntry Follow(LogEntry entry, byte[] written)
    {
        var next = new LogPosition(_position.Value + 1);
        (_position, _hash) = (next, EntryHash.Compute(_hash, entry));
        return entry.Position == next && _hash.AsSpan().SequenceEqual(written) ? entry : throw new CorruptLogException(next);
    }

    /// <summary>Checks that the last entry that was followed is the last one of the log.</summary>
    /// <exception cref="CorruptLogException">There were more.</exception>
    public void ThrowIfNotEnd(LogPosition end, byte[] endHash)
    {
        if (_position != end || !_hash.AsSpan().SequenceEqual(endHash))
            throw new CorruptLogException(new LogPosition(_position.Value + 1));
    }
}
