using Avalonia;
using Avalonia.Controls.ApplicationLifetimes;
using Avalonia.Themes.Fluent;
using MapService.Client.Playing;

namespace MapService.Desktop.Windows;

/// <summary>The program with its one window.</summary>
internal sealed class App(Player player, Uri server, string? code) : Application
{
    public override void Initialize() => Styles.Add(new FluentTheme());

    public override void OnFrameworkInitializationCompleted()
    {
        if (ApplicationLifetime is IClassicDesktopStyleApplicationLifetime desktop)
            desktop.MainWindow = new MainWindow(player, server, code);
        base.OnFrameworkInitializationCompleted();
    }
}
