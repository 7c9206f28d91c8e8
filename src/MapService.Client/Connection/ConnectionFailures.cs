namespace MapService.Client.Connection;

/// <summary>The server refused a call; the message says what was found and what is allowed.</summary>
public sealed class CallRefusedException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Whether the server has no such session: opening or joining one anew helps.</summary>
    public bool IsUnknownSession => Message.Contains("not known here", StringComparison.Ordinal);
}

/// <summary>The server cannot be reached, or not any more; trying again later may help.</summary>
public sealed class ConnectionLostException(string message, Exception? inner = null) : Exception(message, inner);
