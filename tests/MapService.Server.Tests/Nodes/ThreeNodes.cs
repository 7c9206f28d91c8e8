using System.Net;
using System.Net.Sockets;
using MapService.Archive;
using MapService.Archive.Postgres;
using MapService.Tests.Shared;
using MapService.Tests.Shared.Postgres;
using Xunit;

namespace MapService.Server.Tests.Nodes;

/// <summary>Three servers on one PostgreSQL behind a balancer. The last one's way to the database can be blocked.</summary>
public sealed class ThreeNodes : IAsyncLifetime
{
    /// <summary>Somebody who does not wait long for a database that does not answer, and longer than a busy machine takes.</summary>
    private const string Impatient = ";Timeout=4;Command Timeout=3;Keepalive=2";

    private readonly TemporaryFolder _seeds = new();
    private readonly List<Balancer> _balancers = [];
    private IArchive? _log;
    private Node[] _nodes = [];
    private TcpProxy? _way;

    public PostgresServer Database { get; } = new();

    internal IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The way of the last node to the database.</summary>
    public TcpProxy Way => _way!;

    /// <summary>Where viewers connect by plain TCP.</summary>
    public Uri Address => _balancers[0].Address;

    /// <summary>Where they connect by HTTP.</summary>
    public Uri HttpAddress => _balancers[1].Address;

    /// <summary>The log, written to as another process would.</summary>
    public IArchive Log => _log!;

    public async Task InitializeAsync()
    {
        var seeds = SmallSeeds.WriteTo(_seeds);
        var database = Database.NewDatabase();
        _way = new TcpProxy(Database.Port);
        var overTheWay = database.Replace($"Port={Database.Port}", $"Port={_way.Port}", StringComparison.Ordinal);
        var ports = FreePorts(5);
        _nodes = [new(ports[0], database + Impatient, seeds), new(ports[1], database + Impatient, seeds), new(ports[2], overTheWay + Impatient, seeds)];
        await Task.WhenAll(_nodes.Select(node => node.StartAsync()));
        _log = PostgresArchive.Open(database, TimeProvider.System);
        _balancers.Add(new Balancer("tcp.conf", ports[3], ports[..3]));
        _balancers.Add(new Balancer("http.conf", ports[4], ports[..3]));
        foreach (var balancer in _balancers)
            await balancer.UntilUpAsync();
    }

    public async Task DisposeAsync()
    {
        _log?.Dispose();
        foreach (var balancer in _balancers)
            await balancer.DisposeAsync();
        foreach (var node in _nodes)
            node.Dispose();
        if (_way is not null)
            await _way.DisposeAsync();
        Database.Dispose();
        _seeds.Dispose();
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
