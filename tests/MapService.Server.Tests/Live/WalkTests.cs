using MapService.Client.Connection;
using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;
using MapService.Server.Editions;
using Xunit;

namespace MapService.Server.Tests.Live;

/// <summary>
/// Random walks over the wire: sessions that play in both directions at random speeds and seek now and then. Whatever came before,
/// what the frames add up to is the state of the timeline at that moment, which is what a seek to it gives.
/// </summary>
public sealed class WalkTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>The moments that are compared, by hash.</summary>
    private const int Moments = 10_000;

    /// <summary>As many as one connection may watch.</summary>
    private const int Walks = 32;

    [Fact]
    public async Task The_state_after_playing_or_seeking_to_a_moment_is_that_of_the_timeline_at_ten_thousand_random_moments()
    {
        var random = new Random(1917);
        var (timeline, compared, deltas) = (server.Part<CurrentEdition>().Value.Timeline, 0, 0);
        await using var hub = await server.ConnectAsync();
        await using var walks = new WalkingSessions(hub, random, timeline);
        await walks.OpenAsync(Walks);

        while (compared < Moments)
        {
            var (fold, frame) = await walks.NextAsync();
            deltas += frame.Base is null ? 0 : 1;
            for (var moment = 0; moment < 20; moment++)
            {
                var at = new StoryTime(random.NextInt64(fold.Window.From.Milliseconds, fold.Window.To.Milliseconds + 1));
                Assert.Equal(HashOf(timeline, at), HashOf(fold, at));
                compared++;
            }
            if (random.Next(10) == 0)
                await walks.CommandAsync(frame);
        }

        Assert.True(deltas > Moments / 40, $"only {deltas} of the frames were deltas");
    }

    [Fact]
    public async Task Keyframe_and_deltas_add_up_to_the_later_keyframe()
    {
        var random = new Random(1918);
        var timeline = server.Part<CurrentEdition>().Value.Timeline;
        await using var hub = await server.ConnectAsync();
        await using var walks = new WalkingSessions(hub, random, timeline);
        await walks.OpenAsync(8);
        var byStep = new Dictionary<(string Session, long Step), int>();
        await using var other = await server.ConnectAsync();
        var keyframes = new System.Collections.Concurrent.ConcurrentDictionary<(string Session, long Step), int>();
        other.FrameReceived += frame =>
        {
            var fold = new FrameFold();
            if (fold.Apply(frame))
                keyframes[(frame.Session, frame.Step)] = HashOf(fold);
        };

        for (var compared = 0; compared < 100;)
        {
            var (fold, frame) = await walks.NextAsync();
            byStep[(frame.Session, frame.Step)] = HashOf(fold);
            if (random.Next(10) == 0)
                await walks.CommandAsync(frame);
            if (random.Next(4) == 0)
                await other.Watch(frame.Session);
            foreach (var (step, hash) in keyframes.Where(keyframe => byStep.ContainsKey(keyframe.Key)).ToList())
            {
                Assert.Equal(hash, byStep[step]);
                keyframes.TryRemove(step, out _);
                compared++;
            }
        }
    }

    /// <summary>What there is at a moment, whatever the order in which it was learnt.</summary>
    private static int HashOf(FrameFold fold, StoryTime at) => Sum(
        fold.Segments.Where(span => span.Value.Start <= at && at < span.Value.End).Select(span => HashOf(span.Key, span.Value, at)),
        fold.Events.Where(span => span.Value.Start <= at && at < span.Value.End).Select(span => HashCode.Combine(span.Key, span.Value)),
        fold.Control.Where(span => span.Value.Start <= at && at < span.Value.End).Select(span => HashCode.Combine(span.Key, span.Value)),
        fold.Bridges.Where(span => span.Value.Start <= at && at < span.Value.End).Select(span => HashCode.Combine(span.Key, span.Value)));

    private static int HashOf(Timeline timeline, StoryTime at)
    {
        var spans = timeline.At(at).Spans;
        return Sum(
            spans.Segments.Select(number => HashOf(number, timeline.Segments[number], at)),
            spans.Events.Select(number => HashCode.Combine(number, timeline.Events[number])),
            spans.Control.Select(number => HashCode.Combine(number, timeline.Control[number])),
            spans.Bridges.Select(number => HashCode.Combine(number, timeline.Bridges[number])));
    }

    private static int HashOf(FrameFold fold) => Sum(
        fold.Segments.Select(span => HashCode.Combine(span.Key, span.Value)),
        fold.Events.Select(span => HashCode.Combine(span.Key, span.Value)),
        fold.Control.Select(span => HashCode.Combine(span.Key, span.Value)),
        fold.Bridges.Select(span => HashCode.Combine(span.Key, span.Value)));

    /// <summary>A unit is where it is to a millionth of a degree; the wire carries ten-millionths.</summary>
    private static int HashOf(int number, Segment segment, StoryTime at)
    {
        var (lon, lat) = segment.PositionAt(at);
        return HashCode.Combine(number, segment.Unit, segment.Movement, segment.Start, segment.End, Math.Round(lon, 5), Math.Round(lat, 5));
    }

    private static int Sum(params IEnumerable<int>[] hashes) => hashes.SelectMany(each => each).Aggregate(0, (sum, hash) => unchecked(sum + hash));

    /// <summary>Sessions of one connection that are watched by it, and commanded at random.</summary>
    private sealed class WalkingSessions(ReplayConnection hub, Random random, Timeline timeline) : IAsyncDisposable
    {
        private readonly System.Threading.Channels.Channel<ReplayFrame> _frames = System.Threading.Channels.Channel.CreateUnbounded<ReplayFrame>();
        private readonly Dictionary<string, (SessionOpened Opened, FrameFold Fold)> _walks = [];

        public async Task OpenAsync(int count)
        {
            hub.FrameReceived += Take;
            for (var walk = 0; walk < count; walk++)
            {
                var opened = await hub.Open(new OpenSession(RandomMoment(), RandomSpeed(), true, null));
                _walks[opened.Session] = (opened, new FrameFold());
                await hub.Watch(opened.Session);
            }
        }

        /// <summary>The next frame of any of them, added up.</summary>
        public async Task<(FrameFold Fold, ReplayFrame Frame)> NextAsync()
        {
            var frame = await _frames.Reader.ReadAsync();
            var fold = _walks[frame.Session].Fold;
            Assert.True(fold.Apply(frame));
            return (fold, frame);
        }

        public Task CommandAsync(ReplayFrame frame)
        {
            var control = new SessionControl(frame.Session, _walks[frame.Session].Opened.Key, frame.Clock.Version);
            return random.Next(6) switch
            {
                0 => hub.SeekTo(control, RandomMoment()),
                1 => hub.SetSpeed(control, RandomSpeed()),
                2 => hub.StepEvent(control, random.Next(2) == 0 ? 1 : -1),
                3 => hub.Loop(control, new LoopSpan(frame.Clock.StoryMs, frame.Clock.StoryMs + random.Next(1, 3_600_000))),
                4 => hub.Loop(control, null),
                _ => hub.Play(control),
            };
        }

        public ValueTask DisposeAsync()
        {
            hub.FrameReceived -= Take;
            return ValueTask.CompletedTask;
        }

        private void Take(ReplayFrame frame) => _frames.Writer.TryWrite(frame);

        private double RandomMoment() => random.NextInt64(timeline.First.Milliseconds, timeline.Last.Milliseconds);

        private double RandomSpeed() => Math.Pow(86_400, random.NextDouble()) * (random.Next(2) == 0 ? 1 : -1);
    }
}
