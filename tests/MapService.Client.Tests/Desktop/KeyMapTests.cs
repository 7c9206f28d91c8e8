using System.Text.RegularExpressions;
using MapService.Desktop.Transports;
using Xunit;

namespace MapService.Client.Tests.Desktop;

public sealed partial class KeyMapTests
{
    [Theory]
    [InlineData(" ", KeyAction.Toggle)]
    [InlineData("k", KeyAction.Toggle)]
    [InlineData("K", KeyAction.Toggle)]
    [InlineData("Left", KeyAction.Back)]
    [InlineData("L", KeyAction.FarForward)]
    [InlineData(".", KeyAction.NextEvent)]
    [InlineData("<", KeyAction.Slower)]
    [InlineData("End", KeyAction.End)]
    [InlineData("/", KeyAction.Search)]
    [InlineData("M", KeyAction.Map)]
    [InlineData("f", KeyAction.FullScreen)]
    [InlineData("?", KeyAction.Help)]
    [InlineData("G", KeyAction.Moment)]
    [InlineData("[", KeyAction.BeginLoop)]
    [InlineData("]", KeyAction.EndLoop)]
    [InlineData("p", KeyAction.Pace)]
    [InlineData("Shift+Left", KeyAction.TurnLeft)]
    [InlineData("n", KeyAction.North)]
    [InlineData("a", KeyAction.FollowAction)]
    public void A_key_does_what_the_help_says(string key, KeyAction action) => Assert.Equal(new KeyCommand(action), KeyMap.Find(key));

    [Fact]
    public void A_digit_leads_to_so_many_tenths_and_other_keys_keep_their_meaning()
    {
        Assert.Equal(new KeyCommand(KeyAction.Tenth, 7), KeyMap.Find("7"));
        Assert.Null(KeyMap.Find("Tab"));
        Assert.Null(KeyMap.Find("x"));
        Assert.Null(KeyMap.Find("Shift+Home"));
    }

    [Fact]
    public void Every_key_of_the_web_client_is_there()
    {
        var keys = File.ReadAllText(Repository.At("src", "MapService.Web", "src", "ui", "keys.ts"));
        var map = keys[keys.IndexOf("...(Object.fromEntries", StringComparison.Ordinal)..keys.IndexOf("function isTyping", StringComparison.Ordinal)];
        var names = KeyLine().Matches(map).Select(match => match.Groups["key"].Value.Replace("Arrow", "", StringComparison.Ordinal)).ToList();

        Assert.Contains("Home", names);
        Assert.Contains("Shift+Left", names);
        Assert.All(names, name => Assert.NotNull(KeyMap.Find(name)));
    }

    [GeneratedRegex(@"^    '?(?<key>[^':.]+|\.)'?: ", RegexOptions.Multiline)]
    private static partial Regex KeyLine();
}
