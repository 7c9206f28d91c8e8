using System.Diagnostics;

namespace MapService.Benchmarks.Contests;

/// <summary>A folder with contestants that are written in JavaScript, and their packages.</summary>
internal static class NpmFolder
{
    /// <summary>Installs its packages if that was not done before.</summary>
    public static void Install(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            Run(folder, "ci", "--silent");
    }

    /// <summary>Runs npm in it.</summary>
    /// <exception cref="InvalidOperationException">npm has failed.</exception>
    public static void Run(string folder, params string[] arguments)
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", arguments) { WorkingDirectory = folder })!;
        npm.WaitForExit();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm {string.Join(' ', arguments)} ended with {npm.ExitCode} in {folder}.");
    }
}
