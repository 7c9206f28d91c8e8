using Avalonia.Controls;
using Avalonia.Layout;
using Avalonia.Media;
using MapService.Desktop.Texts;
using MapService.Desktop.Transports;

namespace MapService.Desktop.Windows;

/// <summary>What stands beside the map: a card with its citations, what was found, or the list of keys.</summary>
internal sealed class SidePanel : ScrollViewer
{
    private readonly StackPanel _lines = new() { Spacing = 6, Margin = new(16) };

    /// <summary>Starts closed.</summary>
    public SidePanel()
    {
        (Content, Width, IsVisible) = (_lines, 380, false);
    }

    /// <summary>Shows a card.</summary>
    public void Show(Card card)
    {
        Begin(card.Title, card.Kind);
        Add(card.Account);
        foreach (var (label, text) in card.Facts)
            Add($"{label}: {text}");
        Add("Sources", FontWeight.Bold);
        foreach (var (where, says) in card.Citations)
        {
            Add(where);
            Add(says, style: FontStyle.Italic);
        }
    }

    /// <summary>Shows the keys.</summary>
    public void ShowKeys()
    {
        Begin("Keyboard shortcuts", "");
        foreach (var (keys, does) in KeyMap.Help)
            Add($"{keys}   {does}");
    }

    /// <summary>Shows a field to search with, and what it finds.</summary>
    /// <param name="find">Finds by a text: what it is called, and what to do when it is chosen.</param>
    public void ShowSearch(Func<string, Task<IReadOnlyList<(string Name, Action Choose)>>> find)
    {
        Begin("Search events and places", "");
        var (text, found) = (new TextBox(), new StackPanel());
        _lines.Children.AddRange([text, found]);
        text.TextChanged += async (_, _) =>
        {
            var asked = text.Text ?? "";
            var answers = await find(asked);
            if (asked == (text.Text ?? ""))
                ShowFound(found, answers);
        };
        text.AttachedToVisualTree += (_, _) => text.Focus();
    }

    /// <summary>Closes.</summary>
    public void Close() => IsVisible = false;

    private static void ShowFound(StackPanel found, IReadOnlyList<(string Name, Action Choose)> answers)
    {
        found.Children.Clear();
        foreach (var (name, choose) in answers)
        {
            var button = new Button { Content = name, HorizontalAlignment = HorizontalAlignment.Stretch };
            button.Click += (_, _) => choose();
            found.Children.Add(button);
        }
    }

    private void Begin(string title, string kind)
    {
        _lines.Children.Clear();
        IsVisible = true;
        Add(kind);
        Add(title, FontWeight.Bold, size: 20);
    }

    private void Add(string text, FontWeight weight = FontWeight.Normal, FontStyle style = FontStyle.Normal, double size = 14)
    {
        if (text.Length > 0)
            _lines.Children.Add(new TextBlock { Text = text, FontWeight = weight, FontStyle = style, FontSize = size, TextWrapping = TextWrapping.Wrap });
    }
}
