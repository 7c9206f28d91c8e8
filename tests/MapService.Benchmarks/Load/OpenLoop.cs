using System.Runtime.CompilerServices;

namespace MapService.Benchmarks.Load;

/// <summary>Moments at which something is planned, whether what was done before has ended or not.</summary>
internal static class OpenLoop
{
    /// <summary>Gives each moment when it has come, or as soon after it as the machine can, until it is over.</summary>
    /// <param name="first">How long until the first.</param>
    /// <param name="interval">From each to the next.</param>
    /// <param name="over">Ends it without an error.</param>
    public static async IAsyncEnumerable<DateTimeOffset> MomentsAsync(TimeSpan first, TimeSpan interval, [EnumeratorCancellation] CancellationToken over)
    {
        for (var next = TimeProvider.System.GetUtcNow() + first; await HasComeAsync(next, over); next += interval)
            yield return next;
    }

    private static async Task<bool> HasComeAsync(DateTimeOffset moment, CancellationToken over)
    {
        var wait = moment - TimeProvider.System.GetUtcNow();
        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System, over);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        return !over.IsCancellationRequested;
    }
}
