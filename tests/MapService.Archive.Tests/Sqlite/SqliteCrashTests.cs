namespace MapService.Archive.Tests.Sqlite;

public sealed class SqliteCrashTests() : CrashTests(new SqliteFile());
