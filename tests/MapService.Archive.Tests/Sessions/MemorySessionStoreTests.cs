using MapService.Archive.Sessions;

namespace MapService.Archive.Tests.Sessions;

public sealed class MemorySessionStoreTests : SessionStoreTests
{
    protected override ISessionStore Open() => new MemorySessionStore();
}
