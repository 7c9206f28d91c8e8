using MapService.Server.Live.Sockets;
using Xunit;

namespace MapService.Server.Tests.Live.Sockets;

public sealed class WriteTurnTests
{
    [Fact]
    public async Task Never_two_have_the_turn_and_it_is_never_lost_though_some_give_up_waiting()
    {
        var turn = new WriteTurn();
        var (inside, taken, waited) = (0, 0L, 0L);
        void Use()
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            Interlocked.Decrement(ref inside);
            turn.GiveBack();
        }

        var waiting = Task.Run(async () =>
        {
            var random = new Random(1);
            for (var round = 0; round < 20_000 || waited == 0 || Interlocked.Read(ref taken) == 0; round++)
            {
                using var patience = new CancellationTokenSource();
                var taking = turn.TakeAsync(patience.Token).AsTask();
                if (random.Next(2) == 0)
                    await patience.CancelAsync();
                try
                {
                    await taking;
                    waited++;
                    Use();
                }
                catch (OperationCanceledException)
                {
                    // It was somebody else's turn.
                }
            }
        });
        var trying = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!waiting.IsCompleted)
            {
                if (!turn.TryTake())
                    continue;
                Interlocked.Increment(ref taken);
                Use();
            }
        }));
        await Task.WhenAll([waiting, .. trying]);

        Assert.True(turn.TryTake());
    }

    [Fact]
    public async Task Who_waits_gets_it_when_it_is_given_back()
    {
        var turn = new WriteTurn();
        Assert.True(turn.TryTake());
        var waiting = turn.TakeAsync(CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        turn.GiveBack();
        await waiting;

        Assert.False(turn.TryTake());
        turn.GiveBack();
        Assert.True(turn.TryTake());
    }
}
