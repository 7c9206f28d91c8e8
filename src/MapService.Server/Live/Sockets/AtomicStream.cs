namespace MapService.Server.Live.Sockets;

/// <summary>
/// A stream of whole writes: no two of them mix, whoever makes them. A WebSocket over it writes each of its frames as one,
/// so ready-made frames can be put between those of the WebSocket.
/// </summary>
internal sealed class AtomicStream(Stream inner) : Stream
{
    private readonly SemaphoreSlim _writing = new(1);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Starts a write if none is under way, and does not wait for it. False if one is: the other side has not taken what
    /// it was sent before, and these bytes were not written.
    /// </summary>
    /// <param name="bytes">Must not change until the write is over.</param>
    public bool TryWrite(ReadOnlyMemory<byte> bytes)
    {
        if (!_writing.Wait(0, CancellationToken.None))
            return false;

        var write = inner.WriteAsync(bytes);
        if (write.IsCompletedSuccessfully)
            _writing.Release();
        else
            _ = ReleaseAfter(write);
        return true;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await inner.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken);

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
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A write that fails ends the connection by its reading side; here only the turn has to be given back.</summary>
    private async Task ReleaseAfter(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The reader sees the same end of the connection.
        }
        finally
        {
            _writing.Release();
        }
    }
}
