using System.Buffers;
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
        var (kind, change) = (entry.Key.Kind.ToString(), entry.Change.ToString());
        var buffer = ArrayPool<byte>.Shared.Rent(
            previous.Length + (3 * sizeof(long)) + RoomFor(kind) + RoomFor(entry.Key.Id) + RoomFor(change) + RoomFor(entry.Body) + RoomFor(entry.By));
        previous.CopyTo(buffer);
        var rest = buffer.AsSpan(previous.Length);
        AppendNumber(ref rest, entry.Position.Value);
        AppendText(ref rest, kind);
        AppendText(ref rest, entry.Key.Id);
        AppendNumber(ref rest, entry.Version.Value);
        AppendText(ref rest, change);
        AppendText(ref rest, entry.Body);
        AppendNumber(ref rest, entry.At.ToUnixTimeMilliseconds());
        AppendText(ref rest, entry.By);
        var hash = SHA256.HashData(buffer.AsSpan(0, buffer.Length - rest.Length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static int RoomFor(string? text) => sizeof(long) + Encoding.UTF8.GetMaxByteCount(text?.Length ?? 0);

    private static void AppendNumber(ref Span<byte> rest, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(rest, number);
        rest = rest[sizeof(long)..];
    }

    private static void AppendText(ref Span<byte> rest, string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "", rest[sizeof(long)..]);
        AppendNumber(ref rest, text is null ? -1 : bytes);
        rest = rest[bytes..];
    }
}
