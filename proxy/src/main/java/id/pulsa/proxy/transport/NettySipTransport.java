package id.pulsa.proxy.transport;

import id.pulsa.charging.time.TimeSource;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** SIP over UDP and TCP on Netty. */
public final class NettySipTransport implements SipTransport {
    /** Connection ids of one run start here: no earlier run can have come so far. */
    private static final int IDS_PER_MILLISECOND_BITS = 20;

    private static final int CLOSE_SECONDS = 5;

    private record Started(TcpConnections connections, Listeners listeners) {}

    private final TransportSettings settings;
    private final TimeSource time;
    private final MultiThreadIoEventLoopGroup loops;
    private final List<EventLoopShard> shards = new ArrayList<>();
    private final SourceAddresses sources;
    private volatile @Nullable Started started;

    /** A transport that listens nowhere yet; its shards are ready. */
    public NettySipTransport(TransportSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        this.sources = new SourceAddresses(time);
        AtomicInteger number = new AtomicInteger();
        ThreadFactory threads = task -> new FastThreadLocalThread(task, "pulsa-shard-" + number.getAndIncrement());
        this.loops = new MultiThreadIoEventLoopGroup(
                settings.shards(), threads, settings.sockets().ioHandlers());
        for (EventExecutor loop : loops) {
            shards.add(new EventLoopShard(shards.size(), (EventLoop) loop, time));
        }
    }

    @Override
    public int shardCount() {
        return shards.size();
    }

    @Override
    public Shard shard(int index) {
        return shards.get(index);
    }

    @Override
    public void start(List<ListenAddress> addresses, MessageSink sink) throws BindFailedException {
        if (started != null) {
            throw new IllegalStateException("started before");
        }
        GuardedSink guarded = new GuardedSink(sink);
        TcpConnections connections =
                new TcpConnections(settings, guarded, time.wallMillis() << IDS_PER_MILLISECOND_BITS);
        Listeners listeners =
                Listeners.open(addresses, new SocketOpener(settings, loops, shards, guarded), connections);
        started = new Started(connections, listeners);
        // Only now: whoever answers at once must find the sockets.
        listeners.beginReading();
    }

    private Started running() {
        Started now = started;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }

    @Override
    public List<ListenAddress> listening() {
        return running().listeners().addresses();
    }

    @Override
    public Flow flowTo(TransportKind kind, InetSocketAddress remote) {
        return new Flow(kind, running().listeners().localFor(kind, remote), remote, 0);
    }

    @Override
    public InetSocketAddress contactAddress(Flow flow) {
        InetSocketAddress local = flow.local();
        InetAddress advertised = settings.advertised();
        if (advertised != null) {
            return new InetSocketAddress(advertised, local.getPort());
        }
        if (!local.getAddress().isAnyLocalAddress()) {
            return local;
        }
        return sources.towards(flow.remote())
                .map(source -> new InetSocketAddress(source, local.getPort()))
                .orElse(local);
    }

    @Override
    public void send(Shard shard, Flow flow, byte[] buffer, int offset, int length, SendFailureListener onFailure) {
        SendOutcome outcome = new SendOutcome(shard, flow, onFailure);
        if (flow.kind() == TransportKind.UDP) {
            UdpSocket socket = running().listeners().udpSocket(flow, shard.index());
            if (socket == null) {
                outcome.failed(SendFailure.NO_SOCKET);
            } else {
                socket.send(outcome, flow.remote(), buffer, offset, length);
            }
        } else {
            sendOverTcp(outcome, shards.get(shard.index()), flow, buffer, offset, length);
        }
    }

    private void sendOverTcp(
            SendOutcome outcome, EventLoopShard shard, Flow flow, byte[] buffer, int offset, int length) {
        TcpConnections connections = running().connections();
        TcpConnection connection;
        if (flow.connectionId() != 0) {
            connection = connections.find(flow.connectionId());
        } else if (flow.local().getPort() == 0) {
            outcome.failed(SendFailure.NO_SOCKET);
            return;
        } else {
            connection = connections.to(flow.remote(), flow.local(), shard);
        }
        if (connection != null) {
            connection.send(outcome, buffer, offset, length);
        } else {
            outcome.failed(flow.connectionId() != 0 ? SendFailure.CONNECTION_CLOSED : SendFailure.TOO_MANY_CONNECTIONS);
        }
    }

    @Override
    public void close() {
        Started now = started;
        if (now != null) {
            now.listeners().close();
            now.connections().closeAll();
        }
        boolean ended = loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(2 * CLOSE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            throw new IllegalStateException("a shard did not end in " + 2 * CLOSE_SECONDS + " s: it is blocked");
        }
    }
}
