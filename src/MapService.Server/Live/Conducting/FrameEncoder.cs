using MapService.Playback.Clocks;
using MapService.Playback.Frames;
using MapService.Server.Live.Sockets;
using NodaTime;

namespace MapService.Server.Live.Conducting;

/// <summary>
/// Writes frames as they go over the wire: a SignalR invocation of <see cref="Contract.IReplayViewer.Frame"/> with a
/// <see cref="Contract.ReplayFrame"/>. Made by hand because it is the only part whose cost grows with units and frames.
/// </summary>
public static class FrameEncoder
{
    /// <summary>A ten-millionth of a degree is a centimetre, finer than any document and the base map.</summary>
    private const double UnitsPerDegree = 1e7;

    /// <summary>A message that tells everything that touches the step's window.</summary>
    public static SharedMessage Keyframe(string session, Step step)
    {
        var started = SpanBuffers.OfThread.Started;
        step.Edition.Timeline.Collect(step.Window, started);
        var message = Begin(session, null, step);
        message.Write(",\"logPosition\":"u8);
        message.Write(step.Edition.Position.Value);
        WriteShowing(message, null, step.View);
        WriteStarted(message, step, started);
        return End(message);
    }

    /// <summary>A message that tells how to go from another step to this one.</summary>
    public static SharedMessage Delta(string session, Step from, Step step)
    {
        var buffers = SpanBuffers.OfThread;
        step.Edition.Timeline.CollectNext(from.Window, step.Window, buffers.Ended, buffers.Started);
        var message = Begin(session, from.Number, step);
        WriteShowing(message, from.View, step.View);
        WriteEnded(message, buffers.Ended);
        WriteStarted(message, step, buffers.Started);
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
        WriteClock(message, step.View.Clock, step.Story, step.MadeAt);
        message.Write(",\"window\":["u8);
        message.Write(step.Window.From.Milliseconds - step.Story.Milliseconds);
        message.Write(","u8);
        message.Write(step.Window.To.Milliseconds - step.Story.Milliseconds);
        message.Write("]"u8);
        if (step.View.FurthestAt(step.MadeAt) is { } furthest)
        {
            message.Write(",\"furthestMs\":"u8);
            message.Write(furthest.Milliseconds);
        }
        return message;
    }

    /// <summary>What is shown and drawn, as far as it is new to who was told of another view; null for who was told of none.</summary>
    private static void WriteShowing(SharedMessage message, SessionView? known, SessionView view)
    {
        if (view.Showing != known?.Showing)
        {
            message.Write(",\"showing\":"u8);
            message.Write(System.Text.Encoding.UTF8.GetBytes(view.Showing ?? "{}"));
        }
        if (view.InkVersion == (known?.InkVersion ?? 0))
            return;
        message.Write(",\"ink\":"u8);
        message.Write(view.Ink.UpdateAfter(known?.Ink.Last ?? 0));
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
            message.Write(loop.IsOnce ? ",\"once\":true}"u8 : "}"u8);
        }
        message.Write("}"u8);
    }

    private static void WriteEnded(SharedMessage message, SpanBuffer ended)
    {
        if (ended.Count == 0)
            return;
        message.Write(",\"ended\":{"u8);
        WriteNumbers(message, "\"segments\":["u8, ended.Segments);
        WriteNumbers(message, "\"events\":["u8, ended.Events);
        WriteNumbers(message, "\"control\":["u8, ended.Control);
        WriteNumbers(message, "\"bridges\":["u8, ended.Bridges);
        message.ReplaceLast((byte)'}');
    }

    private static void WriteNumbers(SharedMessage message, ReadOnlySpan<byte> name, ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        message.Write(name);
        foreach (var number in numbers)
            message.WriteItem(number);
        EndList(message);
    }

    private static void WriteStarted(SharedMessage message, Step step, SpanBuffer started)
    {
        if (started.Count == 0)
            return;
        message.Write(",\"started\":{"u8);
        WriteSegments(message, step, started.Segments);
        WriteEvents(message, step, started.Events);
        WriteControl(message, step, started.Control);
        WriteBridges(message, step, started.Bridges);
        message.ReplaceLast((byte)'}');
    }

    private static void WriteSegments(SharedMessage message, Step step, ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        var segments = step.Edition.Timeline.Segments;
        message.Write("\"segments\":["u8);
        foreach (var number in numbers)
        {
            ref readonly var segment = ref segments.ItemRef(number);
            var (lon, lat) = (Scaled(segment.FromLon), Scaled(segment.FromLat));
            message.WriteItem(number);
            message.WriteItem(segment.Unit);
            message.WriteItem(segment.Movement);
            message.WriteItem(lon);
            message.WriteItem(lat);
            message.WriteItem(Scaled(segment.ToLon) - lon);
            message.WriteItem(Scaled(segment.ToLat) - lat);
            WriteTimes(message, step, segment.Start, segment.End);
        }
        EndList(message);
    }

    private static void WriteEvents(SharedMessage message, Step step, ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        message.Write("\"events\":["u8);
        foreach (var number in numbers)
        {
            var span = step.Edition.Timeline.Events[number];
            message.WriteItem(number);
            message.WriteItem(span.Event);
            WriteTimes(message, step, span.Start, span.End);
        }
        EndList(message);
    }

    private static void WriteControl(SharedMessage message, Step step, ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        message.Write("\"control\":["u8);
        foreach (var number in numbers)
        {
            var span = step.Edition.Timeline.Control[number];
            message.WriteItem(number);
            message.WriteItem(span.Place);
            message.WriteItem(span.Side);
            message.WriteItem(span.Event);
            WriteTimes(message, step, span.Start, span.End);
        }
        EndList(message);
    }

    private static void WriteBridges(SharedMessage message, Step step, ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        message.Write("\"bridges\":["u8);
        foreach (var number in numbers)
        {
            var span = step.Edition.Timeline.Bridges[number];
            message.WriteItem(number);
            message.WriteItem(span.Place);
            message.WriteItem((int)span.State);
            message.WriteItem(span.Event);
            WriteTimes(message, step, span.Start, span.End);
        }
        EndList(message);
    }

    private static void WriteTimes(SharedMessage message, Step step, StoryTime start, StoryTime end)
    {
        message.WriteItem(start.Milliseconds - step.Story.Milliseconds);
        message.WriteItem(end == StoryTime.EndOfTime ? 0 : end.Milliseconds - start.Milliseconds);
    }

    /// <summary>Closes a list of items, and leaves the comma before what follows it, as each item does.</summary>
    private static void EndList(SharedMessage message)
    {
        message.ReplaceLast((byte)']');
        message.Write(","u8);
    }

    private static long Scaled(double degrees) => (long)Math.Round(degrees * UnitsPerDegree);

    /// <summary>Ids are hexadecimal digits and need no escapes.</summary>
    private static void WriteAscii(SharedMessage message, string text)
    {
        Span<byte> bytes = stackalloc byte[text.Length];
        System.Text.Encoding.ASCII.GetBytes(text, bytes);
        message.Write(bytes);
    }
}
