using MapService.Benchmarks.Contests;
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
        NpmFolder.Install(folder);
        return folder;
    }
}
