using System.Reflection;
using MapService.Archive.Sessions;
using MapService.Client.Connection;
using MapService.Contract;
using Xunit;
using static MapService.Server.Tests.Live.Moments;

namespace MapService.Server.Tests.Presenting;

/// <summary>Every hub method that takes the right to control a session, also one that is yet to come, is refused without it.</summary>
public sealed class ForeignKeyTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<string> Methods { get; } = [.. Controlling().Select(method => method.Name)];

    [Fact]
    public void There_are_such_methods() => Assert.True(Controlling().Count() >= 15);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Without_the_key_nothing_is_changed(string method)
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var other = await Presenter.OpenAsync(server.Address, SixInTheMorning);
        await using var second = await presenter.InviteAsync(server.Address);
        await presenter.Hub.Draw(presenter.Control, [new InkPiece(1, "staying", 0, [0, 0])]);
        var before = await RecordAsync(presenter.Session);

        foreach (var key in new[] { null, "", "guess", other.Key, presenter.JoinCode, presenter.JoinCode!.Replace("-", "", StringComparison.Ordinal), presenter.Session, before.KeyHash, before.SecondKeyHash, presenter.Key.ToUpperInvariant() })
        {
            var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => CallAsync(other.Hub, method, new SessionControl(presenter.Session, key!, before.Version)));
            Assert.Contains("The key is not that of this session", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await RecordAsync(presenter.Session));
    }

    /// <summary>So that the refusals above are of the key and of nothing else.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public async Task With_either_key_it_is_done(string method)
    {
        foreach (var isSecond in new[] { false, true })
        {
            await using var first = await Presenter.OpenAsync(server.Address, SixInTheMorning);
            await using var second = await first.InviteAsync(server.Address);
            var before = await RecordAsync(first.Session);

            await CallAsync(first.Hub, method, isSecond ? second.Control : first.Control);

            if (method != nameof(IReplayHub.Audience))
                Assert.NotEqual(before, await RecordAsync(first.Session));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Of_a_session_that_is_not_there_nothing_is_told(string method)
    {
        await using var presenter = await Presenter.OpenAsync(server.Address, SixInTheMorning);

        foreach (var session in new[] { null, "", "nonsense" })
        {
            var refusal = await Assert.ThrowsAsync<CallRefusedException>(() => CallAsync(presenter.Hub, method, presenter.Control with { Session = session! }));
            Assert.Contains("not known here", refusal.Message, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<MethodInfo> Controlling() => typeof(IReplayHub).GetMethods()
        .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(SessionControl)));

    private static Task CallAsync(ReplayConnection hub, string method, SessionControl control)
    {
        var called = typeof(IReplayHub).GetMethod(method)!;
        return (Task)called.Invoke(hub, [.. called.GetParameters().Select(parameter => Argument(parameter, control))])!;
    }

    private static object? Argument(ParameterInfo parameter, SessionControl control) => parameter.ParameterType switch
    {
        var type when type == typeof(SessionControl) => control,
        var type when type == typeof(double) => parameter.Name == "speed" ? 60.0 : SixInTheMorning + 1000,
        var type when type == typeof(int) => 1,
        var type when type == typeof(bool) => parameter.Name == "on",
        var type when type == typeof(LoopSpan) => new LoopSpan(SixInTheMorning, SixInTheMorning + 60_000),
        var type when type == typeof(Showing) => new Showing(Heading: "Mine now"),
        var type when type == typeof(CueClock) => null,
        var type when type == typeof(IReadOnlyList<InkPiece>) => new[] { new InkPiece(1, "staying", 0, [0, 0]) },
        var type => throw new NotSupportedException($"{parameter.Member.Name} takes a {type}: say here what is a right one."),
    };

    private async Task<SessionRecord> RecordAsync(string session) => (await server.Part<ISessionStore>().FindAsync(session))!;
}
