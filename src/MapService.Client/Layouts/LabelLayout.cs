using System.Collections.Immutable;

namespace MapService.Client.Layouts;

/// <summary>A label that wants a place beside an anchor.</summary>
/// <param name="Key">Names it from frame to frame.</param>
/// <param name="Text">What it says.</param>
/// <param name="Anchor">What it stands beside.</param>
/// <param name="Reach">Free room to keep around the anchor, in pixels.</param>
/// <param name="Width">Width of the text in pixels.</param>
/// <param name="Height">Height of the text in pixels.</param>
/// <param name="Priority">Higher ones are placed first.</param>
public sealed record LabelWish(string Key, string Text, Pixel Anchor, double Reach, double Width, double Height, double Priority);

/// <summary>A label that has found its place.</summary>
/// <param name="Wish">What was wished.</param>
/// <param name="Middle">The middle of the text.</param>
public sealed record PlacedLabel(LabelWish Wish, Pixel Middle);

/// <summary>
/// Places labels beside their anchors, the most important first, and leaves out those that find no free place. A label stays on
/// the side it was on as long as that is free, so that labels do not jump about while things move. Not safe for many threads.
/// </summary>
public sealed class LabelLayout
{
    /// <summary>Right is where readers look first; then below, left, above.</summary>
    private static readonly ImmutableArray<(int X, int Y)> Sides = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)];

    private Dictionary<string, int> _sideOf = [];

    /// <summary>Labels that found a place.</summary>
    /// <param name="wishes">All labels; their keys differ.</param>
    /// <param name="taken">What none may cover.</param>
    public ImmutableArray<PlacedLabel> Place(IEnumerable<LabelWish> wishes, IEnumerable<Box> taken)
    {
        var (boxes, sideOf) = (taken.ToList(), new Dictionary<string, int>());
        var placed = ImmutableArray.CreateBuilder<PlacedLabel>();
        foreach (var wish in wishes.OrderByDescending(wish => wish.Priority))
        {
            if (FreeSide(wish, boxes) is not { } side)
                continue;
            var middle = MiddleAt(wish, Sides[side]);
            boxes.Add(Box.Around(middle, wish.Width / 2, wish.Height / 2));
            sideOf[wish.Key] = side;
            placed.Add(new PlacedLabel(wish, middle));
        }
        _sideOf = sideOf;
        return placed.ToImmutable();
    }

    private int? FreeSide(LabelWish wish, List<Box> boxes)
    {
        var sides = Enumerable.Range(0, Sides.Length);
        if (_sideOf.TryGetValue(wish.Key, out var last))
            sides = sides.Prepend(last);
        foreach (var side in sides)
        {
            var box = Box.Around(MiddleAt(wish, Sides[side]), wish.Width / 2, wish.Height / 2);
            if (!boxes.Exists(box.Overlaps))
                return side;
        }
        return null;
    }

    private static Pixel MiddleAt(LabelWish wish, (int X, int Y) side) => new(
        wish.Anchor.X + (side.X * (wish.Reach + (wish.Width / 2))), wish.Anchor.Y + (side.Y * (wish.Reach + (wish.Height / 2))));
}
