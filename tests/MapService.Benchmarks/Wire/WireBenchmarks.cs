using System.Globalization;
using MapService.Benchmarks.Contests;
using MapService.Benchmarks.Timelines;
using MapService.Playback.Clocks;
using MapService.Server.Editions;
using NodaTime;

namespace MapService.Benchmarks.Wire;

/// <summary>The commands that measure what goes over the wire.</summary>
internal static class WireBenchmarks
{
    /// <summary>Metres of a hundred-and-eightieth of the way round the earth, a degree of latitude.</summary>
    private const double MetresInDegree = 111_195;

    /// <summary>Frames between two whose size as a peer is taken: a whole history has too many to write each out.</summary>
    private const int PeerSample = 50;

    /// <summary><c>bytes</c>: bytes a unit and frame at 60 story seconds a second and ten frames a second.</summary>
    public static void Bytes(Arguments arguments, TextWriter output)
    {
        var speed = arguments.Number("speed", 60);
        var shipped = Editions.Shipped();
        output.WriteLine("| what | frames | units on the map | messages | bytes a unit and frame | GeoJSON | plain objects | CZML of the whole | worst error |");
        output.WriteLine("|:---|---:|---:|---:|---:|---:|---:|---:|---:|");
        Print(output, "shipped history, 6 to 9 November", shipped, Moment(1917, 11, 6), Moment(1917, 11, 9), speed);
        Print(output, "shipped history, whole", shipped, shipped.Timeline.First, shipped.Timeline.Last, speed);
        var battle = Editions.Of(SyntheticBattle.Items(units: 1000, segmentsPerUnit: 50, movingShare: 0.3));
        Print(output, "battle of 1,000 units, 30 % moving", battle, battle.Timeline.First, battle.Timeline.Last, speed);
    }

    /// <summary><c>encode</c>: a keyframe of a thousand units.</summary>
    public static void Encode(Arguments arguments, TextWriter output)
    {
        var contest = new EncodeContest(arguments.Number("units", 1000));
        contest.Run(arguments.Number("rounds", 15)).Print(output);
        output.WriteLine($"Bytes allocated by encoding it once more: {contest.BytesAllocated()}.");
        output.WriteLine();
        output.WriteLine("| viewers | us to get all of them their message |");
        output.WriteLine("|---:|---:|");
        foreach (var viewers in (int[])[1, 10, 100, 1000, 5000])
            output.WriteLine($"| {viewers:N0} | {Standings.Number(contest.MicrosecondsFor(viewers))} |");
    }

    private static void Print(TextWriter output, string what, Edition edition, StoryTime from, StoryTime to, int speed)
    {
        var (stretch, peers) = (new PlayedStretch(edition), new PeerFrames(edition.Dataset, edition.Timeline));
        var (frames, units, geoJson, objects) = (0L, 0L, 0L, 0L);
        stretch.Play(from, to, speed, (_, positions) =>
        {
            if (frames++ % PeerSample > 0)
                return;
            units += positions.Length;
            geoJson += peers.GeoJson(positions);
            objects += peers.PlainObjects(positions);
        });
        string[] cells =
        [
            what,
            stretch.Frames.ToString("N0", CultureInfo.InvariantCulture),
            ((double)stretch.Units / stretch.Frames).ToString("N0", CultureInfo.InvariantCulture),
            stretch.Messages.ToString("N0", CultureInfo.InvariantCulture),
            Standings.Number((double)stretch.Bytes / stretch.Units),
            Standings.Number((double)geoJson / units),
            Standings.Number((double)objects / units),
            Standings.Number((double)peers.Czml() / stretch.Units),
            $"{Standings.Number(stretch.WorstDegrees * MetresInDegree * 1000)} mm",
        ];
        output.WriteLine($"| {string.Join(" | ", cells)} |");
        output.Flush();
    }

    private static StoryTime Moment(int year, int month, int day) => StoryTime.From(new LocalDateTime(year, month, day, 0, 0));
}
