using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;

namespace MapService.Server.Live.Sockets;

/// <summary>
/// One text message in one WebSocket frame (RFC 6455, section 5.2), made once and put on many wires. Whoever has it holds
/// it and lets go of it; when nobody holds it its memory is used for another. Written by one thread, then by none.
/// </summary>
public sealed class SharedMessage
{
    /// <summary>The longest header of a frame that a server sends: two bytes and a length of eight.</summary>
    private const int HeaderRoom = 10;

    /// <summary>A delta of a few spans; what is longer grows.</summary>
    private const int FirstBytes = 1024;

    /// <summary>Enough for the messages that are under way at once; more are left to the garbage collector.</summary>
    private const int MostSpare = 256;

    private static readonly ConcurrentQueue<SharedMessage> Spare = new();

    private byte[] _bytes = [];
    private int _start;
    private int _end;
    private int _holders;

    private SharedMessage()
    {
    }

    /// <summary>The frame, header included, once it is <see cref="Seal">sealed</see>; not to be used after the message was let go.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(_start, _end - _start);

    /// <summary>How many bytes go over the wire.</summary>
    public int Length => _end - _start;

    /// <summary>An empty message that is held once.</summary>
    public static SharedMessage Take()
    {
        if (!Spare.TryDequeue(out var message))
            message = new SharedMessage();
        message._bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
        (message._start, message._end, message._holders) = (HeaderRoom, HeaderRoom, 1);
        return message;
    }

    /// <summary>Appends text that is UTF-8 already.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_bytes.AsSpan(_end));
        _end += text.Length;
    }

    /// <summary>Appends a whole number in decimal digits.</summary>
    public void Write(long number)
    {
        const int Longest = 20;
        Reserve(Longest);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_end), out var written);
        _end += written;
    }

    /// <summary>Appends a whole number and a comma.</summary>
    public void WriteItem(long number)
    {
        const int Longest = 21;
        Reserve(Longest);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_end), out var written);
        _bytes[_end + written] = (byte)',';
        _end += written + 1;
    }

    /// <summary>Puts another byte in place of the last, for example the end of a list in place of a comma.</summary>
    public void ReplaceLast(byte with) => _bytes[_end - 1] = with;

    /// <summary>Appends a number in the shortest decimal form that reads as the same.</summary>
    public void Write(double number)
    {
        const int Longest = 32;
        Reserve(Longest);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_end), out var written);
        _end += written;
    }

    /// <summary>Puts the header before the text. Nothing may be appended any more.</summary>
    public void Seal()
    {
        const byte WholeText = 0x81;
        var length = _end - HeaderRoom;
        var header = length switch { < 126 => 2, <= ushort.MaxValue => 4, _ => 10 };
        _start = HeaderRoom - header;
        var bytes = _bytes.AsSpan(_start, header);
        bytes[0] = WholeText;
        bytes[1] = (byte)(header switch { 2 => length, 4 => 126, _ => 127 });
        if (header == 4)
            BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)length);
        else if (header == 10)
            BinaryPrimitives.WriteUInt64BigEndian(bytes[2..], (ulong)length);
    }

    /// <summary>Holds it once more.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Lets go of it.</summary>
    public void LetGo()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
            return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        if (Spare.Count < MostSpare)
            Spare.Enqueue(this);
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _end >= more)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _end + more));
        _bytes.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
