using MapService.Playback.Clocks;

namespace MapService.Client.Connection;

/// <summary>Which events are asked for; what is left out restricts nothing.</summary>
/// <param name="Text">Words that title, account or places begin with.</param>
/// <param name="From">Some moment of the event is at this or after it.</param>
/// <param name="To">Some moment of the event is before this.</param>
/// <param name="Side">Id of the side that acted.</param>
/// <param name="Kind">Id of the kind of event.</param>
/// <param name="Source">Id of a document that tells of it.</param>
public sealed record EventQuery(
    string? Text = null, StoryTime? From = null, StoryTime? To = null, string? Side = null, string? Kind = null, string? Source = null)
{
    internal string ToText()
    {
        (string Name, string? Value)[] all =
            [("q", Text), ("from", From?.ToString()), ("to", To?.ToString()), ("side", Side), ("kind", Kind), ("source", Source)];
        return string.Join('&', from one in all where one.Value is not null select $"{one.Name}={Uri.EscapeDataString(one.Value)}");
    }
}
