using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MapService.Archive.Import;

/// <summary>
/// Reads the part of YAML that seeds use: mappings, lists and scalars, no anchors, aliases or tags, at most
/// <see cref="MaximumDepth"/> deep. Walks the parser's events, because YamlDotNet's own loaders overflow the stack on
/// deeply nested input.
/// </summary>
internal sealed class SeedYaml
{
    /// <summary>Far deeper than any seed, far less than a stack holds.</summary>
    public const int MaximumDepth = 32;

    private readonly string _file;
    private readonly IParser _parser;
    private readonly SeedReport _report;
    private int _depth;

    private SeedYaml(string file, IParser parser, SeedReport report) => (_file, _parser, _report) = (file, parser, report);

    /// <summary>The one document of a file, or null with a problem in <paramref name="report"/>.</summary>
    public static SeedMapping? Read(string file, TextReader text, SeedReport report)
    {
        var parser = new Parser(text);
        try
        {
            return new SeedYaml(file, parser, report).ReadFile();
        }
        catch (YamlException error)
        {
            report.Add(file, (int)error.End.Line, "file", error.InnerException?.Message ?? error.Message, "well-formed YAML");
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner, where a plain text would be empty, as in [bank,#palace].
            report.Add(file, (int)(parser.Current?.End.Line ?? 1), "file", "a text that is none", "well-formed YAML");
            return null;
        }
        catch (DecoderFallbackException)
        {
            report.Add(file, (int)(parser.Current?.End.Line ?? 1), "file", "bytes that are no UTF-8 at or after this line", "text in UTF-8");
            return null;
        }
        catch (SeedStructureException)
        {
            return null;
        }
    }

    private SeedMapping? ReadFile()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            return null;

        var root = ReadNode();
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            throw Refuse(second, "a second document", "one document in a file");
        if (root is SeedMapping mapping)
            return mapping;

        _report.Add(_file, root.Line, "file", root.Description, "a mapping with fields such as places or events");
        return null;
    }

    private SeedNode ReadNode()
    {
        if (_parser.TryConsume<Scalar>(out var scalar))
            return ReadScalar(scalar);
        if (_parser.Accept<AnchorAlias>(out var alias))
            throw Refuse(alias, "an alias", "the value itself");
        if (_depth == MaximumDepth)
            throw Refuse(_parser.Current!, $"more than {MaximumDepth} levels", "fewer levels");

        _depth++;
        SeedNode node = _parser.TryConsume<SequenceStart>(out var sequence) ? ReadList(sequence) : ReadMapping(_parser.Consume<MappingStart>());
        _depth--;
        return node;
    }

    private SeedScalar ReadScalar(Scalar scalar)
    {
        RefuseDecoration(scalar);
        var isNothing = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
        return new SeedScalar(_file, LineOf(scalar), isNothing ? null : scalar.Value.Trim());
    }

    private SeedList ReadList(SequenceStart start)
    {
        RefuseDecoration(start);
        var items = new List<SeedNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode());
        return new SeedList(_file, LineOf(start), items);
    }

    private SeedMapping ReadMapping(MappingStart start)
    {
        RefuseDecoration(start);
        var entries = new List<SeedEntry>();
        var names = new HashSet<string>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = _parser.Consume<Scalar>();
            RefuseDecoration(name);
            if (!names.Add(name.Value))
                throw Refuse(name, $"'{name.Value}' twice", "each field once");
            entries.Add(new SeedEntry(name.Value, LineOf(name), ReadNode()));
        }
        return new SeedMapping(_file, LineOf(start), entries);
    }

    private void RefuseDecoration(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            throw Refuse(node, $"the anchor &{node.Anchor.Value}", "no anchors");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            throw Refuse(node, $"the tag {node.Tag.Value}", "no tags");
    }

    private SeedStructureException Refuse(ParsingEvent where, string found, string allowed)
    {
        _report.Add(_file, LineOf(where), "file", found, allowed);
        return new SeedStructureException();
    }

    private static int LineOf(ParsingEvent where) => (int)where.Start.Line;

    /// <summary>The rest of the file cannot be read; why is in the report.</summary>
    private sealed class SeedStructureException : Exception;
}
