using System.Text;
using System.Text.Json;

namespace MapService.Archive.Import;

/// <summary>
/// Reads JSON into the same nodes as <see cref="SeedYaml"/>, so that an item has the same fields and the same messages in
/// both. Strict: UTF-8, no remarks, no field twice, at most <see cref="SeedYaml.MaximumDepth"/> deep. A null is a field
/// that was left out.
/// </summary>
internal sealed class SeedJson
{
    private readonly string _file;
    private int _line = 1;
    private int _counted;

    private SeedJson(string file) => _file = file;

    /// <summary>The one value of a text, or null with a problem in <paramref name="report"/>.</summary>
    /// <param name="file">What to call the text in messages.</param>
    /// <param name="text">UTF-8.</param>
    /// <param name="report">Where problems go.</param>
    public static SeedNode? Read(string file, ReadOnlySpan<byte> text, SeedReport report)
    {
        try
        {
            return new SeedJson(file).ReadText(text);
        }
        catch (JsonException error)
        {
            report.Add(file, (int)(error.LineNumber ?? 0) + 1, "item", "a text that is no JSON, or nested too deep", $"well-formed JSON of at most {SeedYaml.MaximumDepth} levels, each field once");
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or DecoderFallbackException)
        {
            // A lone surrogate or bytes that are no UTF-8 within a text are found only when it is read.
            report.Add(file, 0, "item", "a text that is no Unicode", "text in UTF-8");
            return null;
        }
    }

    private SeedNode ReadText(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = SeedYaml.MaximumDepth });
        reader.Read();
        var root = ReadNode(ref reader, text);
        // Anything after the value throws.
        reader.Read();
        return root;
    }

    private SeedNode ReadNode(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadMapping(ref reader, text),
        JsonTokenType.StartArray => ReadList(ref reader, text),
        JsonTokenType.String => new SeedScalar(_file, LineOf(reader, text), reader.GetString()!.Trim()),
        JsonTokenType.Null => new SeedScalar(_file, LineOf(reader, text), null),
        _ => new SeedScalar(_file, LineOf(reader, text), Encoding.UTF8.GetString(reader.ValueSpan)),
    };

    private SeedMapping ReadMapping(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var line = LineOf(reader, text);
        var entries = new List<SeedEntry>();
        var names = new HashSet<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, lineOfName) = (reader.GetString()!, LineOf(reader, text));
            if (!names.Add(name))
                throw new JsonException($"'{name}' twice", null, lineOfName - 1, null);
            reader.Read();
            entries.Add(new SeedEntry(name, lineOfName, ReadNode(ref reader, text)));
        }
        return new SeedMapping(_file, line, entries);
    }

    private SeedList ReadList(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var line = LineOf(reader, text);
        var items = new List<SeedNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadNode(ref reader, text));
        return new SeedList(_file, line, items);
    }

    /// <summary>The line of the current token. Tokens are asked in order, so the text is gone over once.</summary>
    private int LineOf(in Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var start = (int)reader.TokenStartIndex;
        _line += text[_counted..start].Count((byte)'\n');
        _counted = start;
        return _line;
    }
}
