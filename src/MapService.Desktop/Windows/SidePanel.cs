using Avalonia.Controls;
using Avalonia.Input;
using Avalonia.Layout;
using Avalonia.Media;
using MapService.Client.Moments;
using MapService.Desktop.Texts;
using MapService.Desktop.Transports;
using MapService.Playback.Clocks;

namespace MapService.Desktop.Windows;

/// <summary>What stands beside the map: a card with its citations, what was found, a moment to type, or the list of keys.</summary>
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

    /// <summary>Shows a field to type a moment in, and what it may mean.</summary>
    /// <param name="now">The moment that is shown.</param>
    /// <param name="span">All moments of the story.</param>
    /// <param name="go">Goes to a moment.</param>
    public void ShowMoment(StoryTime now, StoryWindow span, Action<StoryTime> go)
    {
        Begin("Go to a moment", "");
        var (text, answer, found) = (new TextBox { PlaceholderText = MomentText.Hint }, new TextBlock { TextWrapping = TextWrapping.Wrap }, new StackPanel());
        _lines.Children.AddRange([text, answer, found]);
        text.TextChanged += (_, _) =>
        {
            var typed = TypedMoment.Of(text.Text ?? "", now, span);
            answer.Text = MomentText.Complaint(typed, span);
            ShowFound(found, [.. ReadingsOf(typed).Select(at => (MomentText.Of(at), (Action)(() => go(at))))]);
        };
        text.KeyDown += (_, pressed) =>
        {
            if (pressed.Key == Key.Enter && ReadingsOf(TypedMoment.Of(text.Text ?? "", now, span)) is [var likeliest, ..])
                go(likeliest);
        };
        text.AttachedToVisualTree += (_, _) => text.Focus();
    }

    /// <summary>Closes.</summary>
    public void Close() => IsVisible = false;

    private static StoryTime[] ReadingsOf(TypedMoment typed) => typed is TypedMoment.Read read ? [.. read.Readings.Select(one => one.At)] : [];

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
