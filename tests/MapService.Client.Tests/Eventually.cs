using Xunit;

namespace MapService.Client.Tests;

/// <summary>Waits for what will be so.</summary>
internal static class Eventually
{
    /// <summary>A test that waits longer waits for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task IsSoAsync(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"It has not come to be so: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
