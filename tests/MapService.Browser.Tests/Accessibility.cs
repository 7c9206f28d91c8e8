using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace MapService.Browser.Tests;

/// <summary>What axe-core, the checker of WCAG, finds on a page.</summary>
internal static class Accessibility
{
    private static readonly string Axe = File.ReadAllText(typeof(Accessibility).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AxeScript").Value!);

    /// <summary>Nothing stands against WCAG 2.2 AA, as far as a program can see. `view` names the view in the message.</summary>
    public static async Task AssertAccessibleAsync(this IPage page, string view)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 160)} ${node.failureSummary}`));
            }
            """);
        Assert.True(violations.GetArrayLength() == 0, $"{view}:\n{string.Join('\n', violations.EnumerateArray())}");
    }
}
