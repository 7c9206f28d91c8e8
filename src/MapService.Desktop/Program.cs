using Avalonia;
using MapService.Client.Playing;
using MapService.Contract;
using MapService.Desktop.Windows;

namespace MapService.Desktop;

internal static class Program
{
    private const string Usage = "Use: --server http://localhost:5080 [--join CODE | --alone]";

    /// <summary>
    /// <c>--server</c> says where the server is, <c>--join</c> whom to follow; without it the window plays a session of its own, that
    /// others can join unless it is <c>--alone</c>.
    /// </summary>
    [STAThread]
    public static int Main(string[] arguments)
    {
        if (!Uri.TryCreate(Value(arguments, "--server") ?? "http://localhost:5080", UriKind.Absolute, out var server))
        {
            Console.Error.WriteLine($"--server is no address. {Usage}");
            return 1;
        }
        var code = Value(arguments, "--join");
        var isShared = !arguments.Contains("--alone");
        var player = code is null ? Player.Open(server, new OpenSession(null, null, null, isShared)) : Player.Join(server, code);
        return AppBuilder.Configure(() => new App(player, server, code)).UsePlatformDetect().StartWithClassicDesktopLifetime([]);
    }

    private static string? Value(string[] arguments, string name)
    {
        var at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
