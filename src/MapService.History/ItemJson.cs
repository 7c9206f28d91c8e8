using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MapService.History.Events;
using MapService.History.Lectures;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;
using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;

namespace MapService.History;

/// <summary>
/// An item as JSON text, the form in which the archive keeps it. The same item always gives the same text, so two items
/// are equal exactly when their texts are.
/// </summary>
public static class ItemJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new LocalDateTimeConverter(),
            new PointConverter(),
            new SlugConverter<PlaceId>(text => new PlaceId(text), id => id.Value),
            new SlugConverter<SideId>(text => new SideId(text), id => id.Value),
            new SlugConverter<SourceId>(text => new SourceId(text), id => id.Value),
            new SlugConverter<UnitId>(text => new UnitId(text), id => id.Value),
            new SlugConverter<EventId>(text => new EventId(text), id => id.Value),
            new SlugConverter<MovementId>(text => new MovementId(text), id => id.Value),
            new SlugConverter<LectureId>(text => new LectureId(text), id => id.Value),
        },
    };

    /// <summary>The item as one line of JSON.</summary>
    public static string Write(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return JsonSerializer.Serialize(item, item.GetType(), Options);
    }

    /// <summary>The item that <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not an item of this kind.</exception>
    public static Item Read(ItemKind kind, string json) =>
        (Item?)JsonSerializer.Deserialize(json, TypeOf(kind), Options) ?? throw new JsonException($"A {kind} is null.");

    private static Type TypeOf(ItemKind kind) => kind switch
    {
        ItemKind.Dataset => typeof(DatasetHeader),
        ItemKind.Source => typeof(Source),
        ItemKind.Side => typeof(Side),
        ItemKind.Place => typeof(Place),
        ItemKind.Unit => typeof(Unit),
        ItemKind.Event => typeof(HistoricalEvent),
        ItemKind.Movement => typeof(Movement),
        ItemKind.Lecture => typeof(Lecture),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Invariant: a kind of item."),
    };

    private sealed class SlugConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException("An id is null."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    private sealed class LocalDateTimeConverter : JsonConverter<LocalDateTime>
    {
        public override LocalDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDateTimePattern.ExtendedIso.Parse(reader.GetString() ?? "") is { Success: true } parsed
                ? parsed.Value
                : throw new JsonException("A time is not one.");

        public override void Write(Utf8JsonWriter writer, LocalDateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDateTimePattern.ExtendedIso.Format(value));
    }

    private sealed class PointConverter : JsonConverter<Point>
    {
        public override Point Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var pair = JsonSerializer.Deserialize<double[]>(ref reader, options);
            return pair is [var lon, var lat] ? new Point(lon, lat) : throw new JsonException("A position is not a pair.");
        }

        public override void Write(Utf8JsonWriter writer, Point value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, (double[])[value.X, value.Y], options);
    }
}
