namespace MapService.Server.Tests.Nodes;

/// <summary>Waits for what has to come. Only what never comes ends the waiting: after minutes, so that a slow machine fails nothing.</summary>
internal static class Patience
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(4);

    /// <summary>Until something is so.</summary>
    /// <param name="isSo">Looks whether it is.</param>
    /// <param name="describe">What it is like instead, for the message.</param>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static Task UntilAsync(Func<bool> isSo, Func<string> describe) => UntilAsync(() => Task.FromResult(isSo()), describe);

    /// <inheritdoc cref="UntilAsync(Func{bool}, Func{string})"/>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> describe)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Never)
                throw new TimeoutException($"It was not so after {Never.TotalMinutes} minutes: {describe()}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
