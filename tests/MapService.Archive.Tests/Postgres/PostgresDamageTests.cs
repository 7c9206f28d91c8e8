using MapService.Tests.Shared.Postgres;

namespace MapService.Archive.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PostgresDamageTests(PostgresServer server) : DamageTests(new PostgresDatabase(server));
