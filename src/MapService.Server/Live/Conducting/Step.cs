using MapService.Playback.Clocks;
using MapService.Server.Editions;
using MapService.Server.Live.Sockets;
using NodaTime;

namespace MapService.Server.Live.Conducting;

/// <summary>
/// A point of a session at which viewers are or were: the window about which they were told, and the messages that lead to it.
/// Each message is encoded when the first viewer needs it and shared by all who do. Not safe for many threads.
/// </summary>
public sealed class Step(string session, long number, Edition edition, SessionView view, StoryWindow window, Instant madeAt)
{
    private readonly List<(long From, SharedMessage Message)> _deltas = [];
    private SharedMessage? _keyframe;

    public long Number => number;

    public Edition Edition => edition;

    public SessionView View => view;

    public StoryWindow Window => window;

    public Instant MadeAt => madeAt;

    public StoryTime Story { get; } = view.Clock.StoryTimeAt(madeAt);

    public bool IsMoving { get; } = view.Clock.IsMovingAt(madeAt);

    /// <summary>How many messages were encoded.</summary>
    public int Encoded => _deltas.Count + (_keyframe is null ? 0 : 1);

    /// <summary>Whether who is at another step gets here by a delta.</summary>
    public bool IsNear(Step? known) => known is not null && known.Edition == edition && known.Window.Touches(window);

    /// <summary>The message for a viewer that is at another step, or nowhere. It stays the step's: hold it to keep it.</summary>
    public SharedMessage MessageFor(Step? known) => IsNear(known) ? DeltaFrom(known!) : Keyframe();

    /// <summary>Lets go of the messages; others are made where they are needed after all.</summary>
    public void LetGo()
    {
        foreach (var (_, message) in _deltas)
            message.LetGo();
        _deltas.Clear();
        _keyframe?.LetGo();
        _keyframe = null;
    }

    private SharedMessage DeltaFrom(Step known)
    {
        foreach (var (from, message) in _deltas)
        {
            if (from == known.Number)
                return message;
        }
        var delta = FrameEncoder.Delta(session, known, this);
        _deltas.Add((known.Number, delta));
        return delta;
    }

    private SharedMessage Keyframe() => _keyframe ??= FrameEncoder.Keyframe(session, this);
}
