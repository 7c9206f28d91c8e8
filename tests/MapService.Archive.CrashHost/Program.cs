using MapService.Archive.Import;
using MapService.Archive.Sqlite;

// Arguments: the store, then the folders to import in turn. Writes a line before it starts, then the log's last
// position after each import that was acknowledged.
Console.WriteLine("0");
var archive = SqliteArchive.Open(args[0], TimeProvider.System);
while (true)
{
    foreach (var folder in args[1..])
        Console.WriteLine(SeedImport.Import(archive, folder).Position.Value);
}
