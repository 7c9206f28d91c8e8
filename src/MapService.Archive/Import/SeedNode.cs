namespace MapService.Archive.Import;

/// <summary>A piece of a YAML file with its place in it; the cases are read together here.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
internal abstract record SeedNode(string File, int Line)
{
    /// <summary>What it is, for a message.</summary>
    public abstract string Description { get; }
}

/// <summary>A text, number or date, still as written. Null where nothing is written.</summary>
internal sealed record SeedScalar(string File, int Line, string? Text) : SeedNode(File, Line)
{
    public override string Description => Text is null ? "nothing" : $"'{(Text.Length <= 60 ? Text : Text[..60] + "...")}'";
}

/// <summary>A list.</summary>
internal sealed record SeedList(string File, int Line, IReadOnlyList<SeedNode> Items) : SeedNode(File, Line)
{
    public override string Description => $"a list of {Items.Count}";
}

/// <summary>Fields with their names, in the order of the file.</summary>
internal sealed record SeedMapping(string File, int Line, IReadOnlyList<SeedEntry> Entries) : SeedNode(File, Line)
{
    public override string Description => "a mapping";

    public SeedNode? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name)?.Value;
}

/// <summary>One field.</summary>
internal sealed record SeedEntry(string Name, int Line, SeedNode Value);
