using MapService.Client.Connection;
using MapService.Client.Scenes;
using MapService.Client.Stories;
using MapService.History;
using MapService.Playback.Clocks;
using MapService.Server.Editions;
using MapService.Server.Tests;
using NetTopologySuite.Geometries;
using Xunit;

namespace MapService.Client.Tests.Scenes;

/// <summary>The same moment is the same picture: on the server, here, and in the web client's own code.</summary>
public sealed class ContractTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const double CentimetreMetres = 0.01;

    private Edition Edition => server.Part<CurrentEdition>().Value;

    [Fact]
    public async Task The_scene_is_that_of_the_timeline_and_of_the_web_client_at_a_thousand_random_moments()
    {
        const int Moments = 1_000;
        var random = new Random(1917);
        using var history = new HistoryApi(server.Address);
        var story = await history.StoryAsync();
        await using var walks = new Walks(random, Edition.Timeline);
        await walks.OpenAsync(server.Address, sessions: 32, viewers: 1);
        var (steps, scenes) = (new Dictionary<string, List<WebStep>>(), new Dictionary<string, List<Scene>>());

        for (var compared = 0; compared < Moments; compared++)
        {
            var (frame, fold) = await walks.NextAsync();
            var at = MomentOf(fold, random);
            var scene = Scene.Of(Snapshot.Of(fold, at, story.Ids), story);
            AssertIsTheTimelines(scene);
            if (!steps.ContainsKey(frame.Session))
                (steps[frame.Session], scenes[frame.Session]) = ([], []);
            steps[frame.Session].Add(new WebStep(frame, [at.Milliseconds]));
            scenes[frame.Session].Add(scene);
            await walks.SeekAsync(frame);
        }

        var web = await WebClient.AnswerAsync(story.Ids, steps.Values);
        Assert.Equal(Moments, web.Count);
        foreach (var (scene, answer) in scenes.Values.SelectMany(walk => walk).Zip(web))
            AssertIsTheWebClients(scene, answer);
    }

    [Fact]
    public async Task Ten_thousand_frames_are_applied_without_a_wrong_position()
    {
        const int Frames = 10_000;
        var random = new Random(1918);
        var story = await StoryAsync();
        await using var walks = new Walks(random, Edition.Timeline);
        await walks.OpenAsync(server.Address, sessions: 32, viewers: 16);
        var deltas = 0;

        for (var applied = 0; applied < Frames; applied++)
        {
            var (frame, fold) = await walks.NextAsync();
            deltas += frame.Base is null ? 0 : 1;
            AssertIsTheTimelines(Scene.Of(Snapshot.Of(fold, MomentOf(fold, random), story.Ids), story));
            // A seek is a keyframe to each of the viewers; most of what is applied are to be deltas.
            if (applied % 100 == 0)
                await walks.SeekAsync(frame);
        }

        Assert.True(deltas > Frames / 2, $"only {deltas} of the frames were deltas");
    }

    [Fact]
    public async Task Where_no_frame_tells_units_on_a_march_are_where_the_timeline_has_them()
    {
        var story = await StoryAsync();
        foreach (var movement in story.Movements)
        {
            var at = new StoryTime((movement.Start.Milliseconds + movement.End.Milliseconds) / 2);
            var expected = Edition.Timeline.At(at).Spans.Segments.Select(number => Edition.Timeline.Segments[number])
                .Single(segment => segment.IsMoving && story.Ids.Movements[segment.Movement] == movement.Id).PositionAt(at);

            var known = new UnitAt(movement.Properties.Unit, 0, 0, null, null);
            var unit = Assert.Single(story.Timeline.At(at, [known]).Units);

            Assert.Equal(movement.Id, unit.Movement);
            // The shape of the way is told to the metre.
            Assert.InRange(Geodesy.DistanceMetres(new Coordinate(expected.Lon, expected.Lat), new Coordinate(unit.Lon, unit.Lat)), 0, 30);
        }
    }

    private async Task<Story> StoryAsync()
    {
        using var history = new HistoryApi(server.Address);
        return await history.StoryAsync();
    }

    private static StoryTime MomentOf(FrameFold fold, Random random) =>
        new(random.NextInt64(fold.Window.From.Milliseconds, fold.Window.To.Milliseconds + 1));

    private void AssertIsTheTimelines(Scene scene)
    {
        var (dataset, timeline) = (Edition.Dataset, Edition.Timeline);
        var spans = timeline.At(scene.At).Spans;
        var units = scene.Units.ToDictionary(unit => unit.Id);
        Assert.Equal(spans.Segments.Length, units.Count);
        foreach (var segment in spans.Segments.Select(number => timeline.Segments[number]))
        {
            var unit = units[dataset.Units[segment.Unit].Id.Value];
            var (lon, lat) = segment.PositionAt(scene.At);
            AssertIsWithinACentimetre(MercatorPoint.FromLonLat(lon, lat), lat, unit.Position);
            Assert.Equal(segment.IsMoving ? dataset.Movements[segment.Movement].Id.Value : null, unit.Movement);
        }
        AssertSame(
            spans.Events.Select(number => dataset.Events[timeline.Events[number].Event].Id.Value),
            scene.Events.Where(one => one.IsLive).Select(one => one.Id));
        AssertSame(
            spans.Control.Select(number => timeline.Control[number]).Select(held => (dataset.Places[held.Place].Id.Value, dataset.Sides[held.Side].Id.Value, held.Start)),
            scene.Control.Select(held => (held.Spot.Id, held.Side, held.Since)));
        AssertSame(
            spans.Bridges.Select(number => timeline.Bridges[number])
                .Select(bridge => (dataset.Places[bridge.Place].Id.Value, bridge.State == History.Events.BridgeState.Opened, bridge.Start)),
            scene.Bridges.Select(bridge => (bridge.Spot.Id, bridge.IsOpen, bridge.Since)));
    }

    private static void AssertIsTheWebClients(Scene scene, WebSnapshot? web)
    {
        Assert.NotNull(web);
        var units = scene.Units.ToDictionary(unit => unit.Id);
        Assert.Equal(web.Units.Count, units.Count);
        foreach (var expected in web.Units)
        {
            var unit = units[expected.Unit];
            AssertIsWithinACentimetre(new MercatorPoint(expected.Mercator[0], expected.Mercator[1]), unit.Position.ToLonLat().Lat, unit.Position);
            Assert.Equal(expected.Movement, unit.Movement);
            Assert.Equal(expected.Heading is null, unit.HeadingDegrees is null);
            Assert.InRange(TurnBetween(expected.Heading ?? 0, unit.HeadingDegrees ?? 0), 0, 0.5);
        }
        AssertSame(web.Events.Select(one => (one.Event, (long)one.Start)), scene.Events.Where(one => one.IsLive).Select(one => (one.Id, one.Start.Milliseconds)));
        AssertSame(
            web.Control.Select(held => (held.Place, held.Side, held.Event, (long)held.Since)),
            scene.Control.Select(held => (held.Spot.Id, held.Side, held.Event, held.Since.Milliseconds)));
        AssertSame(
            web.Bridges.Select(bridge => (bridge.Place, bridge.Open, bridge.Event, (long)bridge.Since)),
            scene.Bridges.Select(bridge => (bridge.Spot.Id, bridge.IsOpen, bridge.Event, bridge.Since.Milliseconds)));
    }

    private static void AssertSame<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Equal(expected.Order(), actual.Order());

    private static void AssertIsWithinACentimetre(MercatorPoint expected, double lat, MercatorPoint actual)
    {
        var metres = Math.Sqrt(Math.Pow(expected.X - actual.X, 2) + Math.Pow(expected.Y - actual.Y, 2)) / MercatorPoint.LengthAt(lat, 1);
        Assert.True(metres < CentimetreMetres, $"{expected} and {actual} are {metres} m apart.");
    }

    private static double TurnBetween(double one, double other) => Math.Abs(((one - other + 540) % 360) - 180);
}
