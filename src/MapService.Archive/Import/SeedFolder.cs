using System.Text;
using MapService.History;
using MapService.History.Lectures;
using MapService.History.Movements;
using MapService.History.Plausibility;

namespace MapService.Archive.Import;

/// <summary>
/// A folder of seeds: every <c>*.yaml</c> file directly in it and in its folder <c>lectures</c>, each with lists of items
/// under their kind. In which file an item stands does not matter.
/// </summary>
public static class SeedFolder
{
    /// <summary>No file written by hand comes near it; a larger one is a mistake.</summary>
    private const long MaximumFileBytes = 16 * 1024 * 1024;

    /// <summary>Stops at bytes that are no UTF-8 rather than put something else in their place.</summary>
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const string Lectures = "lectures";
    private const string Pictures = "pictures";

    /// <summary>Where the pictures of a folder's lectures are.</summary>
    public static string PicturesIn(string folder) => Path.Combine(folder, Lectures, Pictures);

    /// <summary>Reads a folder, checks that its items make a data set, and finds the ways of its movements.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="routes">Finds the ways; null for straight ones.</param>
    /// <returns>Every item, in order of file and line.</returns>
    /// <exception cref="InvalidSeedsException">With everything that is wrong.</exception>
    public static IReadOnlyList<Item> Read(string folder, RoutePlanner? routes = null)
    {
        var (reading, report) = ReadAll(folder, routes ?? RoutePlanner.None);
        return report.Problems is { Count: > 0 } problems
            ? throw new InvalidSeedsException(folder, problems)
            : [.. reading.Items.Select(located => located.Item)];
    }

    /// <summary>Tells all that is wrong with a folder: what keeps it from being imported, and what cannot have been so.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ground">Where there is land and water; <see cref="Ground.Unknown"/> for no check of that.</param>
    /// <param name="routes">Finds the ways of movements; null for straight ones.</param>
    public static SeedValidation Validate(string folder, Ground ground, RoutePlanner? routes = null)
    {
        var (reading, report) = ReadAll(folder, routes ?? RoutePlanner.None);
        reading.Report(PlausibilityCheck.Check([.. reading.Items.Where(located => located.IsSound).Select(located => located.Item)], ground));
        return new SeedValidation(reading.Items.Count, report.Problems);
    }

    private static (SeedReading Reading, SeedReport Report) ReadAll(string folder, RoutePlanner routes)
    {
        var report = new SeedReport();
        var reading = new SeedReading(report);
        reading.ReadFiles(ReadFiles(folder, report), known: []);
        if (reading.Items.Count > 0 || report.Count == 0)
            reading.Report(DatasetValidation.Check([.. reading.Items.Select(located => located.Item)]));
        reading.FindWays(routes);
        reading.Report(MissingPictures(reading, folder));
        return (reading, report);
    }

    private static List<SeedMapping> ReadFiles(string folder, SeedReport report)
    {
        if (!Directory.Exists(folder))
        {
            report.Add(folder, 0, "folder", "no such folder", "a folder of seed files");
            return [];
        }
        var files = FilesIn(folder, "", report);
        if (files.Count == 0)
            report.Add(folder, 0, "folder", "no .yaml file", "a folder of seed files");
        if (Directory.Exists(Path.Combine(folder, Lectures)))
            files.AddRange(FilesIn(Path.Combine(folder, Lectures), $"{Lectures}/", report));
        return [.. files.Select(file => ReadFile(file.Path, file.Name, report)).OfType<SeedMapping>()];
    }

    /// <summary>The seed files directly in a folder, with their names for messages.</summary>
    private static List<(string Path, string Name)> FilesIn(string folder, string prefix, SeedReport report)
    {
        foreach (var other in Directory.GetFiles(folder).Where(IsYamlByAnotherName))
            report.Add(prefix + Path.GetFileName(other), 0, "file", "a name that would be passed over", "a name that ends in .yaml");
        return [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file => (file, prefix + Path.GetFileName(file)))];
    }

    private static IEnumerable<Problem> MissingPictures(SeedReading reading, string folder) =>
        from lecture in reading.Items.Select(located => located.Item).OfType<Lecture>()
        from cue in lecture.Cues.Select((cue, index) => (cue.Pictures, Index: index))
        from picture in cue.Pictures.Select((picture, index) => (picture.File, Index: index))
        where !File.Exists(Path.Combine(PicturesIn(folder), picture.File))
        select new Problem(lecture.Key, $"cues[{cue.Index}].pictures[{picture.Index}].file", $"'{picture.File}'", $"a file in {Lectures}/{Pictures}");

    /// <summary>.yml or .YAML: passing it over in silence would withdraw all that is in it.</summary>
    private static bool IsYamlByAnotherName(string path) =>
        Path.GetExtension(path) is var extension && extension != ".yaml" && extension.ToLowerInvariant() is ".yaml" or ".yml";

    private static SeedMapping? ReadFile(string path, string name, SeedReport report)
    {
        var size = new FileInfo(path).Length;
        if (size <= MaximumFileBytes)
        {
            using var text = new StreamReader(path, StrictUtf8);
            return SeedYaml.Read(name, text, report);
        }
        report.Add(name, 0, "file", $"{size} bytes", $"at most {MaximumFileBytes} bytes");
        return null;
    }
}
