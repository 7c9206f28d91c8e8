namespace MapService.Client.Connection;

/// <summary>
/// How long to wait before an attempt to connect: anything up to a limit that doubles from attempt to attempt, so that a hall
/// full of viewers does not come back in step.
/// </summary>
public static class FullJitter
{
    /// <summary>A server that restarts is back within seconds; nobody should wait much longer than that.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    /// <summary>The wait before an attempt.</summary>
    /// <param name="attempt">Counts from 0.</param>
    /// <param name="random">In [0, 1).</param>
    public static TimeSpan Wait(int attempt, double random)
    {
        var limit = First * Math.Pow(2, Math.Min(attempt, 20));
        return random * (limit < Longest ? limit : Longest);
    }
}
