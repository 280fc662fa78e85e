package id.pulsa.proxy.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Every TCP connection there is, and for each shard those that it opened, by peer. */
final class TcpConnections {
    private static final Logger LOG = LogManager.getLogger(TcpConnections.class);

    private final TransportSettings settings;
    private final GuardedSink sink;
    private final ConnectionCensus census;
    private final AtomicLong nextId;
    private final ConcurrentHashMap<Long, TcpConnection> established = new ConcurrentHashMap<>();
    private final List<Map<InetSocketAddress, TcpConnection>> opened = new ArrayList<>();

    /**
     * No connections yet.
     *
     * @param firstId the first connection's id; above all ids of earlier runs, so that a persisted flow never names a
     *     stranger's connection
     */
    TcpConnections(TransportSettings settings, GuardedSink sink, long firstId) {
        this.settings = settings;
        this.sink = sink;
        this.census = new ConnectionCensus(settings.limits());
        this.nextId = new AtomicLong(firstId);
        for (int i = 0; i < settings.shards(); i++) {
            opened.add(new HashMap<>());
        }
    }

    GuardedSink sink() {
        return sink;
    }

    TransportLimits limits() {
        return settings.limits();
    }

    /** Takes a connection that a peer has made, or closes it when there are too many; on its shard's thread. */
    void accept(SocketChannel channel, EventLoopShard shard) {
        InetSocketAddress remote = channel.remoteAddress();
        // Null when the peer has left before we came to look.
        if (remote == null || !census.enterAccepted(remote.getAddress())) {
            channel.close().addListener(closed -> LOG.debug("TCP {}: not accepted", remote));
            return;
        }
        channel.closeFuture().addListener(closed -> census.leaveAccepted(remote.getAddress()));
        configure(channel);
        Flow flow = Flow.tcp(channel.localAddress(), remote, nextId.getAndIncrement());
        channel.pipeline().addLast(new TcpConnection(channel, shard, flow, this));
    }

    /** The established connection of that id, or null. */
    @Nullable TcpConnection find(long id) {
        return established.get(id);
    }

    /**
     * The shard's own connection to {@code remote}, opened when there is none; null when there are too many. On the
     * shard's thread.
     */
    @Nullable TcpConnection to(InetSocketAddress remote, InetSocketAddress local, EventLoopShard shard) {
        TcpConnection known = opened.get(shard.index()).get(remote);
        return known != null ? known : open(remote, local, shard);
    }

    private @Nullable TcpConnection open(InetSocketAddress remote, InetSocketAddress local, EventLoopShard shard) {
        if (!census.enterOpened()) {
            return null;
        }
        SocketChannel channel = settings.sockets().streamChannel();
        channel.closeFuture().addListener(closed -> census.leaveOpened());
        configure(channel);
        Flow flow = Flow.tcp(local, remote, nextId.getAndIncrement());
        TcpConnection connection = new TcpConnection(channel, shard, flow, this);
        opened.get(shard.index()).put(remote, connection);
        channel.closeFuture().addListener(closed -> opened.get(shard.index()).remove(remote, connection));
        new Bootstrap()
                .group(shard.loop())
                .channelFactory(() -> channel)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        limits().connect().toMillis())
                .handler(connection)
                .connect(remote)
                .addListener(done -> connected((ChannelFuture) done, connection));
        return connection;
    }

    private static void connected(ChannelFuture done, TcpConnection connection) {
        if (!done.isSuccess()) {
            boolean late = done.cause() instanceof ConnectTimeoutException;
            connection.connectFailed(late ? SendFailure.CONNECT_TIMED_OUT : SendFailure.CONNECT_FAILED);
            connection.close();
        }
    }

    private void configure(SocketChannel channel) {
        int queued = limits().maxQueuedBytes();
        channel.config().setTcpNoDelay(true).setKeepAlive(true);
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(queued / 2, queued));
    }

    void established(TcpConnection connection) {
        established.put(connection.flow().connectionId(), connection);
    }

    void ended(TcpConnection connection) {
        established.remove(connection.flow().connectionId());
    }

    /** How many connections are open or being opened. */
    int count() {
        return census.total();
    }

    /** Closes all connections, without waiting. */
    void closeAll() {
        established.values().forEach(TcpConnection::close);
    }
}
