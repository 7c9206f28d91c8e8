using System.Globalization;
using System.Text;

namespace MapService.Benchmarks.FanOut;

/// <summary>
/// What is sent to every viewer in a tick: a text that starts with <c>#tick#intended#</c>, so that a viewer can tell whether
/// it got every tick in order and how late. Times are nanoseconds of the machine's monotonic clock, which all processes share.
/// </summary>
internal static class FanOutMessage
{
    /// <summary>Length of a whole WebSocket message, envelope included, for every contestant.</summary>
    public const int Bytes = 512;

    /// <summary>Room for <c>#</c>, ten digits, <c>#</c>, twenty digits, <c>#</c>.</summary>
    public const int StampLength = 33;

    private const string SignalRHead = """{"type":1,"target":"frame","arguments":[" """;
    private const string SignalRTail = "\"]}\u001e";

    /// <summary>What is left of a message for its text when SignalR's JSON protocol has put its envelope around.</summary>
    public static int SignalRTextLength => Bytes - SignalRHead.TrimEnd().Length - SignalRTail.Length;

    /// <summary>The text of a tick, so many characters long.</summary>
    public static string Text(long tick, long intended, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"#{tick:D10}#{intended:D20}#").PadRight(length, 'x');

    /// <summary>The text as a message of SignalR's JSON protocol.</summary>
    public static byte[] AsSignalR(string text) => Encoding.UTF8.GetBytes(SignalRHead.TrimEnd() + text + SignalRTail);

    /// <summary>Reads the stamp; false for a message that has none, such as the answer to a handshake.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out long tick, out long intended)
    {
        (tick, intended) = (0, 0);
        var at = message[..Math.Min(message.Length, 64)].IndexOf((byte)'#');
        if (at < 0 || message.Length < at + StampLength)
            return false;
        tick = Number(message.Slice(at + 1, 10));
        intended = Number(message.Slice(at + 12, 20));
        return true;
    }

    private static long Number(ReadOnlySpan<byte> digits)
    {
        var number = 0L;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }
}
