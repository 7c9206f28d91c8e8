using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using MapService.Contract;

namespace MapService.Client.Tests.Scenes;

/// <summary>The web client's replay code, run by Node.</summary>
internal static class WebClient
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What it shows at each moment of each walk, in order; null for a moment of which it knows not everything.</summary>
    public static async Task<IReadOnlyList<WebSnapshot?>> AnswerAsync(ReplayIds ids, IEnumerable<IReadOnlyList<WebStep>> walks)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Scenes", "web-client.mjs"), Repository.At("src", "MapService.Web")];
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var answer = node.StandardOutput.ReadToEndAsync();
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, new { ids, walks }, Json);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return JsonSerializer.Deserialize<List<WebSnapshot?>>(await answer, Json)!;
    }
}

/// <summary>A frame, and moments of its window.</summary>
internal sealed record WebStep(ReplayFrame Frame, IReadOnlyList<long> Moments);

internal sealed record WebSnapshot(
    IReadOnlyList<WebUnit> Units, IReadOnlyList<WebEvent> Events, IReadOnlyList<WebHeld> Control, IReadOnlyList<WebBridge> Bridges);

internal sealed record WebUnit(string Unit, IReadOnlyList<double> Mercator, double? Heading, string? Movement);

internal sealed record WebEvent(string Event, double Start);

internal sealed record WebHeld(string Place, string Side, string Event, double Since);

internal sealed record WebBridge(string Place, bool Open, string Event, double Since);
