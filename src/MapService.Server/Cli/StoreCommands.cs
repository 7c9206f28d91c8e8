using System.Text;
using MapService.Archive;
using MapService.Archive.Editing;
using MapService.Archive.Import;
using MapService.History;
using MapService.History.Movements;
using MapService.History.Sources;

namespace MapService.Server.Cli;

/// <summary>What the command line does to a store. Each writes all that it was told to, or nothing.</summary>
public static class StoreCommands
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Brings the store up to a folder of seeds.</summary>
    public static void Import(StoreLocation store, string seedFolder, string geodataFolder, bool overwrite)
    {
        using var archive = store.OpenArchive();
        var summary = SeedImport.Import(archive, seedFolder, RouteMap.Read(geodataFolder), overwrite);
        foreach (var conflict in summary.Conflicts)
            Console.Error.WriteLine($"Conflict: {conflict}");
        Console.WriteLine($"{summary.Recorded} recorded, {summary.Revised} revised, {summary.Withdrawn} withdrawn; the log is at {summary.Position}.");
    }

    /// <summary>Records the items of a file.</summary>
    public static void Record(StoreLocation store, string file, string by, string geodataFolder)
    {
        using var archive = store.OpenArchive();
        var current = Read(archive);
        Write(archive, current, [.. ReadItems(file, current).Select(item => new RecordItem(item))], by, RouteMap.Read(geodataFolder));
    }

    /// <summary>Replaces the one item of a file, if it is in a version.</summary>
    public static void Revise(StoreLocation store, string file, string by, int version, string geodataFolder)
    {
        using var archive = store.OpenArchive();
        var current = Read(archive);
        if (ReadItems(file, current) is not [var item])
            throw new FormatException($"{file}: found several items; allowed: one, of which the version is known.");
        Write(archive, current, [new ReviseItem(item, new ItemVersion(version))], by, RouteMap.Read(geodataFolder));
    }

    /// <summary>Withdraws an item, if it is in a version.</summary>
    public static void Withdraw(StoreLocation store, ItemKey key, string by, int version)
    {
        using var archive = store.OpenArchive();
        Write(archive, Read(archive), [new WithdrawItem(key, new ItemVersion(version))], by, RoutePlanner.None);
    }

    /// <summary>Shows an item as it can be given back, with its version as a remark.</summary>
    public static void Show(StoreLocation store, ItemKey key)
    {
        using var archive = store.OpenArchive();
        var held = Read(archive).Find(key)
            ?? throw new FormatException($"{key}: found nothing; allowed: an item that is there.");
        Console.WriteLine($"# version {held.Version.Value}, by {held.By}");
        Console.WriteLine(SeedWriter.WriteFile(ItemJson.Read(key.Kind, held.Body!)));
    }

    private static CurrentItems Read(IArchive archive) => CurrentItems.Empty.Apply(archive.ReadAfter(LogPosition.Start));

    private static void Write(IArchive archive, CurrentItems current, IReadOnlyCollection<Revision> revisions, string by, RoutePlanner routes)
    {
        foreach (var entry in HandEdit.Write(archive, revisions, by, current, routes))
            Console.WriteLine($"{entry.Key} {entry.Change.ToString().ToLowerInvariant()}: version {entry.Version.Value}, {entry.Position} of the log.");
    }

    private static IReadOnlyList<Item> ReadItems(string file, CurrentItems current)
    {
        var known = current.Held.Where(entry => entry.Key.Kind == ItemKind.Source).Select(entry => (Source)ItemJson.Read(ItemKind.Source, entry.Body!));
        var isInput = file == EditCommands.StandardInput;
        using var text = new StreamReader(isInput ? Console.OpenStandardInput() : File.OpenRead(file), StrictUtf8);
        return SeedText.ReadYaml(isInput ? "standard input" : Path.GetFileName(file), text, known);
    }
}
