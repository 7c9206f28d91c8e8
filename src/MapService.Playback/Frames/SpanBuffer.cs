using System.Runtime.InteropServices;

namespace MapService.Playback.Frames;

/// <summary>
/// Numbers of spans like <see cref="SpanNumbers"/>, in lists that keep their memory and are filled again and again: once
/// they have been as long as they get, filling them allocates nothing. Its spans are good until it is filled again. For
/// one thread at a time.
/// </summary>
public sealed class SpanBuffer
{
    /// <summary>Numbers of segments, ascending.</summary>
    public ReadOnlySpan<int> Segments => CollectionsMarshal.AsSpan(SegmentList);

    /// <summary>Numbers of event spans, ascending.</summary>
    public ReadOnlySpan<int> Events => CollectionsMarshal.AsSpan(EventList);

    /// <summary>Numbers of control spans, ascending.</summary>
    public ReadOnlySpan<int> Control => CollectionsMarshal.AsSpan(ControlList);

    /// <summary>Numbers of bridge spans, ascending.</summary>
    public ReadOnlySpan<int> Bridges => CollectionsMarshal.AsSpan(BridgeList);

    /// <summary>How many numbers there are in all.</summary>
    public int Count => SegmentList.Count + EventList.Count + ControlList.Count + BridgeList.Count;

    internal List<int> SegmentList { get; } = [];

    internal List<int> EventList { get; } = [];

    internal List<int> ControlList { get; } = [];

    internal List<int> BridgeList { get; } = [];

    /// <summary>Forgets the numbers and keeps the memory.</summary>
    public void Clear()
    {
        SegmentList.Clear();
        EventList.Clear();
        ControlList.Clear();
        BridgeList.Clear();
    }

    /// <summary>The numbers as a value that stays.</summary>
    public SpanNumbers ToNumbers() => new([.. SegmentList], [.. EventList], [.. ControlList], [.. BridgeList]);
}
