using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json.Nodes;
using MapService.Server.Editing;
using Xunit;

namespace MapService.Server.Tests.Editing;

public sealed class EditorKeyTests : IDisposable
{
    private const string Key = "a-key-of-some-length-1";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Without_one_nobody_edits() => Assert.Null(EditorKey.Open(new EditingOptions()));

    [Fact]
    public void It_is_known_from_its_hash()
    {
        var key = EditorKey.Open(new EditingOptions { KeyHash = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08" })!;

        Assert.True(key.Is("test"));
        Assert.False(key.Is("Test"));
    }

    [Fact]
    public void It_is_read_from_a_file_without_the_white_space_around_it()
    {
        var key = Open($"{Key}\n", UnixFileMode.UserRead)!;

        Assert.True(key.Is(Key));
        Assert.False(key.Is($"{Key}\n"));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherWrite)]
    public void A_file_that_others_have_rights_on_is_refused(UnixFileMode mode)
    {
        var refused = Assert.Throws<ValidationException>(() => Open(Key, mode));

        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("a key with white space in it")]
    [InlineData("ключ-ключ-ключ-ключ")]
    public void A_text_that_is_no_key_is_refused(string text) =>
        Assert.Throws<ValidationException>(() => Open(text, UnixFileMode.UserRead));

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A0Z")]
    public void A_hash_that_is_none_is_refused_without_being_told(string hash) => Assert.DoesNotContain(
        "secret", Assert.Throws<ValidationException>(() => EditorKey.Open(new EditingOptions { KeyHash = hash })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_and_a_hash_are_one_too_many() =>
        Assert.Throws<ValidationException>(() => EditorKey.Open(new EditingOptions { KeyHash = "", KeyFile = _file }));

    [Fact]
    public async Task A_server_without_one_says_how_editing_is_switched_on()
    {
        await using var server = await StartAsync(new EditingOptions());
        using var answer = await server.EditAsync(HttpMethod.Delete, "/api/items/place/smolny", version: "\"1\"");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("--editor-key-file", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.EditAsync(HttpMethod.Post, "/api/items/place", "id=a", type: "application/x-www-form-urlencoded")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(new Uri("/api/items/place/smolny", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_after_some_more_not_even_looked_at()
    {
        await using var server = await StartAsync(null);
        string?[] wrong = [null, "", "wrong", RunningServer.EditorKey + "0", RunningServer.EditorKey[..^1]];
        foreach (var key in wrong)
        {
            using var answer = await server.EditAsync(HttpMethod.Delete, "/api/items/place/smolny", version: "\"1\"", key: key);
            Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, Assert.Single(answer.Headers.WwwAuthenticate).Scheme));
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await server.EditAsync(HttpMethod.Post, "/api/items/place", "{}")).StatusCode);

        HttpResponseMessage last;
        do
        {
            last = await server.EditAsync(HttpMethod.Delete, "/api/items/place/smolny", version: "\"1\"", key: "wrong");
        }
        while (last.StatusCode == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.EditAsync(HttpMethod.Post, "/api/items/place", "{}")).StatusCode);
    }

    [Fact]
    public async Task What_was_edited_survives_a_restart()
    {
        await using var server = await StartAsync(null);
        var body = await server.Http.GetStringAsync(new Uri("/api/items/place/smolny", UriKind.Relative));
        var item = JsonNode.Parse(body)!;
        item["accuracy"] = 77;
        using var revised = await server.EditAsync(HttpMethod.Put, "/api/items/place/smolny", item.ToJsonString(), "\"1\"");
        Assert.Equal(HttpStatusCode.OK, revised.StatusCode);

        await server.RestartAsync();
        var restarted = JsonNode.Parse(await server.Http.GetStringAsync(new Uri(server.Address, "/api/items/place/smolny")))!;
        Assert.Equal(77, restarted["accuracy"]!.GetValue<double>());
    }

    private EditorKey? Open(string text, UnixFileMode mode)
    {
        File.WriteAllText(_file, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_file, mode);
        return EditorKey.Open(new EditingOptions { KeyFile = _file });
    }

    private static async Task<RunningServer> StartAsync(EditingOptions? editing)
    {
        var server = editing is null ? new RunningServer() : new RunningServer { Editing = editing };
        await server.InitializeAsync();
        return server;
    }
}
