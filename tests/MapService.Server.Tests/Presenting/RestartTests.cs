using System.Text.Json;
using MapService.Client.Connection;
using MapService.Contract;
using MapService.Server.Tests.Cli;
using MapService.Server.Tests.Nodes;
using MapService.Tests.Shared;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>A server that is killed in the middle of a cue.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _seeds = new();

    public void Dispose()
    {
        _data.Dispose();
        _seeds.Dispose();
    }

    [Fact]
    public async Task A_killed_server_comes_back_with_all_that_was_presented()
    {
        var seeds = SmallSeeds.WriteTo(_seeds);
        var showing = new Showing("A night", "en", 7, "At the palace", "Cadets guard the doors.", new ShowingCamera(Follow: "action"), ["place:bank"]);
        var loop = new LoopSpan(SixInTheMorning, StoryMs("1917-11-07T08:00:00"));
        string session, code, first, second;
        ClockInfo acknowledged;
        using (var server = Start(seeds))
        {
            var address = await AddressAsync(server);
            await using var presenter = await Presenter.OpenAsync(address, SixInTheMorning);
            await using var other = await presenter.InviteAsync(address);
            await other.DoAsync((hub, control) => hub.Admit(control, false));
            await other.DoAsync((hub, control) => hub.Guard(control, true));
            acknowledged = await other.ShowAsync(showing, new CueClock(SixInTheMorning, true, 60, loop));
            await presenter.Hub.Draw(presenter.Control, [new InkPiece(5, "staying", 2, [303_000_000, 599_000_000])]);
            (session, code, first, second) = (presenter.Session, presenter.JoinCode!, presenter.Key, other.Key);
            await server.KillAsync();
        }

        using var again = Start(seeds);
        var back = await AddressAsync(again);
        await using var viewer = await Spectator.AtAsync(back, session);

        var frame = viewer.Frames[0];
        Assert.Equal(JsonSerializer.Serialize(showing), JsonSerializer.Serialize(frame.Showing));
        Assert.Equal((5, 2), (Assert.Single(viewer.Drawn).Stroke, viewer.Drawn[0].Colour));
        Assert.Equal((acknowledged.Version, 60, true, loop), (frame.Clock.Version, frame.Clock.Speed, frame.Clock.Playing, frame.Clock.Loop));
        Assert.Equal(FoldedAt(acknowledged, frame.Clock.ServerMs, loop), frame.Clock.StoryMs, tolerance: 61);
        Assert.NotNull(frame.FurthestMs);
        Assert.Contains("lets nobody join", (await Assert.ThrowsAsync<CallRefusedException>(() => viewer.Hub.Join(code))).Message, StringComparison.Ordinal);
        foreach (var (key, version) in new[] { (first, frame.Clock.Version), (second, frame.Clock.Version + 1) })
            Assert.True((await viewer.Hub.Pause(new SessionControl(session, key, version))).Accepted);
        await viewer.Hub.Draw(new SessionControl(session, second, 0), [new InkPiece(6, "staying", 0, [0, 0])]);
        await viewer.UntilAsync(one => one.Drawn is [{ Number: 1 }, { Number: 2, Stroke: 6 }]);
    }

    private ServerProcess Start(string seeds) => ServerProcess.Start("--data", _data.Path, "--seeds", seeds, "--urls", "http://127.0.0.1:0");

    /// <summary>Where it listens, once it does.</summary>
    private static async Task<Uri> AddressAsync(ServerProcess server)
    {
        while (await server.ReadLineAsync() is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) is { } address)
            {
                _ = server.PassOverAsync();
                return new Uri(address);
            }
        }
        throw new InvalidOperationException($"The server did not start: {(await server.ResultAsync()).Error}");
    }

    /// <summary>Story time at a wall time, from a clock in a loop that was told before.</summary>
    private static double FoldedAt(ClockInfo clock, double serverMs, LoopSpan loop) =>
        loop.FromMs + ((clock.StoryMs + ((serverMs - clock.ServerMs) * clock.Speed) - loop.FromMs) % (loop.ToMs - loop.FromMs));
}
