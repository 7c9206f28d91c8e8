using MapService.Tests.Shared.Postgres;

namespace MapService.Archive.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PostgresArchiveTests(PostgresServer server) : ArchiveTests(new PostgresDatabase(server));
