using MapService.Client.Connection;
using MapService.Contract;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Live;

/// <summary>Who may control a session and who may join it.</summary>
public sealed class ControlTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("guess")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Only_the_key_controls(string? key)
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(null, null, null, true));

        var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => hub.Play(new SessionControl(opened.Session, key!, opened.Clock.Version)));

        Assert.Contains("key", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(32, opened.Key.Length);
    }

    [Fact]
    public async Task The_key_of_one_session_is_foreign_to_another()
    {
        await using var hub = await server.ConnectAsync();
        var (one, other) = (await hub.Open(new OpenSession(null, null, null, null)), await hub.Open(new OpenSession(null, null, null, null)));

        await Assert.ThrowsAsync<CallRefusedException>(() => hub.Close(new SessionControl(one.Session, other.Key, one.Clock.Version)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_command_that_was_made_from_another_version_is_refused_with_the_clock_as_it_is(int off)
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, null, null, null));
        var sought = await hub.SeekTo(new SessionControl(opened.Session, opened.Key, opened.Clock.Version), SixInTheMorning + 1000);

        var refused = await hub.SeekTo(new SessionControl(opened.Session, opened.Key, sought.Clock.Version + off), SixInTheMorning + 9000);

        Assert.False(refused.Accepted);
        Assert.Equal(sought.Clock with { ServerMs = refused.Clock.ServerMs }, refused.Clock);
    }

    [Fact]
    public async Task A_code_is_joined_however_it_is_typed_and_shows_the_same_clock()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, null, null, true));
        Assert.Matches("^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$", opened.JoinCode);
        await using var phone = await server.ConnectAsync();

#pragma warning disable CA1308 // People type small letters.
        var joined = await phone.Join($" {opened.JoinCode!.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()} ");
#pragma warning restore CA1308

        Assert.Equal(opened.Session, joined.Session);
        Assert.Equal(opened.Clock.StoryMs, joined.Clock.StoryMs);
    }

    [Fact]
    public async Task A_session_that_is_not_shared_has_no_code()
    {
        await using var hub = await server.ConnectAsync();

        Assert.Null((await hub.Open(new OpenSession(null, null, null, false))).JoinCode);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_over_for_everybody_and_for_good()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 600, true, true));
        await using var viewer = await Watcher.OfAsync(server, opened.Session);
        await viewer.NextAsync();

        Assert.True((await hub.Close(new SessionControl(opened.Session, opened.Key, opened.Clock.Version))).Accepted);

        await viewer.EndAsync();
        foreach (var call in new Func<Task>[] { () => hub.Watch(opened.Session), () => hub.Join(opened.JoinCode!), () => hub.Play(new SessionControl(opened.Session, opened.Key, opened.Clock.Version + 1)) })
            await Assert.ThrowsAsync<CallRefusedException>(call);
    }

    [Fact]
    public async Task Many_calls_at_once_wait_for_their_turn_and_are_all_answered()
    {
        await using var hub = await server.ConnectAsync();

        var pongs = await Task.WhenAll(Enumerable.Range(0, 100).Select(call => hub.Ping(call)));

        Assert.Equal(Enumerable.Range(0, 100), pongs.Select(pong => (int)pong.ClientMs));
        Assert.True(pongs[^1].ServerMs - pongs[0].ServerMs > 100, "100 calls were not slowed down");
    }
}
