using System.Collections;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NodaTime;

namespace MapService.History.Tests;

/// <summary>An item spelled out field by field, by reflection: equal exactly when every field is, lists included.</summary>
internal static class Description
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => JsonSerializer.Serialize(text),
        LocalDateTime time => $"{time:uuuu-MM-dd'T'HH:mm:ss.fffffffff} {time.Calendar}",
        Point point => $"({point.X:R} {point.Y:R})",
        double number => number.ToString("R"),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Of))}]",
        Enum or IConvertible => $"{value}",
        _ => $"{value.GetType().Name}({string.Join(", ", value.GetType().GetProperties().Select(field => $"{field.Name}={Of(field.GetValue(value))}"))})",
    };
}
