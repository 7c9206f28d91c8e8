using MapService.Client.Playing;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Server.Tests.Cli;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Client.Tests.Playing;

/// <summary>The server is killed, and comes back on its store.</summary>
public sealed class ReconnectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_player_goes_on_while_the_server_is_dead_and_is_back_in_its_session_when_it_lives_again()
    {
        var (process, address) = await StartAsync("http://127.0.0.1:0");
        await using var presenter = Player.Open(address, new OpenSession(SixInTheMorning, 600, true, true));
        await presenter.ReadyAsync();
        await using var follower = Player.Join(address, presenter.JoinCode!);
        await follower.ReadyAsync();
        var code = presenter.JoinCode;

        await process.KillAsync();
        await Eventually.IsSoAsync(() => follower.Status == ConnectionStatus.Lost && presenter.Status == ConnectionStatus.Lost, "both know that the server is dead");
        var lost = follower.ClockNow().Moment;
        await Eventually.IsSoAsync(() => follower.ClockNow().Moment.Milliseconds > lost.Milliseconds + 3_600_000, "the clock runs on");
        Assert.NotEmpty(follower.SceneNow().Units);
        Assert.NotEmpty(follower.SceneNow().Control);
        Assert.NotNull(follower.Trouble);

        (process, _) = await StartAsync(address.ToString());
        await Eventually.IsSoAsync(() => follower.Status == ConnectionStatus.Live && presenter.Status == ConnectionStatus.Live, "both are back");
        Assert.Null(follower.Trouble);
        Assert.Equal(code, presenter.JoinCode);
        Assert.True(follower.ClockNow() is { IsMoving: true, Speed: 600 } && follower.ClockNow().Moment > lost);

        await presenter.SeekToAsync(Story("1917-11-07T21:40:00"));
        await presenter.PauseAsync();
        await Eventually.IsSoAsync(() => follower.ClockNow() is { IsMoving: false } clock && clock.Moment == presenter.ClockNow().Moment, "the presenter still leads");
        process.Dispose();
    }

    [Fact]
    public async Task A_player_may_be_there_before_the_server()
    {
        var (process, address) = await StartAsync("http://127.0.0.1:0");
        await process.KillAsync();
        await using var player = Player.Open(address, new OpenSession(SixInTheMorning, null, null, null));
        Assert.Empty(player.SceneNow().Units);

        (process, _) = await StartAsync(address.ToString());
        await player.ReadyAsync();

        Assert.Equal(new StoryTime((long)SixInTheMorning), player.ClockNow().Moment);
        Assert.NotEmpty(player.SceneNow().Units);
        process.Dispose();
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(ServerProcess Process, Uri Address)> StartAsync(string urls)
    {
        var process = ServerProcess.Start("--data", _folder.Path, "--urls", urls);
        var line = await process.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return (process, new Uri(line.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal))));
    }
}
