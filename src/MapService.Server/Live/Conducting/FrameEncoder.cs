using System.Collections.Immutable;
using MapService.Playback.Clocks;
using MapService.Playback.Frames;
using MapService.Server.Live.Sockets;
using NodaTime;

namespace MapService.Server.Live.Conducting;

/// <summary>
/// Writes frames as they go over the wire: a SignalR invocation of <see cref="Contract.IReplayViewer.Frame"/> with a
/// <see cref="Contract.ReplayFrame"/>. Made by hand because it is the only part whose cost grows with units and frames.
/// </summary>
internal static class FrameEncoder
{
    /// <summary>A ten-millionth of a degree is a centimetre, finer than any document and the base map.</summary>
    private const double UnitsPerDegree = 1e7;

    /// <summary>A message that tells everything that touches the step's window.</summary>
    public static SharedMessage Keyframe(string session, Step step, SpanNumbers spans)
    {
        var message = Begin(session, null, step);
        message.Write(",\"logPosition\":"u8);
        message.Write(step.Edition.Position.Value);
        WriteStarted(message, step, spans);
        return End(message);
    }

    /// <summary>A message that tells how to go from another step to this one.</summary>
    public static SharedMessage Delta(string session, long from, Step step, FrameDelta delta)
    {
        var message = Begin(session, from, step);
        WriteEnded(message, delta.Ended);
        WriteStarted(message, step, delta.Started);
        return End(message);
    }

    /// <summary>A message that a session was ended: an invocation of <see cref="Contract.IReplayViewer.Closed"/>.</summary>
    public static SharedMessage Closed(string session)
    {
        var message = SharedMessage.Take();
        message.Write("{\"type\":1,\"target\":\"Closed\",\"arguments\":[\""u8);
        WriteAscii(message, session);
        message.Write("\"]}\u001e"u8);
        message.Seal();
        return message;
    }

    private static SharedMessage Begin(string session, long? from, Step step)
    {
        var message = SharedMessage.Take();
        message.Write("{\"type\":1,\"target\":\"Frame\",\"arguments\":[{\"session\":\""u8);
        WriteAscii(message, session);
        message.Write("\""u8);
        if (from is { } number)
        {
            message.Write(",\"base\":"u8);
            message.Write(number);
        }
        message.Write(",\"step\":"u8);
        message.Write(step.Number);
        WriteClock(message, step.Clock, step.Story, step.MadeAt);
        message.Write(",\"window\":["u8);
        message.Write(step.Window.From.Milliseconds - step.Story.Milliseconds);
        message.Write(","u8);
        message.Write(step.Window.To.Milliseconds - step.Story.Milliseconds);
        message.Write("]"u8);
        return message;
    }

    private static SharedMessage End(SharedMessage message)
    {
        message.Write("}]}\u001e"u8);
        message.Seal();
        return message;
    }

    private static void WriteClock(SharedMessage message, Clock clock, StoryTime story, Instant now)
    {
        message.Write(",\"clock\":{\"version\":"u8);
        message.Write(clock.Version);
        message.Write(",\"storyMs\":"u8);
        message.Write(story.Milliseconds);
        message.Write(",\"speed\":"u8);
        message.Write(clock.Speed);
        message.Write(clock.IsMovingAt(now) ? ",\"playing\":true,\"serverMs\":"u8 : ",\"playing\":false,\"serverMs\":"u8);
        message.Write(now.ToUnixTimeMilliseconds());
        if (clock.Loop is { } loop)
        {
            message.Write(",\"loop\":{\"fromMs\":"u8);
            message.Write(loop.From.Milliseconds);
            message.Write(",\"toMs\":"u8);
            message.Write(loop.To.Milliseconds);
            message.Write("}"u8);
        }
        message.Write("}"u8);
    }

    private static void WriteEnded(SharedMessage message, SpanNumbers ended)
    {
        if (ended.IsEmpty)
            return;
        var list = new Lists(message, ",\"ended\":{"u8);
        Write(ref list, "\"segments\":["u8, ended.Segments);
        Write(ref list, "\"events\":["u8, ended.Events);
        Write(ref list, "\"control\":["u8, ended.Control);
        Write(ref list, "\"bridges\":["u8, ended.Bridges);
        message.Write("}"u8);
    }

