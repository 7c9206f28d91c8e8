using MapService.Client.Connection;
using MapService.Contract;
using Xunit;

namespace MapService.Server.Tests.Live;

/// <summary>Guessing codes; on a server of its own, as the tests share an address.</summary>
public sealed class JoinTriesTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Who_tries_codes_is_stopped_after_some()
    {
        await using var hub = await server.ConnectAsync();
        var opened = await hub.Open(new OpenSession(null, null, null, true));
        var tries = 0;
        for (var refusal = ""; !refusal.Contains("Too many", StringComparison.Ordinal); tries++)
            refusal = (await Assert.ThrowsAsync<CallRefusedException>(() => hub.Join("AAAA-AAAA"))).Message;

        Assert.InRange(tries, 200, 230);
        await Assert.ThrowsAsync<CallRefusedException>(() => hub.Join(opened.JoinCode!));
    }
}
