using MapService.Archive;
using MapService.Archive.Import;
using MapService.Archive.Sqlite;
using MapService.History;
using MapService.Server.Editions;
using MapService.Tests.Shared;
using NodaTime;

namespace MapService.Benchmarks.Wire;

/// <summary>Histories as the server has them.</summary>
internal static class Editions
{
    /// <summary>The shipped history as an import writes it to a new log.</summary>
    public static Edition Shipped()
    {
        using var folder = new TemporaryFolder();
        using var archive = SqliteArchive.Open(folder.File("archive.db"), TimeProvider.System);
        SeedImport.Import(archive, Repository.Seeds, RouteMap.Read(Repository.At("geodata", "petrograd-1917")));
        return Edition.Of(archive.ReadAfter(LogPosition.Start));
    }

    public static Edition Of(IEnumerable<Item> items) => Edition.Of(items.Select((item, index) => new LogEntry(
        new LogPosition(index + 1), item.Key, new ItemVersion(1), LogChange.Recorded, ItemJson.Write(item), Instant.MinValue, "benchmark")));
}
