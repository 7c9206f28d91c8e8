using MapService.Client.Clocks;
using Xunit;

namespace MapService.Client.Tests.Clocks;

public sealed class WallClockTests
{
    [Fact]
    public void It_moves_with_time_and_not_with_the_computers_clock()
    {
        var time = new AdjustedTime();
        var clock = new WallClock(time);
        var before = clock.Now;

        time.SetBack(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(2_000, (clock.Now - before).TotalMilliseconds);
    }

    /// <summary>A computer whose clock can be set.</summary>
    private sealed class AdjustedTime : TimeProvider
    {
        private readonly TestTime _true = new();
        private TimeSpan _back;

        public override long TimestampFrequency => _true.TimestampFrequency;

        public override long GetTimestamp() => _true.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => _true.GetUtcNow() - _back;

        public void SetBack(TimeSpan by) => _back += by;

        public void Advance(TimeSpan by) => _true.Advance(by);
    }
}
