using System.Text.Json;

namespace MapService.History.Plausibility;

/// <summary>Words of an enumeration as seeds write them.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
