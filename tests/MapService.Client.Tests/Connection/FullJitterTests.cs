using MapService.Client.Connection;
using Xunit;

namespace MapService.Client.Tests.Connection;

public sealed class FullJitterTests
{
    [Fact]
    public void The_longest_wait_doubles_up_to_a_limit_and_any_shorter_one_is_as_likely()
    {
        Assert.Equal([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000], Enumerable.Range(0, 7).Select(attempt => FullJitter.Wait(attempt, 1).TotalMilliseconds));
        Assert.Equal(TimeSpan.Zero, FullJitter.Wait(3, 0));
        Assert.Equal(TimeSpan.FromSeconds(2), FullJitter.Wait(3, 0.5));
    }

    [Fact]
    public void It_never_gives_up() => Assert.Equal(FullJitter.Longest / 2, FullJitter.Wait(int.MaxValue, 0.5));
}
