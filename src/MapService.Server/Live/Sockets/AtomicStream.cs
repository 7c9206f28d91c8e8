namespace MapService.Server.Live.Sockets;

/// <summary>
/// A stream of whole writes: no two of them mix, whoever makes them. A WebSocket over it writes each of its frames as one,
/// so ready-made frames can be put between those of the WebSocket. Of <see cref="WriteAsync(ReadOnlyMemory{byte}, CancellationToken)"/>
/// there is one call at a time, as a WebSocket has it.
/// </summary>
/// <param name="inner">The stream of the upgrade.</param>
/// <param name="direct">
/// The same way to the other side without what the web server does on it; null if there is none. Taken once something was
/// received: who has sent something has the answer to the upgrade, so nothing of the web server's can still be under way.
/// </param>
/// <param name="time">Measures how long a write is under way.</param>
internal sealed class AtomicStream(Stream inner, Stream? direct, TimeProvider time) : Stream
{
    private readonly WriteTurn _turn = new();
    private volatile bool _hasReceived;
    private volatile bool _isSealed;
    private long _pendingSince;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>For how long the other side has not taken what it was sent; zero if it has.</summary>
    public TimeSpan PendingFor => Interlocked.Read(ref _pendingSince) is not 0 and var since ? time.GetElapsedTime(since) : TimeSpan.Zero;

    private Stream Output => _hasReceived && direct is not null ? direct : inner;

    /// <summary>
    /// Starts a write if none is under way, and does not wait for it. False if one is, as the other side has not taken what
    /// it was sent before, or if the stream is sealed: the message was not written.
    /// </summary>
    public bool TryWrite(SharedMessage message)
    {
        if (!_turn.TryTake())
            return false;
        if (_isSealed)
        {
            _turn.GiveBack();
            return false;
        }

        message.Hold();
        var write = Start(message);
        if (write.IsCompletedSuccessfully)
            End(message);
        else
            _ = EndAfter(write, message);
        return true;
    }

    /// <summary>From now on <see cref="TryWrite"/> writes nothing: after a closing frame there may be no other.</summary>
    public void Seal() => _isSealed = true;

    /// <summary>Whether <see cref="TryWrite"/> writes nothing any more.</summary>
    public bool IsSealed => _isSealed;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _turn.TakeAsync(cancellationToken);
        try
        {
            Interlocked.Exchange(ref _pendingSince, time.GetTimestamp());
            await Output.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            Interlocked.Exchange(ref _pendingSince, 0);
            _turn.GiveBack();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        if (count > 0)
            _hasReceived = true;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Every write is flushed as it is made.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Seal();
        if (disposing)
        {
            direct?.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private Task Start(SharedMessage message)
    {
        try
        {
            var write = Output.WriteAsync(message.Bytes);
            if (!write.IsCompletedSuccessfully)
                return write.AsTask();
            write.GetAwaiter().GetResult();
            return Task.CompletedTask;
        }
        catch (Exception error) when (IsEndOfConnection(error))
        {
            return Task.CompletedTask;
        }
    }

    /// <summary>A write that fails ends the connection by its reading side; here only the turn has to be given back.</summary>
    private async Task EndAfter(Task write, SharedMessage message)
    {
        Interlocked.Exchange(ref _pendingSince, time.GetTimestamp());
        try
        {
            await write;
        }
        catch (Exception error) when (IsEndOfConnection(error))
        {
            // The reader sees the same end of the connection.
        }
        finally
        {
            Interlocked.Exchange(ref _pendingSince, 0);
            End(message);
        }
    }

    private void End(SharedMessage message)
    {
        message.LetGo();
        _turn.GiveBack();
    }

    private static bool IsEndOfConnection(Exception error) => error is IOException or OperationCanceledException or InvalidOperationException;
}
