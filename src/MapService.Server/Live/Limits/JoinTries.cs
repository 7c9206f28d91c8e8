using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MapService.Server.Live.Limits;

/// <summary>
/// Limits how often one address may try codes that no session has. Codes that are right cost nothing: a hall may share one
/// address. Safe for many threads.
/// </summary>
public sealed class JoinTries(TimeProvider time)
{
    /// <summary>A hall of two thousand people behind one address, of whom one in ten mistypes; while it is used up nobody there joins.</summary>
    private const double Burst = 200;

    /// <summary>One in five seconds is 17,000 a day, of 850 billion codes.</summary>
    private const double PerSecond = 0.2;

    private readonly ConcurrentDictionary<IPAddress, TokenBucket> _byAddress = new();

    /// <summary>Whether an address may try; false after many wrong ones.</summary>
    public bool MayTry(IPAddress? address) => !_byAddress.TryGetValue(Net(address), out var tries) || tries.HasAny;

    /// <summary>Notes a try that was wrong.</summary>
    public void Miss(IPAddress? address) => _byAddress.GetOrAdd(Net(address), _ => new TokenBucket(Burst, PerSecond, time)).Take();

    /// <summary>Forgets addresses that have tried nothing wrong for a while.</summary>
    public void Sweep()
    {
        foreach (var (address, tries) in _byAddress)
        {
            if (tries.IsFull)
                _byAddress.TryRemove(address, out _);
        }
    }

    /// <summary>Who has one IPv6 address has the 2^64 addresses of its net.</summary>
    private static IPAddress Net(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
