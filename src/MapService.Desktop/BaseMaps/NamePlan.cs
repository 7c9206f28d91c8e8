using System.Collections.Immutable;
using MapService.Client.Layouts;
using MapService.Desktop.Drawing;

namespace MapService.Desktop.BaseMaps;

/// <summary>Chooses which names of the base map are written: the highest rank first, none over another, and none under the replay.</summary>
public sealed class NamePlan
{
    /// <summary>Free room around a name, in pixels.</summary>
    private const double Room = 4;

    private readonly ImmutableArray<GroundName> _names;
    private readonly Palette _palette;
    private readonly TextMeasure _measure;

    /// <summary>Plans names.</summary>
    public NamePlan(ImmutableArray<GroundName> names, Palette palette, TextMeasure measure) =>
        (_names, _palette, _measure) = ([.. names.OrderByDescending(name => name.Look.Rank)], palette, measure);

    /// <summary>The names to write on a view.</summary>
    /// <param name="layout">The replay on it: what stands there, or says the same, wins.</param>
    public ImmutableArray<Mark> For(SceneLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var (covered, said) = (layout.Covered.ToList(), layout.Labels.Select(label => label.Wish.Text).ToHashSet());
        return
        [
            .. from placed in PlacesOn(layout.View)
               where !said.Contains(placed.Name.Text) && !covered.Exists(placed.Box.Overlaps)
               let look = placed.Name.Look
               select new Mark.Text(placed.Name.Text, placed.Middle, look.Size, look.InkOf(_palette), _palette.Paper, look.IsItalic),
        ];
    }

    /// <summary>Whatever moves does not change which names there are.</summary>
    private List<(GroundName Name, Pixel Middle, Box Box)> PlacesOn(MapView view)
    {
        var placed = new List<(GroundName Name, Pixel Middle, Box Box)>();
        foreach (var name in _names.Where(name => name.Look.IsInScale(view.Resolution)))
        {
            var middle = view.ToPixel(name.At);
            if (!view.IsNear(middle, 0))
                continue;
            var (width, height) = _measure(name.Text, name.Look.Size);
            var box = Box.Around(middle, (width / 2) + Room, (height / 2) + Room);
            if (!placed.Exists(other => other.Box.Overlaps(box) || other.Name.Text == name.Text))
                placed.Add((name, middle, box));
        }
        return placed;
    }
}
