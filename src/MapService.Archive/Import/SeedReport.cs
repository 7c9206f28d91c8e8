namespace MapService.Archive.Import;

/// <summary>Collects what is wrong, so that one reading tells everything.</summary>
internal sealed class SeedReport
{
    private readonly List<SeedProblem> _problems = [];

    /// <summary>What was found so far, in order of file and line.</summary>
    public IReadOnlyList<SeedProblem> Problems =>
        [.. _problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];

    public int Count => _problems.Count;

    public void Add(string file, int line, string field, string found, string allowed) =>
        _problems.Add(new SeedProblem(file, line, field, found, allowed));

    public void Add(SeedNode node, string field, string allowed) =>
        Add(node.File, node.Line, field, node.Description, allowed);
}
