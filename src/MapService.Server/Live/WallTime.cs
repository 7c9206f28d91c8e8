using NodaTime;

namespace MapService.Server.Live;

/// <summary>The wall clock as an instant, in the whole milliseconds that stores keep and the wire carries.</summary>
public static class WallTime
{
    public static Instant Now(this TimeProvider time) => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
