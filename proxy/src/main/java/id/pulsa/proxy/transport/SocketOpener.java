package id.pulsa.proxy.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Opens listening sockets with the options that this platform needs; they do not read yet. */
final class SocketOpener {
    /** Of asm-generic/socket.h and linux/in6.h: an option beyond the system's cap, and IPv6 alone on an IPv6 socket. */
    private static final ChannelOption<Integer> SO_RCVBUFFORCE = new IntegerUnixChannelOption("SO_RCVBUFFORCE", 1, 33);

    private static final ChannelOption<Integer> SO_SNDBUFFORCE = new IntegerUnixChannelOption("SO_SNDBUFFORCE", 1, 32);
    private static final ChannelOption<Integer> IPV6_V6ONLY = new IntegerUnixChannelOption("IPV6_V6ONLY", 41, 26);

    private static final int UDP_QUEUED_BYTES = 4 << 20;
    private static final int ACCEPT_BACKLOG = 1_024;

    private final TransportSettings settings;
    private final EventLoopGroup loops;
    private final List<EventLoopShard> shards;
    private final GuardedSink sink;
    private final boolean epoll;

    SocketOpener(TransportSettings settings, EventLoopGroup loops, List<EventLoopShard> shards, GuardedSink sink) {
        this.settings = settings;
        this.loops = loops;
        this.shards = shards;
        this.sink = sink;
        this.epoll = settings.sockets() == SocketLibrary.EPOLL;
    }

    /** Whether an IPv6 wildcard always takes IPv4 too: the JDK has no option against it. */
    boolean ipv6TakesIpv4() {
        return !epoll;
    }

    /**
     * Opens the UDP sockets of one address: one for each shard where several sockets may share a port, else one.
     *
     * @param ipv6Only when IPv4 has its own socket of the same port
     */
    List<UdpSocket> udp(ListenAddress address, boolean ipv6Only) throws BindFailedException {
        InetSocketAddress wanted = address.address();
        if (epoll && wanted.getPort() != 0) {
            // SO_REUSEPORT would let a second gateway of the same user share the port in silence; a plain bind tells.
            bindUdp(address, wanted, shards.get(0), ipv6Only, false)
                    .channel()
                    .close()
                    .awaitUninterruptibly();
        }
        List<UdpSocket> sockets = new ArrayList<>();
        try {
            for (EventLoopShard shard : epoll ? shards : shards.subList(0, 1)) {
                UdpSocket socket = bindUdp(address, wanted, shard, ipv6Only, true);
                sockets.add(socket);
                wanted = socket.local();
            }
        } catch (BindFailedException e) {
            sockets.forEach(socket -> socket.channel().close().awaitUninterruptibly());
            throw e;
        }
        return sockets;
    }

    private UdpSocket bindUdp(
            ListenAddress address, InetSocketAddress wanted, EventLoopShard shard, boolean ipv6Only, boolean shared)
            throws BindFailedException {
        DatagramChannel channel = settings.sockets().datagramChannel(family(wanted));
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(UDP_QUEUED_BYTES / 2, UDP_QUEUED_BYTES));
        channel.config().setReceiveBufferSize(settings.socketBufferBytes());
        channel.config().setSendBufferSize(settings.socketBufferBytes());
        channel.config().setAutoRead(false);
        if (epoll) {
            channel.config().setOption(UnixChannelOption.SO_REUSEPORT, shared);
            configureEpoll(channel, ipv6Only);
        } else {
            channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(ReceiveSlots.SLOT_BYTES));
        }
        UdpSocket socket = new UdpSocket(channel, shard, sink, settings.limits().maxMessageBytes(), wanted);
        ChannelFuture bound = new Bootstrap()
                .group(shard.loop())
                .channelFactory(() -> channel)
                .handler(socket)
                .bind(wanted)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw BindFailures.explain(address, bound.cause());
        }
        socket.bound();
        return socket;
    }

    private void configureEpoll(DatagramChannel channel, boolean ipv6Only) {
        if (ipv6Only) {
            channel.config().setOption(IPV6_V6ONLY, 1);
        }
        force(channel, SO_RCVBUFFORCE);
        force(channel, SO_SNDBUFFORCE);
        ReceiveSlots slots = new ReceiveSlots();
        channel.config().setRecvByteBufAllocator(slots);
        channel.config().setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, ReceiveSlots.SLOT_BYTES);
        channel.closeFuture().addListener(closed -> slots.release());
    }

    private void force(DatagramChannel channel, ChannelOption<Integer> option) {
        try {
            channel.config().setOption(option, settings.socketBufferBytes());
        } catch (ChannelException unprivileged) {
            // The plain option has been set before, up to the system's cap.
            return;
        }
    }

    /** Opens the listening TCP socket of one address; connections spread over all shards. */
    Channel tcp(ListenAddress address, boolean ipv6Only, TcpConnections connections) throws BindFailedException {
        ServerBootstrap server = new ServerBootstrap()
                .group(shards.get(0).loop(), loops)
                .channelFactory(() -> settings.sockets().serverChannel(family(address.address())))
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.accept(channel, shardOf(channel));
                    }
                });
        if (epoll && ipv6Only) {
            server.option(IPV6_V6ONLY, 1);
        }
        ChannelFuture bound = server.bind(address.address()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw BindFailures.explain(address, bound.cause());
        }
        return bound.channel();
    }

    private EventLoopShard shardOf(Channel channel) {
        for (EventLoopShard shard : shards) {
            if (shard.loop() == channel.eventLoop()) {
                return shard;
            }
        }
        throw new IllegalStateException("a connection on a loop that is no shard");
    }

    private static SocketProtocolFamily family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    }
}
