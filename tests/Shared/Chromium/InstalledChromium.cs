namespace MapService.Tests.Shared;

/// <summary>The Chromium of this machine.</summary>
internal static class InstalledChromium
{
    /// <summary>What keeps an offline machine quiet, and what a container without a sandbox of its own needs.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Find()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var paths = from name in names from folder in folders select Path.Combine(folder, name);
        return paths.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("Chromium is not installed; test.sh installs it.");
    }
}
