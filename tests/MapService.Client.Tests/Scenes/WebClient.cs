using MapService.Client.Tests.Web;
using MapService.Contract;

namespace MapService.Client.Tests.Scenes;

/// <summary>The web client's replay code.</summary>
internal static class WebClient
{
    /// <summary>What it shows at each moment of each walk, in order; null for a moment of which it knows not everything.</summary>
    public static async Task<IReadOnlyList<WebSnapshot?>> AnswerAsync(ReplayIds ids, IEnumerable<IReadOnlyList<WebStep>> walks) =>
        await WebCode.AskAsync<List<WebSnapshot?>>("scenes.mjs", new { ids, walks });
}

/// <summary>A frame, and moments of its window.</summary>
internal sealed record WebStep(ReplayFrame Frame, IReadOnlyList<long> Moments);

internal sealed record WebSnapshot(
    IReadOnlyList<WebUnit> Units, IReadOnlyList<WebEvent> Events, IReadOnlyList<WebHeld> Control, IReadOnlyList<WebBridge> Bridges);

internal sealed record WebUnit(string Unit, IReadOnlyList<double> Mercator, double? Heading, string? Movement);

internal sealed record WebEvent(string Event, double Start);

internal sealed record WebHeld(string Place, string Side, string Event, double Since);

internal sealed record WebBridge(string Place, bool Open, string Event, double Since);