    private static void Write(ref Lists lists, ReadOnlySpan<byte> name, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        lists.Begin(name);
        foreach (var number in numbers)
            lists.Add(number);
        lists.End();
    }

    private static void WriteStarted(SharedMessage message, Step step, SpanNumbers started)
    {
        if (started.IsEmpty)
            return;
        var lists = new Lists(message, ",\"started\":{"u8);
        WriteSegments(ref lists, step, started.Segments);
        WriteEvents(ref lists, step, started.Events);
        WriteControl(ref lists, step, started.Control);
        WriteBridges(ref lists, step, started.Bridges);
        message.Write("}"u8);
    }

    private static void WriteSegments(ref Lists lists, Step step, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        var segments = step.Edition.Timeline.Segments;
        lists.Begin("\"segments\":["u8);
        foreach (var number in numbers)
        {
            ref readonly var segment = ref segments.ItemRef(number);
            var (lon, lat) = (Scaled(segment.FromLon), Scaled(segment.FromLat));
            lists.Add(number);
            lists.Add(segment.Unit);
            lists.Add(segment.Movement);
            lists.Add(lon);
            lists.Add(lat);
            lists.Add(Scaled(segment.ToLon) - lon);
            lists.Add(Scaled(segment.ToLat) - lat);
            AddTimes(ref lists, step, segment.Start, segment.End);
        }
        lists.End();
    }

    private static void WriteEvents(ref Lists lists, Step step, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        lists.Begin("\"events\":["u8);
        foreach (var number in numbers)
        {
            var span = step.Edition.Timeline.Events[number];
            lists.Add(number);
            lists.Add(span.Event);
            AddTimes(ref lists, step, span.Start, span.End);
        }
        lists.End();
    }

    private static void WriteControl(ref Lists lists, Step step, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        lists.Begin("\"control\":["u8);
        foreach (var number in numbers)
        {
            var span = step.Edition.Timeline.Control[number];
            lists.Add(number);
            lists.Add(span.Place);
            lists.Add(span.Side);
            lists.Add(span.Event);
            AddTimes(ref lists, step, span.Start, span.End);
        }
        lists.End();
    }

    private static void WriteBridges(ref Lists lists, Step step, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        lists.Begin("\"bridges\":["u8);
        foreach (var number in numbers)
        {
            var span = step.Edition.Timeline.Bridges[number];
            lists.Add(number);
            lists.Add(span.Place);
            lists.Add((int)span.State);
            lists.Add(span.Event);
            AddTimes(ref lists, step, span.Start, span.End);
        }
        lists.End();
    }

    private static void AddTimes(ref Lists lists, Step step, StoryTime start, StoryTime end)
    {
        lists.Add(start.Milliseconds - step.Story.Milliseconds);
        lists.Add(end == StoryTime.EndOfTime ? 0 : end.Milliseconds - start.Milliseconds);
    }

    private static long Scaled(double degrees) => (long)Math.Round(degrees * UnitsPerDegree);

    /// <summary>Ids are hexadecimal digits and need no escapes.</summary>
    private static void WriteAscii(SharedMessage message, string text)
    {
        Span<byte> bytes = stackalloc byte[text.Length];
        System.Text.Encoding.ASCII.GetBytes(text, bytes);
        message.Write(bytes);
    }

    /// <summary>Writes lists of numbers as members of one object, with the commas where they belong.</summary>
    private ref struct Lists
    {
        private readonly SharedMessage _message;
        private bool _isFirstList = true;
        private bool _isFirstNumber;

        public Lists(SharedMessage message, ReadOnlySpan<byte> opening)
        {
            _message = message;
            message.Write(opening);
        }

        public void Begin(ReadOnlySpan<byte> name)
        {
            if (!_isFirstList)
                _message.Write(","u8);
            _message.Write(name);
            (_isFirstList, _isFirstNumber) = (false, true);
        }

        public void Add(long number)
        {
            if (!_isFirstNumber)
                _message.Write(","u8);
            _message.Write(number);
            _isFirstNumber = false;
        }

        public readonly void End() => _message.Write("]"u8);
    }
}
