using System.Text.Json;
using MapService.Client.Connection;
using MapService.Client.Directing;
using MapService.Client.Paces;
using MapService.Client.Playing;
using MapService.Client.Stories;
using MapService.Client.Tests.Web;
using MapService.Playback.Clocks;
using MapService.Server.Tests;
using NodaTime;
using Xunit;

namespace MapService.Client.Tests.Directing;

/// <summary>The shipped history is paced and shown as the web client's own code does it.</summary>
public sealed class LeadTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const double UsualSpeed = 600;

    /// <summary>Some twenty metres: along a railway the web client, to which the earth is flat, is so far ahead or behind.</summary>
    private const double LittleDegrees = 2e-4;

    [Fact]
    public async Task Speeds_and_shots_of_the_whole_story_are_those_of_the_web_client()
    {
        var story = await StoryAsync();
        Look[] looks = [.. LooksOf(story)];
        var web = await AskAsync(story, looks);

        Assert.Equal(
            web.Stretches.Select(one => (one.From, one.To, one.Level, Math.Round(one.Speed, 6))),
            Stretch.AllOf(story).Select(one => (one.From.Milliseconds, one.To.Milliseconds, one.Level, Math.Round(one.SpeedAbout(UsualSpeed), 6))));
        Shot? shot = null;
        foreach (var (look, box) in looks.Zip(web.Boxes))
        {
            var spots = ActionSpot.AllAt(story, new StoryTime(look.At), ActionSpot.LookAheadMs(look.Speed));
            shot = Shot.Next(shot, spots, Instant.FromUnixTimeMilliseconds(look.Now));
            double[]? shown = shot is { Box: var held } ? [held.West, held.South, held.East, held.North] : null;
            Assert.Equal(box is null, shown is null);
            Assert.All((box ?? []).Zip(shown ?? []), edges => Assert.Equal(edges.First, edges.Second, LittleDegrees));
        }
    }

    [Fact]
    public async Task A_director_shows_each_scene_once_until_the_user_takes_the_map()
    {
        var story = await StoryAsync();
        var clock = new ClockReading(story.FindEvent("state-bank-occupied")!.Start, UsualSpeed, true, null, 0);
        var (director, now) = (new Director(), Instant.FromUnixTimeSeconds(100));

        Assert.Null(director.Next(story, clock, now));
        director.Lead(true);
        var box = director.Next(story, clock, now);
        Assert.NotNull(box);
        Assert.Null(director.Next(story, clock, now));
        director.Lead(false);
        Assert.Null(director.Next(story, clock, now));
        director.Lead(true);
        Assert.Equal(box, director.Next(story, clock, now));
    }

    [Fact]
    public async Task A_pace_changes_the_speed_at_each_stretch_and_goes_back_where_the_clock_ran_past_it()
    {
        var story = await StoryAsync();
        var stretches = Stretch.AllOf(story);
        var quiet = stretches.First(one => one.Level == 0);
        var busy = stretches.First(one => one.From == quiet.To);
        var pacing = new Pacing();

        Assert.Null(pacing.Tick(quiet.From, isMoving: true));
        pacing.Begin(story, UsualSpeed);
        Assert.Null(pacing.Tick(quiet.From, isMoving: false));
        Assert.Equal(new PaceChange(null, quiet.SpeedAbout(UsualSpeed)), pacing.Tick(quiet.From, isMoving: true));
        Assert.Null(pacing.Tick(new StoryTime(quiet.To.Milliseconds - 1), isMoving: true));
        Assert.Equal(new PaceChange(busy.From, busy.SpeedAbout(UsualSpeed)), pacing.Tick(Overrun(quiet, 0.1), isMoving: true));
        Assert.Null(pacing.Tick(busy.From, isMoving: true));
        pacing.Choose(60);
        Assert.Equal(new PaceChange(null, busy.SpeedAbout(60)), pacing.Tick(busy.From, isMoving: true));
        Assert.Equal(new PaceChange(null, 60), pacing.Tick(story.Span.To, isMoving: true));
        Assert.Null(pacing.UsualSpeed);
    }

    /// <summary>Where a clock is that ran on at a stretch's speed after its end.</summary>
    private static StoryTime Overrun(Stretch played, double seconds) =>
        new(played.To.Milliseconds + (long)(played.SpeedAbout(UsualSpeed) * seconds * 1_000));

    private static IEnumerable<Look> LooksOf(Story story)
    {
        var (random, at, now) = (new Random(1917), story.Span.From.Milliseconds, 0L);
        while (at < story.Span.To.Milliseconds)
        {
            var speed = Math.Round(Math.Pow(10, 1.5 + (random.NextDouble() * 3)));
            yield return new Look(at, speed, now);
            var passed = random.Next(500, 5_000);
            (at, now) = (at + (long)(speed * passed), now + passed);
        }
    }

    private async Task<Answer> AskAsync(Story story, Look[] looks)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var events = JsonDocument.Parse(await http.GetStringAsync("api/events"));
        using var movements = JsonDocument.Parse(await http.GetStringAsync("api/movements"));
        var places = story.Events.SelectMany(one => one.Spots).DistinctBy(spot => spot.Id).ToDictionary(spot => spot.Id, spot =>
        {
            var (lon, lat) = spot.Position.ToLonLat();
            return new { lon, lat };
        });
        return await WebCode.AskAsync<Answer>("leads.mjs", new
        {
            events = events.RootElement.GetProperty("features"),
            movements = movements.RootElement.GetProperty("features"),
            places,
            span = new { from = story.Span.From.Milliseconds, to = story.Span.To.Milliseconds },
            usualSpeed = UsualSpeed,
            looks,
        });
    }

    private async Task<Story> StoryAsync()
    {
        using var history = new HistoryApi(server.Address);
        return await history.StoryAsync();
    }

    private sealed record Look(long At, double Speed, long Now);

    private sealed record Answer(IReadOnlyList<PacedStretch> Stretches, IReadOnlyList<double[]?> Boxes);

    private sealed record PacedStretch(long From, long To, int Level, double Speed);
}
