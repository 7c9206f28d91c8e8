using System.Collections.Concurrent;
using MapService.Client.Playing;
using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Server.Tests;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Client.Tests.Playing;

public sealed class LastingSessionTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Who_cannot_use_a_frame_asks_for_a_keyframe_and_goes_on_from_it()
    {
        var frames = new ConcurrentQueue<ReplayFrame>();
        await using var session = SessionAt(SixInTheMorning, 3600);
        session.FrameReceived += frames.Enqueue;
        session.Start();
        await Eventually.IsSoAsync(() => frames.Any(frame => frame.Base is not null), "a delta has come");
        frames.Clear();
        var fold = new FrameFold();

        session.AskForKeyframe();
        await Eventually.IsSoAsync(() => frames.Any(frame => frame.Base is null), "a keyframe has come");
        await Eventually.IsSoAsync(() => frames.Last().Base is not null, "deltas follow");

        Assert.All(frames.SkipWhile(frame => frame.Base is not null), frame => Assert.True(fold.Apply(frame)));
    }

    [Fact]
    public async Task Who_followed_a_session_that_was_ended_says_so_and_tries_to_join_again()
    {
        var (entered, frames) = (0, 0);
        await using var hub = await server.ConnectAsync();
        var other = await hub.Open(new OpenSession(SixInTheMorning, null, null, true));
        await using var session = new LastingSession(server.Address, new SessionEntry.Joining(other.JoinCode!), TimeProvider.System);
        session.Entered += _ => Interlocked.Increment(ref entered);
        session.FrameReceived += _ => Interlocked.Increment(ref frames);
        session.Start();
        await Eventually.IsSoAsync(() => Volatile.Read(ref frames) > 0 && Volatile.Read(ref entered) == 1, "it watches");

        await hub.Close(new SessionControl(other.Session, other.Key, other.Clock.Version));
        await Eventually.IsSoAsync(() => session.Status == ConnectionStatus.Lost, "it knows that the session is over");

        await Eventually.IsSoAsync(() => session.Trouble?.Contains("No session has this code", StringComparison.Ordinal) == true, "it has tried to join again");
    }

    private LastingSession SessionAt(double storyMs, double speed) => new(
        server.Address, new SessionEntry.Opening(() => new OpenSession(storyMs, speed, Playing: true, Shared: null)), TimeProvider.System);
}
