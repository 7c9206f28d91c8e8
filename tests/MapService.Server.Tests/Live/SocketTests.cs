using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MapService.Contract;
using MapService.Server.Sessions;
using MapService.Tests.Shared;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Live;

/// <summary>The WebSocket under the hub, as the RFCs have it.</summary>
public sealed class SocketTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    public async Task A_page_of_another_site_cannot_connect(string? origin, HttpStatusCode expected) =>
        Assert.Equal(expected, await UpgradeAsync(("Origin", origin)));

    [Theory]
    [InlineData("Sec-WebSocket-Version", "8")]
    [InlineData("Sec-WebSocket-Key", "short")]
    [InlineData("Upgrade", "h2c")]
    public async Task What_is_no_upgrade_to_a_WebSocket_is_told_so(string header, string value) =>
        Assert.Equal(HttpStatusCode.UpgradeRequired, await UpgradeAsync((header, value)));

    [Fact]
    public async Task A_plain_request_is_told_how_the_hub_is_reached()
    {
        var answer = await server.Http.GetAsync(new Uri("/hubs/replay", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
        Assert.Contains("WebSocket", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_in_pieces_is_one_message()
    {
        await using var viewer = await RawViewer.ConnectAsync(server.Address);

        await viewer.SendAsync("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Ping\",\"arguments\":[7]}", pieceBytes: 3);

        Assert.Contains("\"clientMs\":7", await AnswerAsync(viewer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_over_32_KB_ends_the_connection_and_no_other()
    {
        await using var viewer = await RawViewer.ConnectAsync(server.Address);
        await using var other = await server.ConnectAsync();

        await viewer.SendAsync($"{{\"type\":1,\"target\":\"Join\",\"arguments\":[\"{new string('A', 40_000)}\"]}}");

        string? last = null;
        while (await viewer.ReadAsync() is { } message)
            last = message;
        Assert.StartsWith("{\"type\":7", last, StringComparison.Ordinal);
        await other.Ping(1);
    }

    [Fact]
    public async Task Who_says_goodbye_is_answered()
    {
        await using var viewer = await RawViewer.ConnectAsync(server.Address);
        var opened = await OpenAsync();
        await viewer.InvokeAsync("Watch", opened.Session);
        await viewer.FrameAsync();

        await viewer.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        while (await viewer.ReadAsync() is not null)
        {
            // What was under way.
        }

        Assert.Equal(WebSocketCloseStatus.NormalClosure, viewer.Socket.CloseStatus);
        await UntilNobodyWatchesAsync(opened.Session);
    }

    [Fact]
    public async Task Who_vanishes_is_no_viewer_any_more()
    {
        var viewer = await RawViewer.ConnectAsync(server.Address);
        var opened = await OpenAsync();
        await viewer.InvokeAsync("Watch", opened.Session);
        await viewer.FrameAsync();

        await viewer.DisposeAsync();

        await UntilNobodyWatchesAsync(opened.Session);
    }

    [Fact]
    public async Task By_HTTP_2_it_is_the_same()
    {
        await using var own = new RunningServer { Settings = { ["Kestrel:EndpointDefaults:Protocols"] = "Http2" } };
        await own.InitializeAsync();
        await using var viewer = await RawViewer.ConnectAsync(own.Address, version: HttpVersion.Version20);
        await using var second = await RawViewer.ConnectAsync(own.Address, version: HttpVersion.Version20);

        await viewer.SendAsync("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Open\",\"arguments\":[{\"playing\":true}]}");
        var session = System.Text.RegularExpressions.Regex.Match(await AnswerAsync(viewer), "\"session\":\"(\\w+)\"").Groups[1].Value;
        foreach (var one in new[] { viewer, second })
            await one.InvokeAsync("Watch", session);

        foreach (var one in new[] { viewer, second })
        {
            Assert.Null(RawViewer.Parse(await one.FrameAsync()).Base);
            Assert.NotNull(RawViewer.Parse(await one.FrameAsync()).Base);
        }
    }

    [Fact]
    public async Task What_is_said_over_TLS_is_encrypted_throughout()
    {
        using var folder = new TemporaryFolder();
        await using var own = new RunningServer
        {
            Url = "https://127.0.0.1:0",
            Settings = { ["Kestrel:Certificates:Default:Path"] = WriteCertificate(folder.File("own.pfx")), ["Kestrel:Certificates:Default:Password"] = "test" },
        };
        await own.InitializeAsync();
        await using var viewer = await RawViewer.ConnectAsync(own.Address);

        await viewer.SendAsync("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Open\",\"arguments\":[{\"playing\":true}]}");
        await viewer.InvokeAsync("Watch", System.Text.RegularExpressions.Regex.Match(await AnswerAsync(viewer), "\"session\":\"(\\w+)\"").Groups[1].Value);

        Assert.Null(RawViewer.Parse(await viewer.FrameAsync()).Base);
        Assert.NotNull(RawViewer.Parse(await viewer.FrameAsync()).Base);
    }

    [Fact]
    public async Task Who_takes_nothing_for_long_is_let_go()
    {
        await using var own = new RunningServer { Settings = { ["Live:SilenceSeconds"] = "1" } };
        await own.InitializeAsync();
        await using var hub = await own.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, null, null, null));
        await using var asleep = await RawViewer.ConnectAsync(own.Address, receiveBufferBytes: 4096);
        await asleep.InvokeAsync("Watch", opened.Session);
        await using var awake = await Watcher.OfAsync(own, opened.Session);
        var conductor = own.Part<OpenSessions>().FindAtHand(opened.Session)!.Conductor;

        var version = opened.Clock.Version;
        for (var seek = 0; seek == 0 || conductor.Viewers > 1; seek++)
        {
            var to = StoryMs(seek % 2 == 0 ? "1917-07-17T12:00:00" : "1917-11-07T21:40:00");
            version = (await hub.SeekTo(new SessionControl(opened.Session, opened.Key, version), to)).Clock.Version;
            await awake.UntilAsync(frame => frame.Clock.Version == version);
        }

        Assert.Equal(1, conductor.Viewers);
    }

    [Fact]
    public async Task A_server_that_stops_says_goodbye_to_viewers_and_to_those_who_do_not_listen()
    {
        var own = new RunningServer();
        await own.InitializeAsync();
        await using var hub = await own.ConnectAsync();
        var opened = await hub.Open(new OpenSession(SixInTheMorning, 600, true, null));
        await hub.Watch(opened.Session);
        await using var asleep = await RawViewer.ConnectAsync(own.Address, receiveBufferBytes: 4096);
        await asleep.InvokeAsync("Watch", opened.Session);

        await own.DisposeAsync();

        Assert.Null(await hub.Ended);
    }

    private static string WriteCertificate(string file)
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "test"));
        return file;
    }

    private async Task<SessionOpened> OpenAsync()
    {
        await using var hub = await server.ConnectAsync();
        return await hub.Open(new OpenSession(SixInTheMorning, 600, true, null));
    }

    private async Task UntilNobodyWatchesAsync(string session)
    {
        while (server.Part<OpenSessions>().FindAtHand(session)!.Conductor.Viewers > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
    }

    private static async Task<string> AnswerAsync(RawViewer viewer)
    {
        while (true)
        {
            if (await viewer.ReadAsync() is { } message && message.StartsWith("{\"type\":3", StringComparison.Ordinal))
                return message;
        }
    }

    private async Task<HttpStatusCode> UpgradeAsync((string Name, string? Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hubs/replay");
        var headers = new Dictionary<string, string?>
        {
            ["Connection"] = "Upgrade",
            ["Upgrade"] = "websocket",
            ["Sec-WebSocket-Version"] = "13",
            ["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ==",
            [header.Name] = header.Value,
        };
        foreach (var (name, value) in headers.Where(one => one.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
