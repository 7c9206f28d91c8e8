namespace MapService.Tests.Shared;

/// <summary>The files of this repository.</summary>
public static class Repository
{
    /// <summary>The folder with the solution: the nearest above the tests that has it.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Seeds => At("seeds", "petrograd-1917");

    public static string Geodata => At("geodata", "petrograd-1917");

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>Files below a folder of the repository, without what a build writes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories)
        let steps = Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
        where !steps.Intersect(["bin", "obj", "node_modules"]).Any()
        select file;

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "MapService.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No MapService.sln above the tests."));
}
