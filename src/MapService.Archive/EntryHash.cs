using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MapService.Archive;

/// <summary>
/// The checksum of an entry: SHA-256 over the checksum of the entry before it and every field, each text with its
/// length in front. So an entry that was altered, moved, left out or put in between is found on reading.
/// </summary>
public static class EntryHash
{
    /// <summary>What stands before the first entry.</summary>
    public static ReadOnlySpan<byte> Seed => new byte[SHA256.HashSizeInBytes];

    /// <summary>The checksum of <paramref name="entry"/> after one whose checksum is <paramref name="previous"/>.</summary>
    public static byte[] Compute(ReadOnlySpan<byte> previous, LogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        AppendNumber(hash, entry.Position.Value);
        AppendText(hash, entry.Key.Kind.ToString());
        AppendText(hash, entry.Key.Id);
        AppendNumber(hash, entry.Version.Value);
        AppendText(hash, entry.Change.ToString());
        AppendText(hash, entry.Body);
        AppendNumber(hash, entry.At.ToUnixTimeMilliseconds());
        AppendText(hash, entry.By);
        return hash.GetHashAndReset();
    }

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void AppendText(IncrementalHash hash, string? text)
    {
        AppendNumber(hash, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
    }
}
