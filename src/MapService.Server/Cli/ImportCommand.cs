using MapService.Archive;
using MapService.Archive.Import;
using MapService.Archive.Sqlite;

namespace MapService.Server.Cli;

/// <summary>Brings a store up to a folder of seeds.</summary>
public static class ImportCommand
{
    /// <summary>Imports, says what was written, and gives the exit code: 0, or 1 with the reasons on standard error.</summary>
    public static int Run(string dataFolder, string seedFolder)
    {
        try
        {
            var store = Path.Combine(Directory.CreateDirectory(dataFolder).FullName, "mapservice.db");
            var summary = SeedImport.Import(SqliteArchive.Open(store, TimeProvider.System), seedFolder);
            Console.WriteLine($"{summary.Recorded} recorded, {summary.Revised} revised, {summary.Withdrawn} withdrawn; the log is at {summary.Position}.");
            return 0;
        }
        catch (Exception error) when (error is InvalidSeedsException or CorruptLogException or UnknownStoreException or WrongExpectedVersionException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
