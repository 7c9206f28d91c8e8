using System.Buffers;
using System.Text.Json;
using MapService.History;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Benchmarks.Wire;

/// <summary>
/// Other ways to tell a client where units are, ten times a second: all of them in every frame, to a ten-millionth of a
/// degree, as GeoJSON or as plain objects; and everything at once in CZML before the replay begins.
/// </summary>
internal sealed class PeerFrames(Dataset dataset, Timeline timeline)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 20);

    /// <summary>Bytes of a GeoJSON feature collection (RFC 7946) with a point for each unit and its id.</summary>
    public int GeoJson(ReadOnlySpan<UnitPosition> positions)
    {
        using var json = Begin();
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var position in positions)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteString("id", dataset.Units[position.Unit].Id.Value);
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(Rounded(position.Lon));
            json.WriteNumberValue(Rounded(position.Lat));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteNull("properties");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return End(json);
    }

    /// <summary>Bytes of an array of objects with the unit's index, longitude and latitude.</summary>
    public int PlainObjects(ReadOnlySpan<UnitPosition> positions)
    {
        using var json = Begin();
        json.WriteStartArray();
        foreach (var position in positions)
        {
            json.WriteStartObject();
            json.WriteNumber("id", position.Unit);
            json.WriteNumber("lon", Rounded(position.Lon));
            json.WriteNumber("lat", Rounded(position.Lat));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return End(json);
    }

    /// <summary>Bytes of a CZML document (the format of Cesium) with the whole way of every unit, sampled where it turns.</summary>
    public long Czml()
    {
        using var json = Begin();
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("id", "document");
        json.WriteString("version", "1.0");
        json.WriteEndObject();
        foreach (var unit in timeline.Segments.GroupBy(segment => segment.Unit))
            WriteCzml(json, unit.Key, [.. unit]);
        json.WriteEndArray();
        return End(json);
    }

    private void WriteCzml(Utf8JsonWriter json, int unit, List<Segment> way)
    {
        var (from, to) = (way[0].Start, way[^1].End == StoryTime.EndOfTime ? timeline.Last : way[^1].End);
        json.WriteStartObject();
        json.WriteString("id", dataset.Units[unit].Id.Value);
        json.WriteString("availability", $"{from}Z/{to}Z");
        json.WriteStartObject("position");
        json.WriteString("epoch", $"{from}Z");
        json.WriteStartArray("cartographicDegrees");
        WriteSample(json, 0, way[0].FromLon, way[0].FromLat);
        foreach (var segment in way)
            WriteSample(json, (Math.Min(segment.End.Milliseconds, to.Milliseconds) - from.Milliseconds) / 1000.0, segment.ToLon, segment.ToLat);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSample(Utf8JsonWriter json, double seconds, double lon, double lat)
    {
        json.WriteNumberValue(seconds);
        json.WriteNumberValue(Rounded(lon));
        json.WriteNumberValue(Rounded(lat));
        json.WriteNumberValue(0);
    }

    private Utf8JsonWriter Begin()
    {
        _bytes.ResetWrittenCount();
        return new Utf8JsonWriter(_bytes);
    }

    private int End(Utf8JsonWriter json)
    {
        json.Flush();
        return _bytes.WrittenCount;
    }

    private static decimal Rounded(double degrees) => Math.Round((decimal)degrees, 7);
}
