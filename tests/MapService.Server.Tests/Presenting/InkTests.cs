using MapService.Contract;
using MapService.Server.Presenting;
using Xunit;

namespace MapService.Server.Tests.Presenting;

/// <summary>What of a drawing is still to be seen.</summary>
public sealed class InkTests
{
    [Fact]
    public void Pieces_are_numbered_in_the_order_in_which_they_come()
    {
        var ink = Ink.Empty.With([Piece("staying"), Piece("fading")], 0).With([Piece("staying")], 1);

        Assert.Equal([1, 2, 3], ink.Pieces.Select(piece => piece.Number));
        Assert.Equal((1, 3), (ink.First, ink.Last));
    }

    [Theory]
    [InlineData(9_999, 3)]
    [InlineData(10_000, 2)]
    public void What_fades_is_forgotten_with_the_next_piece_after_ten_seconds(double later, int left) =>
        Assert.Equal(left, Ink.Empty.With([Piece("fading"), Piece("staying")], 0).With([Piece("staying")], later).Pieces.Length);

    [Fact]
    public void Of_a_laser_only_the_last_piece_is_kept()
    {
        var ink = Ink.Empty.With([Piece("laser"), Piece("staying"), Piece("laser")], 0).With([Piece("laser")], 1);

        Assert.Equal([2, 4], ink.Pieces.Select(piece => piece.Number));
    }

    [Fact]
    public void Erased_it_is_empty_and_numbers_go_on()
    {
        var ink = Ink.Empty.With([Piece("staying"), Piece("staying")], 0).Erased();

        Assert.Empty(ink.Pieces);
        Assert.Equal(3, ink.First);
        Assert.Equal(3, Assert.Single(ink.With([Piece("staying")], 1).Pieces).Number);
    }

    [Fact]
    public void It_is_bounded_and_the_oldest_go_first()
    {
        var ink = Ink.Empty;
        for (var call = 0; call < 50; call++)
            ink = ink.With([.. Enumerable.Repeat(Piece("staying", points: 64), 16)], call);

        Assert.InRange(ink.Pieces.Sum(piece => piece.Points.Count / 2), 3900, 4000);
        Assert.Equal(Enumerable.Range((int)ink.First, ink.Pieces.Length).Select(number => (long)number), ink.Pieces.Select(piece => piece.Number));
        Assert.Equal(800, ink.Pieces[^1].Number);
    }

    [Fact]
    public void It_comes_back_from_its_text()
    {
        var ink = Ink.Empty.With([Piece("staying", 2), Piece("laser")], 12.5);

        Assert.Equal(ink.Write(), Ink.Read(ink.Write()).Write());
        Assert.Equal((ink.Last, ink.First), (Ink.Read(ink.Write()).Last, Ink.Read(ink.Write()).First));
        Assert.Equal(Ink.Empty, Ink.Read(null));
    }

    private static InkPiece Piece(string kind, int points = 1) => new(7, kind, 0, [.. Enumerable.Range(0, 2 * points).Select(number => (long)number)]);
}
