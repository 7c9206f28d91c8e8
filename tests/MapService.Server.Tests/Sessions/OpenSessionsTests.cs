using MapService.Archive.Sessions;
using MapService.Archive.Sqlite;
using MapService.Playback.Clocks;
using MapService.Server.Editions;
using MapService.Server.Live;
using MapService.Server.Live.Conducting;
using MapService.Server.Metrics;
using MapService.Server.Sessions;
using MapService.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace MapService.Server.Tests.Sessions;

public sealed class OpenSessionsTests : IClassFixture<RunningServer>, IDisposable
{
    private readonly TestTime _time = new();
    private readonly TemporaryFolder _folder = new();
    private readonly RunningServer _server;
    private readonly SqliteSessionStore _store;

    public OpenSessionsTests(RunningServer server) =>
        (_server, _store) = (server, SqliteSessionStore.Open(_folder.File("sessions.db")));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_nobody_uses_for_half_an_hour_is_forgotten()
    {
        var sessions = On(_store);
        var (record, _) = (await sessions.OpenAsync(AnyClock(), isShared: true))!.Value;

        _time.Advance(TimeSpan.FromMinutes(30));
        await sessions.SweepAsync();
        Assert.NotNull(await sessions.FindAsync(record.Id));

        _time.Advance(TimeSpan.FromMinutes(1));
        await sessions.SweepAsync();
        Assert.Null(await _store.FindAsync(record.Id));
        Assert.Null(await sessions.FindByCodeAsync(record.JoinCode!));
    }

    [Fact]
    public async Task A_command_counts_as_use()
    {
        var sessions = On(_store);
        var (record, _) = (await sessions.OpenAsync(AnyClock(), isShared: false))!.Value;
        _time.Advance(TimeSpan.FromMinutes(20));
        var session = (await sessions.FindAsync(record.Id))!;
        Assert.True(await sessions.TryChangeAsync(session, record.Version, one => one.With(session.Clock.Play(_time.Now()))));

        _time.Advance(TimeSpan.FromMinutes(20));
        await sessions.SweepAsync();

        Assert.NotNull(await _store.FindAsync(record.Id));
    }

    [Fact]
    public async Task Where_room_is_needed_the_longest_unused_goes_first_and_what_is_in_use_stays()
    {
        var sessions = On(_store, most: 2);
        var (oldest, _) = (await sessions.OpenAsync(AnyClock(), isShared: false))!.Value;
        _time.Advance(TimeSpan.FromMinutes(3));
        var (newer, _) = (await sessions.OpenAsync(AnyClock(), isShared: false))!.Value;

        Assert.NotNull(await sessions.OpenAsync(AnyClock(), isShared: false));
        Assert.Null(await _store.FindAsync(oldest.Id));
        Assert.NotNull(await _store.FindAsync(newer.Id));
        Assert.Null(await sessions.OpenAsync(AnyClock(), isShared: false));
    }

    [Fact]
    public async Task A_restart_finds_the_clock_where_it_is()
    {
        var before = On(_store);
        var (record, key) = (await before.OpenAsync(AnyClock().Play(_time.Now()), isShared: false))!.Value;
        _time.Advance(TimeSpan.FromSeconds(10));

        var session = (await On(_store).FindAsync(record.Id))!;

        Assert.Equal(SessionClock.Read(record).StoryTimeAt(_time.Now()), session.Clock.StoryTimeAt(_time.Now()));
        Assert.True(SessionSecrets.IsKey(key, session.Record.KeyHash));
    }

    [Fact]
    public async Task A_server_follows_what_another_wrote_and_refuses_what_was_made_from_before()
    {
        var (here, there) = (On(_store), On(_store));
        var (record, _) = (await here.OpenAsync(AnyClock(), isShared: false))!.Value;
        var (mine, theirs) = ((await here.FindAsync(record.Id))!, (await there.FindAsync(record.Id))!);

        Assert.True(await there.TryChangeAsync(theirs, record.Version, one => one.With(theirs.Clock.Play(_time.Now()))));
        Assert.False(await here.TryChangeAsync(mine, record.Version, one => one.With(mine.Clock.Pause(_time.Now()))));
        Assert.Equal(theirs.Record, mine.Record);

        Assert.True(await here.TryChangeAsync(mine, mine.Record.Version, one => one.With(mine.Clock.Pause(_time.Now()))));
        await there.FollowAsync(new SessionChange(record.Id, mine.Record.Version));
        Assert.Equal(mine.Record, theirs.Record);
        Assert.False(theirs.Clock.IsPlaying);
    }

    [Fact]
    public async Task After_missed_notices_everything_is_read_again()
    {
        var (here, there) = (On(_store), On(_store));
        var (record, _) = (await here.OpenAsync(AnyClock(), isShared: false))!.Value;
        var (mine, theirs) = ((await here.FindAsync(record.Id))!, (await there.FindAsync(record.Id))!);
        await there.TryChangeAsync(theirs, record.Version, one => one.With(theirs.Clock.Play(_time.Now())));

        await here.FollowAsync(SessionChange.Anything);

        Assert.True(mine.Clock.IsPlaying);
    }

    [Fact]
    public async Task A_clock_survives_the_record()
    {
        var now = _time.Now();
        var first = AnyClock().First.Milliseconds;
        var clock = AnyClock().WithSpeed(-12.5, now).WithLoop(new StoryTime(first + 10), new StoryTime(first + 20), now).Play(now);
        var record = (await On(_store).OpenAsync(clock, isShared: false))!.Value.Record;

        Assert.Equal(record.With(clock) with { Version = 1 }, record);
        Assert.Equal(clock.StoryTimeAt(now + NodaTime.Duration.FromSeconds(7)), SessionClock.Read(record).StoryTimeAt(now + NodaTime.Duration.FromSeconds(7)));
    }

    private OpenSessions On(ISessionStore store, int most = 20_000)
    {
        var options = Options.Create(new LiveOptions { MostSessions = most });
        var stage = new Stage(_server.Part<CurrentEdition>(), _time, options, _server.Part<LiveMetrics>(), NullLogger<Conductor>.Instance);
        return new OpenSessions(store, stage);
    }

    private Clock AnyClock()
    {
        var timeline = _server.Part<CurrentEdition>().Value.Timeline;
        return Clock.Paused(timeline.First, timeline.Last, timeline.First, 60, _time.Now());
    }
}
