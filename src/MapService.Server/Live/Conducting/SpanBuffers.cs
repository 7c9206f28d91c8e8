using MapService.Playback.Frames;

namespace MapService.Server.Live.Conducting;

/// <summary>Buffers for one computation on the thread that makes it: there are as many as threads, whatever the number of sessions.</summary>
internal sealed class SpanBuffers
{
    [ThreadStatic]
    private static SpanBuffers? _ofThread;

    private SpanBuffers()
    {
    }

    /// <summary>Those of this thread; what they hold is good until the next computation on it.</summary>
    public static SpanBuffers OfThread => _ofThread ??= new SpanBuffers();

    public SpanBuffer Ended { get; } = new();

    public SpanBuffer Started { get; } = new();
}
