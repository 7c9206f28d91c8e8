using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Noding;

namespace MapService.History.Movements;

/// <summary>A straight piece of a line.</summary>
/// <param name="Segment">Where it lies; its first end is the one that sorts first.</param>
/// <param name="Line">Number of the line that it is a piece of; -1 for a tie.</param>
internal readonly record struct LinePiece(LineSegment Segment, int Line);

/// <summary>Cuts lines into straight pieces that meet at their ends only.</summary>
internal static class NodedLines
{
    /// <summary>The pieces, each with its ends once; lines are cut where they cross or touch.</summary>
    public static IReadOnlyList<LinePiece> CutAtCrossings(IReadOnlyCollection<LineString> lines)
    {
        var noder = new MCIndexNoder(new IntersectionAdder(new RobustLineIntersector()));
        noder.ComputeNodes([.. lines.Select((line, number) => new NodedSegmentString(line.Coordinates, number))]);
        return Distinct(noder.GetNodedSubstrings().SelectMany(line => PiecesOf(line.Coordinates, (int)line.Context)));
    }

    /// <summary>The pieces of lines as they were drawn: they meet where they share a vertex, and only there.</summary>
    public static IReadOnlyList<LinePiece> CutAtVertices(IReadOnlyCollection<LineString> lines) =>
        Distinct(lines.SelectMany((line, number) => PiecesOf(line.Coordinates, number)));

    /// <summary>
    /// Ties an end that hangs loose to the nearest piece within <paramref name="toleranceMetres"/>, which is cut there.
    /// The tie itself becomes a piece.
    /// </summary>
    public static IReadOnlyList<LinePiece> TieLooseEnds(IReadOnlyList<LinePiece> pieces, double toleranceMetres)
    {
        var byEnd = pieces.SelectMany(piece => new[] { (End: piece.Segment.P0, piece), (End: piece.Segment.P1, piece) })
            .ToLookup(pair => pair.End, pair => pair.piece);
        var index = new STRtree<LinePiece>();
        foreach (var piece in pieces)
            index.Insert(new Envelope(piece.Segment.P0, piece.Segment.P1), piece);

        var ties = byEnd.Where(end => end.Count() == 1).Select(end => FindTie(end.Key, byEnd, index, toleranceMetres)).OfType<Tie>()
            .ToLookup(tie => tie.To);
        var cut = pieces.SelectMany(piece => CutAt(piece, ties[piece].Select(tie => tie.At)));
        return Distinct([.. cut, .. ties.SelectMany(tie => tie).SelectMany(tie => PiecesOf([tie.End, tie.At], -1))]);
    }

    private static Tie? FindTie(Coordinate end, ILookup<Coordinate, LinePiece> byEnd, STRtree<LinePiece> index, double toleranceMetres)
    {
        // What follows on the end itself is near, and no other line.
        var own = byEnd[end].SelectMany(piece => byEnd[piece.Segment.P0].Concat(byEnd[piece.Segment.P1])).ToHashSet();
        return index.Query(LocalPlane.At(end).Around(toleranceMetres))
            .Where(piece => !own.Contains(piece))
            .Select(piece => new Tie(end, piece, LocalPlane.At(end).NearestOn(piece.Segment)))
            .Where(tie => Geodesy.DistanceMetres(end, tie.At) <= toleranceMetres)
            .MinBy(tie => Geodesy.DistanceMetres(end, tie.At));
    }

    private static IEnumerable<LinePiece> CutAt(LinePiece piece, IEnumerable<Coordinate> cuts)
    {
        var (from, to) = (piece.Segment.P0, piece.Segment.P1);
        return PiecesOf([from, .. cuts.OrderBy(from.Distance), to], piece.Line);
    }

    private static IEnumerable<LinePiece> PiecesOf(Coordinate[] line, int number) =>
        line.Zip(line.Skip(1), (from, to) => new LinePiece(from.CompareTo(to) <= 0 ? new LineSegment(from, to) : new LineSegment(to, from), number))
            .Where(piece => !piece.Segment.P0.Equals2D(piece.Segment.P1));

    /// <summary>Where lines lie over each other, the first one counts.</summary>
    private static List<LinePiece> Distinct(IEnumerable<LinePiece> pieces) => [.. pieces.DistinctBy(piece => piece.Segment)];

    private sealed record Tie(Coordinate End, LinePiece To, Coordinate At);
}
