using System.Collections.Frozen;

namespace MapService.Desktop.Transports;

/// <summary>What a key does.</summary>
public enum KeyAction
{
    /// <summary>Play or pause.</summary>
    Toggle,

    /// <summary>A step that is felt on the clock.</summary>
    Back,

    /// <summary>A step that is felt on the clock.</summary>
    Forward,

    /// <summary>A step that is seen on the timeline.</summary>
    FarBack,

    /// <summary>A step that is seen on the timeline.</summary>
    FarForward,

    /// <summary>To the event before.</summary>
    PreviousEvent,

    /// <summary>To the next event.</summary>
    NextEvent,

    /// <summary>The next slower pace.</summary>
    Slower,

    /// <summary>The next quicker pace.</summary>
    Faster,

    /// <summary>To the beginning.</summary>
    Start,

    /// <summary>To the end.</summary>
    End,

    /// <summary>To some tenths of the whole.</summary>
    Tenth,

    /// <summary>To a moment that is typed.</summary>
    Moment,

    /// <summary>A stretch to be played over and over begins here.</summary>
    BeginLoop,

    /// <summary>It ends here.</summary>
    EndLoop,

    /// <summary>Slower where much happens, or as the user says.</summary>
    Pace,

    /// <summary>Look something up.</summary>
    Search,

    /// <summary>Full screen, or back.</summary>
    FullScreen,

    /// <summary>The map by day or by lamplight.</summary>
    Map,

    /// <summary>The list of keys.</summary>
    Help,

    /// <summary>Close what is open.</summary>
    Close,

    /// <summary>Nearer.</summary>
    ZoomIn,

    /// <summary>Farther.</summary>
    ZoomOut,

    /// <summary>Turn the map counter-clockwise.</summary>
    TurnLeft,

    /// <summary>Turn the map clockwise.</summary>
    TurnRight,

    /// <summary>Turn north up.</summary>
    North,

    /// <summary>The camera goes where things happen, or no more.</summary>
    FollowAction,
}

/// <summary>What a key press asks for.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Tenths">How many tenths, for <see cref="KeyAction.Tenth"/>.</param>
public readonly record struct KeyCommand(KeyAction Action, int Tenths = 0);

/// <summary>The keys of the web client.</summary>
public static class KeyMap
{
    private static readonly FrozenDictionary<string, KeyAction> Actions = new Dictionary<string, KeyAction>
    {
        [" "] = KeyAction.Toggle,
        ["k"] = KeyAction.Toggle,
        ["Left"] = KeyAction.Back,
        ["Right"] = KeyAction.Forward,
        ["j"] = KeyAction.FarBack,
        ["l"] = KeyAction.FarForward,
        [","] = KeyAction.PreviousEvent,
        ["."] = KeyAction.NextEvent,
        ["<"] = KeyAction.Slower,
        [">"] = KeyAction.Faster,
        ["Home"] = KeyAction.Start,
        ["End"] = KeyAction.End,
        ["g"] = KeyAction.Moment,
        ["["] = KeyAction.BeginLoop,
        ["]"] = KeyAction.EndLoop,
        ["p"] = KeyAction.Pace,
        ["/"] = KeyAction.Search,
        ["f"] = KeyAction.FullScreen,
        ["m"] = KeyAction.Map,
        ["?"] = KeyAction.Help,
        ["Escape"] = KeyAction.Close,
        ["+"] = KeyAction.ZoomIn,
        ["-"] = KeyAction.ZoomOut,
        ["Shift+Left"] = KeyAction.TurnLeft,
        ["Shift+Right"] = KeyAction.TurnRight,
        ["n"] = KeyAction.North,
        ["a"] = KeyAction.FollowAction,
    }.ToFrozenDictionary();

    /// <summary>Keys as the help shows them.</summary>
    public static IReadOnlyList<(string Keys, string Does)> Help { get; } =
    [
        ("Space, K", "play or pause"),
        ("← →", "5 minutes back or on"),
        ("J L", "30 minutes back or on"),
        (", .", "previous or next event"),
        ("< >", "slower or faster"),
        ("Home End", "beginning or end"),
        ("0 … 9", "tenths of the whole"),
        ("G", "go to a moment"),
        ("[ ]", "loop from here, to here"),
        ("P", "slow where much happens, in a session that is not shared"),
        ("+ −", "zoom in or out"),
        ("Shift ← →", "turn the map"),
        ("N", "north up"),
        ("A", "follow the action"),
        ("/", "search"),
        ("M", "map by day or by lamplight"),
        ("F", "full screen"),
        ("Esc", "close"),
        ("?", "this list"),
    ];

    /// <summary>What a key asks for; null if it means nothing here.</summary>
    /// <param name="key">
    /// The sign that it types, or the name of a key that types none: <c>Left</c>, <c>Home</c>, <c>Escape</c>; with the shift key it is
    /// another one, <c>Shift+Left</c>.
    /// </param>
    public static KeyCommand? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length == 1 && char.IsAsciiDigit(key[0]))
            return new KeyCommand(KeyAction.Tenth, key[0] - '0');
        var name = key.Length == 1 ? char.ToLowerInvariant(key[0]).ToString() : key;
        return Actions.TryGetValue(name, out var action) ? new KeyCommand(action) : null;
    }
}
