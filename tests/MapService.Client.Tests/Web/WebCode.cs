using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MapService.Client.Tests.Web;

/// <summary>The web client's own code, run by Node.</summary>
internal static class WebCode
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What a script answers.</summary>
    /// <param name="script">Its name in this folder.</param>
    /// <param name="question">What it is asked.</param>
    public static async Task<T> AskAsync<T>(string script, object question)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Web", script), Repository.At("src", "MapService.Web")];
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var answer = node.StandardOutput.ReadToEndAsync();
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, question, Json);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return JsonSerializer.Deserialize<T>(await answer, Json)!;
    }
}
