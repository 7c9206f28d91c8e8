using System.Runtime.InteropServices;

namespace MapService.Benchmarks.FanOut;

/// <summary>
/// Linux's epoll and bare reads: a load client of many sockets has to cost less than the server that it measures, and the
/// asynchronous sockets of .NET cost about as much.
/// </summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1;
    private const uint Readable = 0x1;
    private const uint HungUp = 0x2000 | 0x10 | 0x8;

    private readonly int _id = Check(EpollCreate(0));
    private readonly Event[] _events = new Event[512];

    /// <summary>Watches a socket for bytes to read, or only for the other side hanging up.</summary>
    public void Watch(int socket, int tag, bool forBytes)
    {
        var wanted = new Event { Events = forBytes ? Readable : HungUp, Tag = tag };
        Check(EpollControl(_id, Add, socket, ref wanted));
    }

    /// <summary>The tags of sockets with something to see, after a wait of at most so long.</summary>
    public ReadOnlySpan<Event> Wait(int milliseconds)
    {
        var count = EpollWait(_id, _events, _events.Length, milliseconds);
        return _events.AsSpan(0, Math.Max(0, count));
    }

    /// <summary>Reads what is there, without waiting; negative if nothing is, 0 at the end.</summary>
    public static unsafe int Receive(int socket, Span<byte> into)
    {
        const int DoNotWait = 0x40;
        fixed (byte* bytes = into)
            return (int)Recv(socket, bytes, (nuint)into.Length, DoNotWait);
    }

    public void Dispose() => Close(_id);

    private static int Check(int result) =>
        result >= 0 ? result : throw new InvalidOperationException($"epoll failed with error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int EpollControl(int epoll, int operation, int socket, ref Event wanted);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int EpollWait(int epoll, [Out] Event[] events, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static unsafe partial nint Recv(int socket, byte* bytes, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int id);

    /// <summary>As the kernel lays it out on x86-64, the only machine that this is for.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 12)]
    public struct Event
    {
        [FieldOffset(0)]
        public uint Events;

        [FieldOffset(4)]
        public int Tag;
    }
}
