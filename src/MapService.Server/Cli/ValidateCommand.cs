using MapService.Archive.Import;

namespace MapService.Server.Cli;

/// <summary>Checks a folder of seeds without a store.</summary>
public static class ValidateCommand
{
    /// <summary>Prints every problem, one a line; the exit code is 1 if there is any.</summary>
    public static int Run(string seedFolder, string geodataFolder)
    {
        var (items, problems) = SeedFolder.Validate(seedFolder, GroundMap.Read(geodataFolder), RouteMap.Read(geodataFolder));
        foreach (var problem in problems)
            Console.WriteLine(problem);
        Console.WriteLine($"{items} items in {seedFolder}: {problems.Count} problem(s).");
        return problems.Count == 0 ? 0 : 1;
    }
}
