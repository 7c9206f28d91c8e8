using System.Diagnostics;
using MapService.Tests.Shared;

namespace MapService.Benchmarks.FanOut;

/// <summary>The contestants that are written for Node.js, in a folder of their own with their packages.</summary>
internal static class NodePeers
{
    private static readonly Lazy<string> Installed = new(Install);

    /// <summary>Where they are; the first time it installs their packages if that was not done before.</summary>
    public static string Folder => Installed.Value;

    private static string Install()
    {
        var folder = Repository.At("tests/MapService.Benchmarks/FanOut/node");
        if (Directory.Exists(Path.Combine(folder, "node_modules")))
            return folder;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--silent"]) { WorkingDirectory = folder })!;
        npm.WaitForExit();
        return npm.ExitCode == 0 ? folder : throw new InvalidOperationException($"npm ci ended with {npm.ExitCode} in {folder}.");
    }
}
