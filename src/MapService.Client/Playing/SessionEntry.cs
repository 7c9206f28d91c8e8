using MapService.Contract;

namespace MapService.Client.Playing;

/// <summary>How a viewer comes to a session.</summary>
public abstract record SessionEntry
{
    private SessionEntry()
    {
    }

    /// <summary>Opens one, and another when the server has forgotten it; whoever opens controls.</summary>
    /// <param name="Wanted">What the session is to start with, asked each time.</param>
    public sealed record Opening(Func<OpenSession> Wanted) : SessionEntry;

    /// <summary>Joins one by its code, to watch.</summary>
    /// <param name="Code">The code as somebody types it.</param>
    public sealed record Joining(string Code) : SessionEntry;

    /// <summary>Watches one that is known.</summary>
    /// <param name="Session">Id of the session.</param>
    public sealed record Watching(string Session) : SessionEntry;
}

/// <summary>How it stands with a connection that is kept up.</summary>
public enum ConnectionStatus
{
    /// <summary>It is made for the first time.</summary>
    Connecting,

    /// <summary>Frames arrive.</summary>
    Live,

    /// <summary>They did, or it was tried in vain; it is tried again.</summary>
    Lost,
}
